import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { Deferrals } from './deferrals.ts';

/** An interrupt routine that leaves its work to a callback leaves its HBA silent. */
export const deferredInOrder = defineCheck({
  id: 'deferred-in-order',
  source: 'deferring',
  parameters: {},
  judge({ events }) {
    const deferrals = new Deferrals();
    for (const event of events) {
      if (event.kind === 'isr-exit' && deferrals.enabled(event.device)) {
        const asked = deferrals.of(event.device)?.asked;
        if (asked !== undefined) return fault(event, event.device, asked);
      }
      deferrals.follow(event);
    }
    return undefined;
  },
});

function fault({ seq }: TraceEvent, device: string, asked: number): Fault {
  return {
    seq,
    message: message('check.deferred-in-order.fault', { device }),
    expected: message('check.deferred-in-order.expected', { device }),
    actual: message('check.deferred-in-order.actual', { device }),
    earlierSeq: asked,
  };
}
