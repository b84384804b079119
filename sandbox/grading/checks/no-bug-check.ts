import { explainBugCheck } from '../../verifier/explain.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/** The machine keeps running: no bug check ends the run. */
export const noBugCheck = defineCheck({
  id: 'no-bug-check',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    const event = events.find((candidate) => candidate.kind === 'bug-check');
    if (event === undefined) return undefined;
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
