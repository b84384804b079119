import * as z from 'zod';
import type { TraceEvent } from '../../trace/event.ts';
import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { HBA } from './hba.ts';
import { type Assertion, inputOf } from './line-sources.ts';

/** The devices that share the HBA's line are served soon after they ask. */
export const neighbourLatency = defineCheck({
  id: 'neighbour-latency',
  source: 'interrupt-routine',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        "Longest time, in microseconds, from a neighbour's asserting the interrupt line to the start of its service routine.",
      ),
  },
  judge({ events }, { maxUs }) {
    const limit = maxUs * 1000;
    const irq = inputOf(events, HBA);
    const waiting = new Map<string, Assertion>();
    for (const event of events) {
      if (event.kind === 'line-assert' && event.irq === irq && event.source !== HBA)
        waiting.set(event.source, event);
      if (event.kind === 'line-deassert') waiting.delete(event.source);
      if (event.kind === 'isr-enter') {
        const asked = waiting.get(event.device);
        waiting.delete(event.device);
        if (asked && event.time - asked.time > limit) return late(events, asked, event, limit);
      }
      if (event.kind === 'end' && (event.reason === 'quiescent' || event.reason === 'budget')) {
        const starved = [...waiting.values()].find((asked) => event.time - asked.time > limit);
        if (starved) return late(events, starved, event, limit);
      }
    }
    return undefined;
  },
});

function late(events: readonly TraceEvent[], asked: Assertion, served: TraceEvent, limit: number): Fault {
  const waited = served.time - asked.time;
  return {
    seq: served.seq,
    message: message('check.neighbour-latency.fault', { device: asked.source, waited }),
    expected: message('check.neighbour-latency.expected', { limit }),
    actual: message('check.neighbour-latency.actual', { waited }),
    earlierSeq: longestActivation(events, asked.time, served.time) ?? asked.seq,
  };
}

/** Where the HBA's routine began that kept the processor longest between the two times. */
function longestActivation(events: readonly TraceEvent[], from: number, to: number): number | undefined {
  let longest = 0;
  let seq: number | undefined;
  for (const { enter, exit } of isrActivations(events, HBA)) {
    const overlap = Math.min(exit?.time ?? to, to) - Math.max(enter.time, from);
    if (overlap <= longest) continue;
    longest = overlap;
    seq = enter.seq;
  }
  return seq;
}
