/**
 * A CD-ROM drive with one data track of 2048-byte blocks.
 *
 * [SCSI-2] ANSI X3.131-1994, clause 14 (CD-ROM devices)
 */

import { type BlockSpan, blockSpan10, cdbByte, OPERATION } from './cdb.ts';
import { DEVICE_TYPE } from './inquiry.ts';
import { Medium } from './medium.ts';
import { ScsiUnit, type ScsiUnitConfig } from './scsi-unit.ts';
import { BLOCK_OUT_OF_RANGE, INVALID_FIELD_IN_CDB, NO_MEDIUM } from './sense.ts';
import { type CommandResult, checkCondition, good } from './target.ts';

export const CD_BLOCK_BYTES = 2048;

/** Only track, and the number that stands for the lead-out area. [SCSI-2] 14.2.10 */
const FIRST_TRACK = 1;
const LEAD_OUT = 0xaa;

/** ADR 1 (current position), control 4 (data track). [SCSI-2] 14.2.9, tables 238 and 239 */
const DATA_TRACK = 0x14;

const TOC_HEADER_BYTES = 4;
const TRACK_DESCRIPTOR_BYTES = 8;

/** MSF bit: addresses as minutes, seconds and frames. */
const MSF = 0x02;

export interface CdRomConfig extends ScsiUnitConfig {
  /** Capacity in blocks of 2048 bytes, at least 1. */
  readonly blocks: number;
  /** False: the drive is empty. True unless given. */
  readonly medium?: boolean | undefined;
}

export class CdRom extends ScsiUnit {
  readonly #medium: Medium;
  readonly #loaded: boolean;

  constructor(config: CdRomConfig) {
    super(config, { deviceType: DEVICE_TYPE.CD_ROM, removable: true, product: 'TRAINING CD-ROM ' });
    this.#medium = new Medium(config, config.blocks, CD_BLOCK_BYTES);
    this.#loaded = config.medium ?? true;
  }

  /** Capacity in blocks. */
  get blocks(): number {
    return this.#medium.blocks;
  }

  /** The medium's contents, for whoever verifies a transfer. `lba + blocks` is within the capacity. */
  read(lba: number, blocks: number): Uint8Array {
    return this.#medium.read({ lba, blocks });
  }

  protected wantedBytes(): number {
    return 0;
  }

  protected perform(cdb: Uint8Array): CommandResult | undefined {
    const operation = this.#operation(cdbByte(cdb, 0));
    if (operation === undefined) return undefined;
    return this.#loaded ? operation(cdb) : checkCondition(NO_MEDIUM);
  }

  #operation(code: number): ((cdb: Uint8Array) => CommandResult) | undefined {
    switch (code) {
      case OPERATION.TEST_UNIT_READY:
        return () => good();
      case OPERATION.READ_CAPACITY:
        return () => good(this.#medium.capacityData());
      case OPERATION.READ_10:
        return (cdb) => this.#readSpan(blockSpan10(cdb));
      case OPERATION.READ_TOC:
        return (cdb) => this.#tableOfContents(cdb);
      default:
        return undefined;
    }
  }

  #readSpan(span: BlockSpan): CommandResult {
    return this.#medium.holds(span) ? good(this.#medium.read(span)) : checkCondition(BLOCK_OUT_OF_RANGE);
  }

  /** The track, when the table is asked for from there on, and the lead-out area. [SCSI-2] 14.2.10 */
  #tableOfContents(cdb: Uint8Array): CommandResult {
    const startingTrack = cdbByte(cdb, 6);
    const addressesInMinutes = (cdbByte(cdb, 1) & MSF) !== 0;
    if (addressesInMinutes || (startingTrack > FIRST_TRACK && startingTrack !== LEAD_OUT)) {
      return checkCondition(INVALID_FIELD_IN_CDB);
    }
    const leadOut = { track: LEAD_OUT, lba: this.blocks };
    const tracks = startingTrack > FIRST_TRACK ? [leadOut] : [{ track: FIRST_TRACK, lba: 0 }, leadOut];
    const view = new DataView(new ArrayBuffer(TOC_HEADER_BYTES + tracks.length * TRACK_DESCRIPTOR_BYTES));
    // The data length does not count itself.
    view.setUint16(0, view.byteLength - 2);
    view.setUint8(2, FIRST_TRACK);
    view.setUint8(3, FIRST_TRACK);
    for (const [index, { track, lba }] of tracks.entries()) {
      const descriptor = TOC_HEADER_BYTES + index * TRACK_DESCRIPTOR_BYTES;
      view.setUint8(descriptor + 1, DATA_TRACK);
      view.setUint8(descriptor + 2, track);
      view.setUint32(descriptor + 4, lba);
    }
    const allocated = (cdbByte(cdb, 7) << 8) | cdbByte(cdb, 8);
    return good(new Uint8Array(view.buffer).slice(0, allocated));
  }
}
