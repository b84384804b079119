import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { Deferrals } from './deferrals.ts';

/** An interrupt routine, or a callback at its IRQL, that leaves its work to CallEnableInterrupts leaves its HBA silent. */
export const deferredInOrder = defineCheck({
  id: 'deferred-in-order',
  source: 'deferring',
  parameters: {},
  judge({ events }) {
    const deferrals = new Deferrals();
    for (const event of events) {
      const device = leaves(event, deferrals);
      const asked = device === undefined ? undefined : deferrals.of(device)?.asked;
      if (device !== undefined && asked !== undefined && deferrals.enabled(device) !== 0)
        return fault(event, device, asked);
      deferrals.follow(event);
    }
    return undefined;
  },
});

/** The HBA that a routine at its IRQL has worked for, when that returns. */
function leaves(event: TraceEvent, deferrals: Deferrals): string | undefined {
  if (event.kind === 'isr-exit') return event.device;
  const isSecond = event.kind === 'routine-exit' && event.routine === 'HwScsiDisableInterruptsCallback';
  return isSecond ? deferrals.device : undefined;
}

function fault({ seq }: TraceEvent, device: string, asked: number): Fault {
  return {
    seq,
    message: message('check.deferred-in-order.fault', { device }),
    expected: message('check.deferred-in-order.expected', { device }),
    actual: message('check.deferred-in-order.actual', { device }),
    earlierSeq: asked,
  };
}
