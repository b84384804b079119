/**
 * What every logical unit does alike: it identifies itself, keeps sense data until the next command, and refuses
 * commands when it is made to.
 *
 * [SCSI-2] ANSI X3.131-1994, clauses 7 and 8
 */

import { cdbByte, OPERATION, STATUS } from './cdb.ts';
import { type Identity, inquire, standardData } from './inquiry.ts';
import type { UnitAddress } from './medium.ts';
import { fixedFormat, INVALID_OPERATION_CODE, NO_SENSE, RESET_OCCURRED, type Sense } from './sense.ts';
import { type CommandResult, checkCondition, good, type LogicalUnit } from './target.ts';

export interface ScsiUnitConfig extends UnitAddress {
  /** Nanoseconds from the command until the unit reconnects, both ends included. */
  readonly latencyNs: readonly [low: number, high: number];
  /** UNIT ATTENTION is reported after power-on and after each reset of the bus; false unless given. */
  readonly unitAttention?: boolean | undefined;
  /** Share of commands, 0 to 100, that are answered BUSY; 0 unless given. */
  readonly busyPercent?: number | undefined;
  /** Share of commands, 0 to 100, that are answered QUEUE FULL; 0 unless given. With `busyPercent` at most 100. */
  readonly queueFullPercent?: number | undefined;
  /** Draws an integer in `[low, high]`: who is refused. Not called where both shares are 0. */
  readonly random?: (low: number, high: number) => number;
}

const NOTHING = new Uint8Array(0);

export abstract class ScsiUnit implements LogicalUnit {
  /** Which of its adapter's buses it is on. */
  readonly bus: number;
  readonly target: number;
  readonly lun: number;
  readonly latencyNs: readonly [low: number, high: number];
  readonly #config: ScsiUnitConfig;
  readonly #identity: Identity;
  #sense: Sense = NO_SENSE;
  #attention: boolean;
  /** The status that the next command is refused with, drawn beforehand: such a command gets no data phase. */
  #refusal: number | undefined;

  constructor(config: ScsiUnitConfig, identity: Identity) {
    this.bus = config.bus ?? 0;
    this.target = config.target;
    this.lun = config.lun;
    this.latencyNs = config.latencyNs;
    this.#config = config;
    this.#identity = identity;
    this.#attention = config.unitAttention ?? false;
    this.#refusal = this.#drawRefusal();
  }

  /** Bytes of the DATA OUT phase of a command that the unit performs. */
  protected abstract wantedBytes(cdb: Uint8Array): number;

  /** Performs what its device type adds to INQUIRY and REQUEST SENSE; undefined when it knows no such command. */
  protected abstract perform(cdb: Uint8Array, dataOut: Uint8Array): CommandResult | undefined;

  /** Its standard INQUIRY data, for whoever verifies a transfer. */
  identification(): Uint8Array {
    return standardData(this.#identity);
  }

  /** The bus was reset: sense data are lost and a unit attention condition arises. [SCSI-2] 6.2.2, 7.9 */
  busReset(): void {
    this.#sense = NO_SENSE;
    this.#attention = this.#config.unitAttention ?? false;
  }

  dataOutLength(cdb: Uint8Array): number {
    return this.#attention || this.#refusal !== undefined ? 0 : this.wantedBytes(cdb);
  }

  execute(cdb: Uint8Array, dataOut: Uint8Array): CommandResult {
    const operation = cdbByte(cdb, 0);
    // The commands that say how things stand are never refused; otherwise nobody could learn it. [SCSI-2] 7.9
    if (operation === OPERATION.REQUEST_SENSE) return this.#requestSense(cdb);
    const result = operation === OPERATION.INQUIRY ? inquire(cdb, this.#identity) : this.#admit(cdb, dataOut);
    // Sense data lasts until the next command to the unit. [SCSI-2] 7.6
    this.#sense = result.sense ?? NO_SENSE;
    return result;
  }

  #admit(cdb: Uint8Array, dataOut: Uint8Array): CommandResult {
    const refusal = this.#refusal;
    this.#refusal = this.#drawRefusal();
    // A busy unit reports nothing, so the unit attention condition stays. [SCSI-2] 7.3, 7.9
    if (refusal !== undefined) return { status: refusal, dataIn: NOTHING };
    if (this.#attention) {
      this.#attention = false;
      return checkCondition(RESET_OCCURRED);
    }
    return this.perform(cdb, dataOut) ?? checkCondition(INVALID_OPERATION_CODE);
  }

  /** Reports, and so clears, the condition where there is no older sense data. [SCSI-2] 7.9, 8.2.14 */
  #requestSense(cdb: Uint8Array): CommandResult {
    const attention = this.#attention && this.#sense === NO_SENSE;
    const sense = attention ? RESET_OCCURRED : this.#sense;
    if (attention) this.#attention = false;
    this.#sense = NO_SENSE;
    return good(fixedFormat(sense).slice(0, cdbByte(cdb, 4)));
  }

  #drawRefusal(): number | undefined {
    const { random, busyPercent = 0, queueFullPercent = 0 } = this.#config;
    if (random === undefined || busyPercent + queueFullPercent === 0) return undefined;
    const drawn = random(1, 100);
    if (drawn <= busyPercent) return STATUS.BUSY;
    return drawn <= busyPercent + queueFullPercent ? STATUS.QUEUE_FULL : undefined;
  }
}
