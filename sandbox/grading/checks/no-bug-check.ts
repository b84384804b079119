import type { TraceEvent } from '../../trace/event.ts';
import { unfinishedRoutine } from '../../trace/unfinished-routine.ts';
import { explainBugCheck } from '../../verifier/explain.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';

/** The machine keeps running: no bug check ends the run, nor the run a routine that does not come back. */
export const noBugCheck = defineCheck({
  id: 'no-bug-check',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    const event = events.find((candidate) => candidate.kind === 'bug-check');
    if (event === undefined) return unfinished(events);
    const finding = explainBugCheck(events, event);
    const { actual } = finding;
    return {
      seq: event.seq,
      message: message(`finding.${finding.id}`, finding.parameters),
      expected: message('check.no-bug-check.expected'),
      actual: actual
        ? message(`finding.${actual.id}`, actual.parameters)
        : message('check.no-bug-check.actual', { code: event.code }),
      advice: message(`finding.${finding.id}.advice`, finding.parameters),
      source: finding.source,
      ...(finding.earlierSeq === undefined ? {} : { earlierSeq: finding.earlierSeq }),
    };
  },
});

/** Nothing but the end of the run stops a routine that the verifier does not time, such as HwScsiFindAdapter. */
function unfinished(events: readonly TraceEvent[]): Fault | undefined {
  const routine = unfinishedRoutine(events);
  if (routine === undefined) return undefined;
  const { name, seq } = routine;
  return {
    seq: events.length - 1,
    message: message('finding.hang', { routine: name }),
    expected: message('check.no-bug-check.expected'),
    actual: message('check.no-bug-check.actual-unfinished'),
    advice: message('finding.hang.advice', { routine: name }),
    earlierSeq: seq,
  };
}
