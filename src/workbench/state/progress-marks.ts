/** The marks this exercise leaves on the course's map. */

import { markPassed, markStarted, setLastVisited } from '../../progress/progress.ts';
import type { WorkbenchProps } from '../props.ts';
import type { Outcome } from '../run/run-state.ts';

export function noteVisit({ locale, base }: Pick<WorkbenchProps, 'locale' | 'base'>): void {
  const prefix = `${base}${locale}/`;
  if (location.pathname.startsWith(prefix)) setLastVisited(locale, location.pathname.slice(prefix.length));
}

/** A first Run is what starts an exercise, whatever comes of it. */
export function noteOutcome(scenarioId: string, outcome: Outcome): void {
  if (outcome.kind === 'graded' && outcome.report.verdict === 'passed') markPassed(scenarioId);
  else markStarted(scenarioId);
}
