import type { SourceLocation } from '../program/program.ts';
import type { EventBody, TraceEvent } from './event.ts';

/** Events a run may record before it counts as busy without getting anywhere. */
export const EVENT_LIMIT = 100_000;

/** Thrown by {@link TraceRecorder.record} at the event limit. */
export class TraceFull extends Error {}

/** Collects the events of one run, stamping each with time, IRQL and the learner's line that caused it. */
export class TraceRecorder {
  readonly events: TraceEvent[] = [];
  /** The learner's line whose effect is happening; undefined while hardware or the port driver acts by itself. */
  at: SourceLocation | undefined;
  /** IRQL of the simulated processor, kept current by it. */
  irql = 0;
  readonly #now: () => number;
  #paused = false;

  /** @param now virtual nanoseconds since power-on */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** From now on only {@link close} records: what the run still does is of interest for its end alone. */
  pause(): void {
    this.#paused = true;
  }

  /** @throws TraceFull when {@link EVENT_LIMIT} events are recorded already */
  record(body: EventBody): void {
    if (this.#paused) return;
    this.#assertRoom();
    this.#append(body);
  }

  /** The processor goes from one IRQL to another. @throws TraceFull as {@link record} does; the IRQL stays then */
  changeIrql(from: number, to: number): void {
    if (!this.#paused) this.#assertRoom();
    this.irql = to;
    if (!this.#paused) this.#append({ kind: 'irql', from, to });
  }

  #assertRoom(): void {
    if (this.events.length >= EVENT_LIMIT) throw new TraceFull();
  }

  /** Records how the run ended; never refused. */
  close(body: EventBody): void {
    this.#append(body);
  }

  #append(body: EventBody): void {
    const stamp = { seq: this.events.length, time: this.#now(), irql: this.irql };
    this.events.push(this.at === undefined ? { ...stamp, ...body } : { ...stamp, at: this.at, ...body });
  }
}
