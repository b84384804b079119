import type { TraceEvent } from '../../trace/event.ts';
import { type IsrActivation, isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA, isStatusRead, STATUS } from './hba.ts';

/** The interrupt routine reads the HBA's interrupt status before it does anything else. */
export const statusFirst = defineCheck({
  id: 'status-first',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    for (const activation of isrActivations(events, HBA)) {
      const early = firstEarlyWork(activation);
      if (early === undefined) continue;
      return {
        seq: early.seq,
        message: message('check.status-first.fault', { routine: activation.routine }),
        expected: message('check.status-first.expected', { register: STATUS }),
        actual:
          early.kind === 'isr-exit'
            ? message('check.status-first.actual-never', { register: STATUS })
            : message('check.status-first.actual-early', { register: STATUS }),
        earlierSeq: activation.enter.seq,
      };
    }
    return undefined;
  },
});

/**
 * What came before the first look at the status, or the claiming return of a routine that never looked. A
 * foreign interrupt claimed blindly is `refuses-foreign`'s; an own one refused is `claims-own`'s.
 */
function firstEarlyWork({ events, exit, origin }: IsrActivation): TraceEvent | undefined {
  for (const event of events) {
    if (isStatusRead(event)) return undefined;
    if (isWork(event)) return event;
  }
  return exit?.claimed && origin === 'own' ? exit : undefined;
}

function isWork(event: TraceEvent): boolean {
  switch (event.kind) {
    case 'register-read':
    case 'register-write':
    case 'buffer-read':
    case 'buffer-write':
      return event.device === HBA;
    case 'srb-access':
    case 'notification':
    case 'log-error':
      return true;
    default:
      return false;
  }
}
