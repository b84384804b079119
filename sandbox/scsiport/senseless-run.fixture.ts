/** For specs and the fuzzer: what a run of a senseless miniport may not do. */

import type { TraceEvent } from '../trace/event.ts';
import { explainBugCheck } from '../verifier/explain.ts';
import { unsupportedRoutines } from './exported-routines.ts';
import { endOf, eventsOf } from './miniport.fixture.ts';
import { contradictions } from './well-formed.fixture.ts';

const KNOWN_ENDS: ReadonlySet<string> = new Set(['quiescent', 'budget', ...unsupportedRoutines()]);

/** Everything about a run that nobody could explain to the author of the miniport; empty for an explained one. */
export function unexplained(events: readonly TraceEvent[]): string[] {
  const bugChecks = eventsOf(events, 'bug-check');
  const end = endOf(events);
  const explained = KNOWN_ENDS.has(end) || bugChecks.length === 1;
  return [
    ...(explained ? [] : [`ends with ${end}`]),
    ...contradictions(events),
    ...bugChecks.flatMap((bugCheck) => {
      const negative = bugCheck.parameters.filter((parameter) => parameter < 0);
      try {
        explainBugCheck(events, bugCheck);
      } catch (error) {
        return [String(error)];
      }
      return negative.map((parameter) => `bug check parameter ${parameter}`);
    }),
  ];
}
