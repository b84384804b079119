/** A SCSI device as the bus sees it: an ID with logical units behind it. */

import { cdbByte, OPERATION, STATUS } from './cdb.ts';
import { fixedFormat, type Sense, UNIT_NOT_SUPPORTED } from './sense.ts';

export interface CommandResult {
  readonly status: number;
  /** What the target sends in the DATA IN phase; empty when the command has none. */
  readonly dataIn: Uint8Array;
  /** Present with CHECK CONDITION: what a REQUEST SENSE that follows would return. */
  readonly sense?: Sense;
}

export interface LogicalUnit {
  readonly lun: number;
  /** Nanoseconds from the command until the unit reconnects, both ends included. */
  readonly latencyNs: readonly [low: number, high: number];
  /** Bytes that the unit would ask for in the DATA OUT phase; 0 when the command has none or is not valid. */
  dataOutLength(cdb: Uint8Array): number;
  /** @param dataOut at most `dataOutLength` bytes: fewer when the initiator had no more */
  execute(cdb: Uint8Array, dataOut: Uint8Array): CommandResult;
  /** RST was asserted; a unit that keeps nothing across commands has nothing to do. */
  busReset?(): void;
}

const NOTHING = new Uint8Array(0);

export function good(dataIn: Uint8Array = NOTHING): CommandResult {
  return { status: STATUS.GOOD, dataIn };
}

/** @param dataIn what was sent before the command failed */
export function checkCondition(sense: Sense, dataIn: Uint8Array = NOTHING): CommandResult {
  return { status: STATUS.CHECK_CONDITION, dataIn, sense };
}

/** Answers for a logical unit number that the target does not have. [SCSI-2] 7.5.3 */
function absentUnit(lun: number): LogicalUnit {
  return {
    lun,
    latencyNs: [0, 0],
    dataOutLength: () => 0,
    execute(cdb) {
      if (cdbByte(cdb, 0) === OPERATION.INQUIRY) {
        // Peripheral qualifier 011b, device type 1Fh: no such unit. [SCSI-2] 8.2.5.1
        const data = new Uint8Array(36);
        data[0] = 0x7f;
        return good(data.slice(0, cdbByte(cdb, 4)));
      }
      if (cdbByte(cdb, 0) === OPERATION.REQUEST_SENSE) {
        return good(fixedFormat(UNIT_NOT_SUPPORTED).slice(0, cdbByte(cdb, 4)));
      }
      return checkCondition(UNIT_NOT_SUPPORTED);
    },
  };
}

export class Target {
  /** SCSI ID, 0 to 6. */
  readonly id: number;
  readonly #units: ReadonlyMap<number, LogicalUnit>;

  constructor(id: number, units: readonly LogicalUnit[]) {
    this.id = id;
    this.#units = new Map(units.map((unit) => [unit.lun, unit]));
  }

  /** RST was asserted. [SCSI-2] 6.2.2 */
  busReset(): void {
    for (const unit of this.#units.values()) unit.busReset?.();
  }

  /** The logical unit, or one that answers as an absent unit must. */
  unit(lun: number): LogicalUnit {
    return this.#units.get(lun) ?? absentUnit(lun);
  }
}
