import type { EventQueue } from '../time/event-queue.ts';
import type { TraceRecorder } from '../trace/recorder.ts';
import { BugCheck } from './bug-check.ts';
import type { InterruptLine } from './interrupt-line.ts';
import { DISPATCH_LEVEL, PASSIVE_LEVEL } from './irql.ts';
import type { MachineProfile } from './profile.ts';

/**
 * Parameter 4 of bug check 0xF2 (Microsoft Learn, "Bug Check 0xF2: HARDWARE_INTERRUPT_STORM"). The other three are
 * kernel addresses, which the simulated kernel does not have.
 */
const NOT_CHAINED = 1;
const CHAINED = 2;

/** A deferred procedure call: queued at most once at a time, run at DISPATCH_LEVEL. */
export interface Dpc {
  readonly name: string;
  run(): void;
}

/** Thrown to {@link Processor.run} through interrupts and DPCs that follow each other without end. */
class TimeSpent extends Error {}

/**
 * The one processor: whatever runs on it spends virtual time, and while time passes, interrupts above its
 * IRQL preempt. Code of the engine and of the learner runs nested inside {@link spend} in the same way.
 */
export class Processor {
  readonly #queue: EventQueue;
  readonly #trace: TraceRecorder;
  readonly #profile: MachineProfile;
  readonly #lines: InterruptLine[] = [];
  readonly #dpcs: Dpc[] = [];
  readonly #work: (() => void)[] = [];
  #irql = PASSIVE_LEVEL;
  #limit = Number.POSITIVE_INFINITY;

  constructor(queue: EventQueue, trace: TraceRecorder, profile: MachineProfile) {
    this.#queue = queue;
    this.#trace = trace;
    this.#profile = profile;
  }

  get irql(): number {
    return this.#irql;
  }

  addLine(line: InterruptLine): void {
    this.#lines.push(line);
  }

  /** Lets `duration` nanoseconds pass on the running code's account; preempting code's time comes on top. */
  spend(duration: number): void {
    const { at } = this.#trace;
    this.#trace.at = undefined;
    let left = duration;
    while (left > 0) {
      const now = this.#queue.now();
      const step = Math.min(left, Math.max(0, (this.#queue.nextDue() ?? Number.POSITIVE_INFINITY) - now));
      this.#queue.advanceTo(now + step);
      left -= step;
      this.#dispatch();
    }
    this.#trace.at = at;
  }

  /** Runs `body` at `irql`, then lowers it again and lets what waited below preempt. */
  runAt<T>(irql: number, body: () => T): T {
    const before = this.#irql;
    this.#setIrql(irql);
    const result = body();
    this.#setIrql(before);
    this.#dispatch();
    return result;
  }

  /** Queues a DPC unless it is queued already. It runs as soon as the IRQL falls below DISPATCH_LEVEL. */
  queueDpc(dpc: Dpc): void {
    if (this.#dpcs.includes(dpc)) return;
    this.#dpcs.push(dpc);
    this.#trace.record({ kind: 'dpc-queue', dpc: dpc.name });
  }

  /** Queues work for a thread at PASSIVE_LEVEL. */
  post(work: () => void): void {
    this.#work.push(work);
  }

  /**
   * Runs until nothing is left to do, or time has passed `limit` and more is.
   * @param limit virtual nanoseconds since power-on
   */
  run(limit: number): 'quiescent' | 'budget' {
    this.#limit = limit;
    try {
      return this.#runToEnd();
    } catch (error) {
      if (error instanceof TimeSpent) return 'budget';
      throw error;
    }
  }

  #runToEnd(): 'quiescent' | 'budget' {
    for (;;) {
      this.#dispatch();
      const work = this.#work.shift();
      if (work !== undefined) {
        work();
        continue;
      }
      const next = this.#queue.nextDue();
      if (next === undefined) return 'quiescent';
      if (next > this.#limit) return 'budget';
      this.#queue.advanceTo(next);
    }
  }

  /** Takes every interrupt and DPC that the current IRQL lets through. */
  #dispatch(): void {
    for (;;) {
      const line = this.#highestPending();
      if (line === undefined && (this.#irql >= DISPATCH_LEVEL || this.#dpcs.length === 0)) return;
      if (this.#queue.now() > this.#limit) throw new TimeSpent();
      if (line === undefined) this.#takeDpc();
      else this.#takeInterrupt(line);
    }
  }

  #highestPending(): InterruptLine | undefined {
    let highest: InterruptLine | undefined;
    for (const line of this.#lines) {
      if (!line.up || line.masked) continue;
      if (line.irql > Math.max(this.#irql, highest?.irql ?? 0)) highest = line;
    }
    return highest;
  }

  #takeInterrupt(line: InterruptLine): void {
    const before = this.#irql;
    this.#setIrql(line.irql);
    this.spend(this.#profile.interruptLatency + this.#profile.isrEntry);
    line.deliver();
    this.spend(this.#profile.isrExit);
    const storming = line.storming();
    if (storming !== undefined) {
      const sharing = line.shared ? CHAINED : NOT_CHAINED;
      throw new BugCheck('HARDWARE_INTERRUPT_STORM', [0, 0, 0, sharing], 'interrupt-storm', {
        device: storming,
      });
    }
    this.#setIrql(before);
  }

  #takeDpc(): void {
    const before = this.#irql;
    this.#setIrql(DISPATCH_LEVEL);
    this.spend(this.#profile.dpcDispatch);
    const dpc = this.#dpcs.shift();
    if (dpc !== undefined) {
      this.#trace.record({ kind: 'dpc-enter', dpc: dpc.name });
      dpc.run();
      this.#trace.record({ kind: 'dpc-exit', dpc: dpc.name });
    }
    this.#setIrql(before);
  }

  #setIrql(irql: number): void {
    if (irql === this.#irql) return;
    const from = this.#irql;
    this.#trace.changeIrql(from, irql);
    this.#irql = irql;
  }
}
