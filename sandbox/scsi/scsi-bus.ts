/**
 * A SCSI bus with one initiator: one nexus at a time holds the bus, while the logical units that have
 * disconnected work side by side. Each unit performs its commands in the order in which it received them.
 *
 * [SCSI-2] ANSI X3.131-1994, clause 6
 */

import { cdbByte, cdbLength, STATUS } from './cdb.ts';
import { converse, type Reconnection, reconnect } from './reconnection.ts';
import type { LogicalUnit, Target } from './target.ts';
import { ASYNCHRONOUS_BYTE_NS, NEXUS_NS, RESET_TO_SELECTION_NS, SELECTION_TIMEOUT_NS } from './timing.ts';

/** Direction of the data as the initiator means it. */
export type DataDirection = 'none' | 'in' | 'out';

export type CommandOutcome =
  | 'complete'
  | 'selection-timeout'
  /** The target had more data, or less, than the command's count (less counts with GOOD status only). */
  | 'data-run'
  | 'phase-error'
  | 'bus-free'
  | 'parity-error'
  /** The initiator could not move the data, or the sense data, to or from its memory. */
  | 'data-fault'
  | 'sense-fault';

export interface CommandReport {
  readonly outcome: CommandOutcome;
  readonly scsiStatus: number;
  /** Bytes of the command's count that were not transferred. */
  readonly residual: number;
}

export type BusFaultKind =
  | 'selection-timeout'
  | 'unexpected-bus-free'
  | 'phase-error'
  | 'parity'
  /** The target has, or wants, more than the command's count. */
  | 'overrun'
  /** The target moves `bytes` at most and ends with GOOD. */
  | 'underrun';

/** What goes wrong with a command although its initiator did everything right. */
export interface BusFault {
  readonly kind: BusFaultKind;
  readonly bytes: number;
  /** The fault shows. Not called when the command fails earlier, for a reason of its own. */
  struck(): void;
}

/** A DATA phase as an initiator meets it that moves the data in its own time. */
export type DataPhase =
  | { readonly direction: 'in'; readonly data: Uint8Array }
  | { readonly direction: 'out'; readonly length: number };

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
  readonly fault?: BusFault;
  /** The target has the command and has disconnected. */
  sent(): void;
  /** The target has reselected the initiator. */
  reselected?(): void;
  /**
   * An initiator with it moves the data before it calls `over`, and the target waits on the bus as long as that takes;
   * one without it keeps pace with the bus. What the phase moved passes `fetchData` and `storeData` all the same.
   */
  dataPhase?(phase: DataPhase, over: () => void): void;
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

/** One stay on the bus: what it does first; then `occupy` says how much longer it takes and what follows. */
interface Tenure {
  begin(occupy: (durationNs: number, end: () => void) => void): void;
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
    this.#enqueue({
      begin: (occupy) => {
        const { durationNs, end } = this.#select(command);
        occupy(durationNs, end);
      },
    });
  }

  /** RST is asserted: every command is forgotten by initiator and targets; nothing moves until {@link releaseReset}. */
  assertReset(): void {
    this.clear();
    for (const target of this.#targets.values()) target.busReset();
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
    tenure.begin((durationNs, end) => {
      this.#after(Math.ceil(durationNs), () => {
        this.#held = false;
        end();
        this.#advance();
      });
    });
  }

  #select(command: ScsiCommand): { readonly durationNs: number; end(): void } {
    const unit = this.#targets.get(command.target)?.unit(command.lun);
    const refused = (outcome: CommandOutcome) => () =>
      command.finished({ outcome, scsiStatus: STATUS.GOOD, residual: command.dataLength });
    if (unit === undefined) {
      return { durationNs: SELECTION_TIMEOUT_NS, end: refused('selection-timeout') };
    }
    const { fault } = command;
    if (fault?.kind === 'selection-timeout') {
      const end = () => {
        fault.struck();
        refused('selection-timeout')();
      };
      return { durationNs: SELECTION_TIMEOUT_NS, end };
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
        begin: (occupy) => {
          const leave = ({ durationNs, report }: Reconnection) =>
            occupy(durationNs, () => {
              received.shift();
              command.finished(report());
              const next = received[0];
              if (next !== undefined) this.#work(unit, next, received);
            });
          const { reselected, dataPhase } = command;
          if (reselected !== undefined) this.#after(NEXUS_NS, reselected);
          if (dataPhase === undefined) leave(reconnect(unit, command, this.#nsPerByte));
          else this.#after(NEXUS_NS, () => converse(unit, command, dataPhase, leave));
        },
      });
    });
  }
}
