import * as z from 'zod';
import { EVERY_CAUSE } from '../../devices/training-hba/every-register.ts';
import { INTEN } from '../../devices/training-hba/registers.ts';
import type { EndReason, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { Deferrals } from './deferrals.ts';
import { causeOf } from './hba.ts';

/**
 * Every HBA of the miniport is served soon after it asks, whatever the miniport does for another one. It asks while a
 * cause is pending that the driver wants to hear of, also when a routine for another HBA has silenced it; not while its
 * own deferred work is under way.
 */
export const adaptersServedInTime = defineCheck({
  id: 'adapters-served-in-time',
  source: 'interrupt-prototype',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        "Longest time, in microseconds, from an HBA's asking for an interrupt to the start of the interrupt routine.",
      ),
  },
  judge({ events }, { maxUs }) {
    const limit = maxUs * 1000;
    const waiting = new WaitingHbas();
    for (const event of events) {
      for (const [device, asked] of waiting.answeredBy(event)) {
        if (event.time - asked.time > limit) return late(device, asked, event, limit);
      }
      waiting.follow(event);
    }
    return undefined;
  },
});

function late(device: string, asked: TraceEvent, served: TraceEvent, limit: number): Fault {
  const waited = served.time - asked.time;
  return {
    seq: served.seq,
    message: message('check.adapters-served-in-time.fault', { device, waited }),
    expected: message('check.adapters-served-in-time.expected', { limit }),
    actual: message('check.adapters-served-in-time.actual', { waited }),
    earlierSeq: asked.seq,
  };
}

/** Ends of a run that leave a wait unanswered for good. */
const FINISHED: ReadonlySet<EndReason> = new Set(['quiescent', 'budget']);

/** The HBAs that ask for an interrupt, and since which event each does. */
class WaitingHbas {
  readonly #deferrals = new Deferrals();
  readonly #wanted = new Map<string, number>();
  readonly #pending = new Map<string, Set<string>>();
  readonly #asked = new Map<string, TraceEvent>();

  /** Those whose wait this event ends; at the end of the run it is every wait. */
  answeredBy(event: TraceEvent): readonly (readonly [device: string, asked: TraceEvent])[] {
    if (event.kind === 'end' && FINISHED.has(event.reason)) return [...this.#asked];
    const asked = event.kind === 'isr-enter' ? this.#asked.get(event.device) : undefined;
    return event.kind === 'isr-enter' && asked !== undefined ? [[event.device, asked]] : [];
  }

  follow(event: TraceEvent): void {
    this.#deferrals.follow(event);
    if (event.kind === 'isr-enter') this.#asked.delete(event.device);
    if (event.kind === 'notification') this.#excuse();
    if (event.kind === 'register-write' && event.register === INTEN.name) this.#want(event.device, event);
    if (event.kind === 'device') this.#change(event.device, event);
  }

  #want(device: string, event: TraceEvent & { readonly value: number }): void {
    if (event.value === 0) return;
    this.#wanted.set(device, event.value);
    if (this.#asks(device) && !this.#asked.has(device)) this.#asked.set(device, event);
  }

  #change(device: string, event: TraceEvent): void {
    const pending = this.#pending.get(device) ?? new Set();
    this.#pending.set(device, pending);
    const latched = causeOf(event, 'cause-latched', device);
    const cleared = causeOf(event, 'cause-cleared', device);
    if (latched !== undefined) pending.add(latched);
    if (cleared !== undefined) pending.delete(cleared);
    if (!this.#asks(device)) this.#asked.delete(device);
    else if (latched !== undefined && !this.#asked.has(device)) this.#asked.set(device, event);
  }

  /** Who has work left to a callback is silent by choice. */
  #excuse(): void {
    for (const device of this.#asked.keys()) {
      if (!this.#asks(device)) this.#asked.delete(device);
    }
  }

  #asks(device: string): boolean {
    if (this.#deferrals.of(device) !== undefined) return false;
    const wanted = this.#wanted.get(device) ?? 0;
    const pending = this.#pending.get(device);
    return EVERY_CAUSE.some(({ name, mask }) => pending?.has(name) && (mask & wanted) !== 0);
  }
}
