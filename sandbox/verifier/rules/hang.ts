import type { Rule } from '../finding.ts';

/** 0xF1 1002: a routine of the miniport did not return in time. */
export const hang: Rule = {
  reasons: ['hang'],
  explain(events, { seq, detail }) {
    const { routine = '' } = detail;
    const entered = events.findLast(
      (event) => event.seq < seq && event.kind === 'routine-enter' && event.routine === routine,
    );
    const name = entered?.kind === 'routine-enter' ? entered.name : String(routine);
    return {
      id: 'hang',
      parameters: { routine: name },
      source: 'bug-check-0xf1',
      ...(entered === undefined ? {} : { earlierSeq: entered.seq }),
    };
  },
};
