import { message } from '../grading/message.ts';
import type { Message } from '../grading/report.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { ScenarioCheckup } from './check-scenario.ts';
import { columns } from './columns.ts';

/** What all scenarios together say of one check. */
export interface ProvenCheck {
  readonly check: string;
  /** Ids of the scenarios that use it. */
  readonly scenarios: readonly string[];
  /** How many wrong answers of theirs fail it. */
  readonly wrongAnswers: number;
}

/** The checks that scenarios use, by name. */
export function provenChecks(checkups: readonly ScenarioCheckup[]): ProvenCheck[] {
  const proven = new Map<string, { scenarios: Set<string>; wrongAnswers: number }>();
  for (const { id: scenario, scenario: read, answers } of checkups) {
    const wrong = answers.filter(({ answer }) => answer.role === 'wrong');
    for (const { id, check } of read?.checks ?? []) {
      const known = proven.get(check) ?? { scenarios: new Set(), wrongAnswers: 0 };
      known.scenarios.add(scenario);
      known.wrongAnswers += wrong.filter(({ failed }) => failed.includes(id)).length;
      proven.set(check, known);
    }
  }
  return [...proven]
    .map(([check, { scenarios, wrongAnswers }]) => ({ check, scenarios: [...scenarios], wrongAnswers }))
    .sort((a, b) => (a.check < b.check ? -1 : 1));
}

/** A sentence for each check that no wrong answer fails: nothing proves that it can fail for its reason. */
export function unproven(checks: readonly ProvenCheck[]): Message[] {
  return checks
    .filter(({ wrongAnswers }) => wrongAnswers === 0)
    .map(({ check, scenarios }) => message('cli.check-unproven', { check, scenarios: scenarios.join(', ') }));
}

/** The closing table of a check of all scenarios, then what is out of order. */
export function provenChecksText(texts: Texts, checks: readonly ProvenCheck[]): string[] {
  const head = ['cli.proven-check', 'cli.proven-scenarios', 'cli.proven-wrong'];
  return [
    ...columns([
      head.map((key) => word(texts, message(key))),
      ...checks.map(({ check, scenarios, wrongAnswers }) => [
        check,
        String(scenarios.length),
        String(wrongAnswers),
      ]),
    ]),
    ...unproven(checks).map((problem) => word(texts, problem)),
    '',
  ];
}
