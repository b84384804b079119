/** For specs: a check's word on a trace written by hand. */

import type { Trace } from '../../trace/event.ts';
import type { Check, Fault, Parameters } from './check.ts';

/** The fault, after making sure that the check copes with every beginning of the trace as well. */
export function judgeTrace(check: Check, trace: Trace, parameters: Parameters = {}): Fault | undefined {
  for (let length = 0; length < trace.events.length; length += 1) {
    check.judge({ ...trace, events: trace.events.slice(0, length) }, parameters);
  }
  return check.judge(trace, parameters);
}
