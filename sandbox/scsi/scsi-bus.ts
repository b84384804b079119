/**
 * A SCSI bus with one initiator: one nexus at a time holds the bus, while the logical units that have
 * disconnected work side by side. Each unit performs its commands in the order in which it received them.
 *
 * [SCSI-2] ANSI X3.131-1994, clause 6
 */

import { cdbByte, cdbLength, OPERATION, STATUS } from './cdb.ts';
import { SENSE_LENGTH } from './sense.ts';
import type { LogicalUnit, Target } from './target.ts';
import {
  ASYNCHRONOUS_BYTE_NS,
  NEXUS_NS,
  RESET_TO_SELECTION_NS,
  SELECTION_TIMEOUT_NS,
  STATUS_NS,
} from './timing.ts';

/** Direction of the data as the initiator means it. */
export type DataDirection = 'none' | 'in' | 'out';

export type CommandOutcome =
  | 'complete'
  | 'selection-timeout'
  /** The target had more data, or less, than the command's count (less counts with GOOD status only). */
  | 'data-run'
  | 'phase-error'
  /** The initiator could not move the data, or the sense data, to or from its memory. */
  | 'data-fault'
  | 'sense-fault';

export interface CommandReport {
  readonly outcome: CommandOutcome;
  readonly scsiStatus: number;
  /** Bytes of the command's count that were not transferred. */
  readonly residual: number;
}

/** One command as the initiator hands it to the bus. */
export interface ScsiCommand {
  readonly target: number;
  readonly lun: number;
  readonly cdb: Uint8Array;
  readonly direction: DataDirection;
  /** Bytes that the initiator is ready to transfer. */
  readonly dataLength: number;
  /** Bytes of sense data to fetch after CHECK CONDITION; 0 leaves the sense data with the target. */
  readonly senseLength: number;
  /** The target has the command and has disconnected. */
  sent(): void;
  /** DATA OUT: the first `length` bytes from memory; undefined when no memory answers. */
  fetchData(length: number): Uint8Array | undefined;
  /** DATA IN: false when no memory answers. */
  storeData(data: Uint8Array): boolean;
  storeSense(data: Uint8Array): boolean;
  finished(report: CommandReport): void;
}

export interface ScsiBusPorts {
  readonly clock: { after(delay: number, callback: () => void): () => void };
  random(low: number, high: number): number;
}

export interface ScsiBusConfig {
  /** Rate of the DATA phases; the other phases are asynchronous. */
  readonly bytesPerSecond: number;
  readonly targets: readonly Target[];
}

/** One stay on the bus: what it does first, how long that takes, what follows. */
interface Tenure {
  begin(): { readonly durationNs: number; end(): void };
}

export class ScsiBus {
  readonly #ports: ScsiBusPorts;
  readonly #nsPerByte: number;
  readonly #targets: ReadonlyMap<number, Target>;
  #waiting: Tenure[] = [];
  #held = false;
  /** From the assertion of RST until targets answer again. */
  #inReset = false;
  #settling: (() => void) | undefined;
  /** Commands that each logical unit has received and not finished, the one at work first. */
  #received = new Map<string, ScsiCommand[]>();
  #pending = new Set<() => void>();

  constructor(ports: ScsiBusPorts, config: ScsiBusConfig) {
    this.#ports = ports;
    this.#nsPerByte = 1e9 / config.bytesPerSecond;
    this.#targets = new Map(config.targets.map((target) => [target.id, target]));
  }

  /** Queues the command for the bus. Exactly one `finished` follows, unless a reset drops the command. */
  submit(command: ScsiCommand): void {
    this.#enqueue({ begin: () => this.#select(command) });
  }

  /** RST is asserted: every command is forgotten by initiator and targets; nothing moves until {@link releaseReset}. */
  assertReset(): void {
    this.clear();
    this.#settling?.();
    this.#inReset = true;
  }

  /** RST is released; the first selection follows after the reset-to-selection time. */
  releaseReset(): void {
    this.#settling = this.#ports.clock.after(RESET_TO_SELECTION_NS, () => {
      this.#inReset = false;
      this.#advance();
    });
  }

  /** Forgets every command. A reset of the bus that is under way goes on. */
  clear(): void {
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
    this.#waiting = [];
    this.#received = new Map();
    this.#held = false;
  }

  #after(delay: number, callback: () => void): void {
    const cancel = this.#ports.clock.after(delay, () => {
      this.#pending.delete(cancel);
      callback();
    });
    this.#pending.add(cancel);
  }

  #enqueue(tenure: Tenure): void {
    this.#waiting.push(tenure);
    this.#advance();
  }

  #advance(): void {
    if (this.#held || this.#inReset) return;
    const tenure = this.#waiting.shift();
    if (tenure === undefined) return;
    this.#held = true;
    const { durationNs, end } = tenure.begin();
    this.#after(Math.ceil(durationNs), () => {
      this.#held = false;
      end();
      this.#advance();
    });
  }

  #select(command: ScsiCommand): ReturnType<Tenure['begin']> {
    const unit = this.#targets.get(command.target)?.unit(command.lun);
    const refused = (outcome: CommandOutcome) => () =>
      command.finished({ outcome, scsiStatus: STATUS.GOOD, residual: command.dataLength });
    if (unit === undefined) {
      return { durationNs: SELECTION_TIMEOUT_NS, end: refused('selection-timeout') };
    }
    const durationNs = NEXUS_NS + command.cdb.length * ASYNCHRONOUS_BYTE_NS;
    // A target that wants more command bytes than it is given meets a phase the initiator did not expect.
    const wanted = cdbLength(cdbByte(command.cdb, 0)) ?? command.cdb.length;
    if (command.cdb.length < wanted) return { durationNs, end: refused('phase-error') };
    return {
      durationNs,
      end: () => {
        command.sent();
        this.#receive(unit, command);
      },
    };
  }

  #receive(unit: LogicalUnit, command: ScsiCommand): void {
    const nexus = `${command.target}.${command.lun}`;
    const received = this.#received.get(nexus) ?? [];
    this.#received.set(nexus, received);
    received.push(command);
    if (received.length === 1) this.#work(unit, command, received);
  }

  #work(unit: LogicalUnit, command: ScsiCommand, received: ScsiCommand[]): void {
    this.#after(this.#ports.random(...unit.latencyNs), () => {
      this.#enqueue({
        begin: () => {
          const { durationNs, report } = this.#transfer(unit, command);
          const end = () => {
            received.shift();
            command.finished(report());
            const next = received[0];
            if (next !== undefined) this.#work(unit, next, received);
          };
          return { durationNs, end };
        },
      });
    });
  }

  /** Reselection to BUS FREE: data, status, and the sense data when they are wanted. */
  #transfer(
    unit: LogicalUnit,
    command: ScsiCommand,
  ): { readonly durationNs: number; report(): CommandReport } {
    const { direction, dataLength } = command;
    const wanted = unit.dataOutLength(command.cdb);
    const report = (outcome: CommandOutcome, scsiStatus: number, moved: number): CommandReport => ({
      outcome,
      scsiStatus,
      residual: dataLength - moved,
    });
    if (wanted > 0 && direction !== 'out') {
      return { durationNs: NEXUS_NS, report: () => report('phase-error', STATUS.GOOD, 0) };
    }
    const dataOut = wanted > 0 ? command.fetchData(Math.min(wanted, dataLength)) : new Uint8Array(0);
    if (dataOut === undefined) {
      return { durationNs: NEXUS_NS, report: () => report('data-fault', STATUS.GOOD, 0) };
    }
    const { status, dataIn } = unit.execute(command.cdb, dataOut);
    if (dataIn.length > 0 && direction !== 'in') {
      return { durationNs: NEXUS_NS, report: () => report('phase-error', STATUS.GOOD, 0) };
    }
    const accepted = dataIn.subarray(0, dataLength);
    const moved = dataOut.length + accepted.length;
    const sense = this.#autoSense(unit, command, status);
    const durationNs = NEXUS_NS + moved * this.#nsPerByte + STATUS_NS + sense.durationNs;
    return {
      durationNs,
      report: () => {
        if (accepted.length > 0 && !command.storeData(accepted)) return report('data-fault', status, 0);
        if (sense.data !== undefined && !command.storeSense(sense.data)) {
          return report('sense-fault', status, moved);
        }
        const overrun = Math.max(wanted, dataIn.length) > dataLength;
        const underrun = status === STATUS.GOOD && moved < dataLength && direction !== 'none';
        return report(overrun || underrun ? 'data-run' : 'complete', status, moved);
      },
    };
  }

  /** REQUEST SENSE, sent by the initiator of its own accord after CHECK CONDITION. [SCSI-2] 7.6 */
  #autoSense(
    unit: LogicalUnit,
    command: ScsiCommand,
    status: number,
  ): { readonly durationNs: number; readonly data?: Uint8Array } {
    const length = Math.min(command.senseLength, SENSE_LENGTH);
    if (status !== STATUS.CHECK_CONDITION || length === 0) return { durationNs: 0 };
    const cdb = Uint8Array.of(OPERATION.REQUEST_SENSE, 0, 0, 0, length, 0);
    const { dataIn } = unit.execute(cdb, new Uint8Array(0));
    const bytes = cdb.length + dataIn.length;
    return { durationNs: NEXUS_NS + bytes * ASYNCHRONOUS_BYTE_NS + STATUS_NS, data: dataIn };
  }
}
