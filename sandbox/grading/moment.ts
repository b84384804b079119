import type { SourceLocation } from '../program/program.ts';
import type { TraceEvent } from '../trace/event.ts';
import { describeEvent } from './describe-event.ts';
import type { Moment } from './report.ts';

/**
 * The moment of one event, with the line of the program that the processor stood at.
 * @param edit the file that the learner writes, preferred where several lines could stand for the event
 */
export function momentOf(events: readonly TraceEvent[], seq: number, edit: string): Moment {
  const event = events[seq];
  if (event === undefined) throw new RangeError(`the trace has no event ${seq}`);
  const at = event.at ?? lineBefore(events, seq, edit);
  return { seq, timeNs: event.time, ...(at === undefined ? {} : { at }), message: describeEvent(event) };
}

/**
 * The end of a service routine is the line that its miniport routine returned from; where the trace does not say,
 * the last line seen of that call stands for it, as for the miniport routine's own end. Elsewhere an event without a
 * line is hardware's or the port driver's, and has none.
 */
function lineBefore(events: readonly TraceEvent[], seq: number, edit: string): SourceLocation | undefined {
  const kind = events[seq]?.kind;
  if (kind !== 'isr-exit' && kind !== 'routine-exit') return undefined;
  let last: SourceLocation | undefined;
  for (let index = seq - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event === undefined || event.kind === 'isr-enter' || event.kind === 'routine-enter') break;
    if (event.kind === 'routine-exit' && kind === 'isr-exit' && event.at !== undefined) return event.at;
    if (event.at?.file === edit) return event.at;
    last ??= event.at;
  }
  return last;
}
