import { INTEN } from '../../devices/training-hba/registers.ts';
import type { EventOf, MiniportRoutine, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { type Deferral, Deferrals } from './deferrals.ts';

const CALLBACK: MiniportRoutine = 'HwScsiDisableInterruptsCallback';

/** A reset of the bus starts the HBA anew, whatever was left to do. */
const MAY_ENABLE: ReadonlySet<string> = new Set<MiniportRoutine>([
  'HwScsiResetBus',
  // What it leaves enabled is `deferred-in-order`'s.
  'HwScsiInterrupt',
]);

/** Only the callback that CallDisableInterrupts asked for enables an HBA that was silenced, and one does. */
export const reenabledInCallback = defineCheck({
  id: 'reenabled-in-callback',
  source: 'deferring',
  parameters: {},
  judge({ events }) {
    const deferrals = new Deferrals();
    /** The deferral that the callback which runs now has ended. */
    let enabling: Deferral | undefined;
    for (const event of events) {
      const fault =
        tooEarly(event, deferrals) ?? otherwise(event, enabling, deferrals) ?? never(event, deferrals.oldest);
      if (fault) return fault;
      const deferral = enables(event) ? deferrals.of(event.device) : undefined;
      if (deferral !== undefined && deferrals.routine === CALLBACK) enabling = deferral;
      if (event.kind === 'routine-exit' && event.routine === CALLBACK) enabling = undefined;
      deferrals.follow(event);
    }
    return undefined;
  },
});

function enables(event: TraceEvent): event is EventOf<'register-write'> {
  return event.kind === 'register-write' && event.register === INTEN.name && event.value !== 0;
}

function tooEarly(event: TraceEvent, deferrals: Deferrals): Fault | undefined {
  if (!enables(event)) return undefined;
  const deferral = deferrals.of(event.device);
  const { routine = '' } = deferrals;
  if (deferral === undefined || MAY_ENABLE.has(routine)) return undefined;
  const { device, asked: earlierSeq, waiting } = deferral;
  if (routine !== CALLBACK) {
    return {
      seq: event.seq,
      message: message('check.reenabled-in-callback.fault-early', { device, routine }),
      expected: message('check.reenabled-in-callback.expected', { device }),
      actual: message('check.reenabled-in-callback.actual-early', { routine }),
      earlierSeq,
    };
  }
  if (waiting) {
    return {
      seq: event.seq,
      message: message('check.reenabled-in-callback.fault-unworked', { device }),
      expected: message('check.reenabled-in-callback.expected-worked'),
      actual: message('check.reenabled-in-callback.actual-unworked'),
      earlierSeq,
    };
  }
  const cause = deferrals.undismissed(deferral, event.value);
  if (cause === undefined) return undefined;
  return {
    seq: event.seq,
    message: message('check.reenabled-in-callback.fault-pending', { device, cause }),
    expected: message('check.reenabled-in-callback.expected-dismissed'),
    actual: message('check.reenabled-in-callback.actual-pending', { cause }),
    earlierSeq,
    advice: message('check.reenabled-in-callback.advice-pending'),
  };
}

/** The callback may enable cause by cause; when it returns, those are enabled that were before. */
function otherwise(
  event: TraceEvent,
  deferral: Deferral | undefined,
  deferrals: Deferrals,
): Fault | undefined {
  if (event.kind !== 'routine-exit' || event.routine !== CALLBACK || deferral === undefined) return undefined;
  const { device, enabled: before, asked: earlierSeq } = deferral;
  const after = deferrals.enabled(device);
  // Silent again: another interrupt has come in between.
  if (before === 0 || after === 0 || after === before) return undefined;
  return {
    seq: event.seq,
    message: message('check.reenabled-in-callback.fault-otherwise', { device }),
    expected: message('check.reenabled-in-callback.expected-before', { before }),
    actual: message('check.reenabled-in-callback.actual-otherwise', { after }),
    earlierSeq,
    advice: message('check.reenabled-in-callback.advice-before'),
  };
}

function never(event: TraceEvent, deferral: Deferral | undefined): Fault | undefined {
  if (deferral === undefined || !showsSilence(event)) return undefined;
  const { device, asked } = deferral;
  return {
    seq: event.seq,
    message: message('check.reenabled-in-callback.fault-never', { device }),
    expected: message('check.reenabled-in-callback.expected', { device }),
    actual: message('check.reenabled-in-callback.actual-never'),
    earlierSeq: asked,
  };
}

/** Where it is certain that nobody enables the HBA any more. */
function showsSilence(event: TraceEvent): boolean {
  if (event.kind === 'srb-timeout') return true;
  return event.kind === 'end' && event.reason === 'quiescent';
}
