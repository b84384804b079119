import type { EventOf, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { Deferrals } from './deferrals.ts';

/**
 * An interrupt routine, or a callback at its IRQL, that leaves its work to CallEnableInterrupts leaves its HBA silent;
 * one that refuses the interrupt, and so has nothing to leave, does not.
 */
export const deferredInOrder = defineCheck({
  id: 'deferred-in-order',
  source: 'deferring',
  parameters: {},
  judge({ events }) {
    const deferrals = new Deferrals();
    let enabledOnEntry = 0;
    for (const event of events) {
      if (event.kind === 'isr-enter') enabledOnEntry = deferrals.enabled(event.device);
      const device = leaves(event, deferrals);
      const asked = device === undefined ? undefined : deferrals.of(device)?.asked;
      if (device !== undefined && asked !== undefined && deferrals.enabled(device) !== 0)
        return fault(event, device, asked);
      if (enabledOnEntry !== 0 && asked === undefined && refusesInSilence(event, deferrals))
        return refusal(event);
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

function refusesInSilence(event: TraceEvent, deferrals: Deferrals): event is EventOf<'isr-exit'> {
  return event.kind === 'isr-exit' && !event.claimed && deferrals.enabled(event.device) === 0;
}

function refusal({ seq, device }: EventOf<'isr-exit'>): Fault {
  return {
    seq,
    message: message('check.deferred-in-order.fault-refused', { device }),
    expected: message('check.deferred-in-order.expected-refused', { device }),
    actual: message('check.deferred-in-order.actual-refused', { device }),
    advice: message('check.deferred-in-order.advice-refused'),
  };
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
