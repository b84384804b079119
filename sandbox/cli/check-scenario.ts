import type { ContentError } from '../grading/content-error.ts';
import { message } from '../grading/message.ts';
import { parseText } from '../grading/parse-text.ts';
import type { Message } from '../grading/report.ts';
import type { Scenario } from '../grading/scenario.ts';
import type { Texts } from '../grading/wording.ts';
import type { Compiler } from '../toolchain/compiler.ts';
import { type Answer, type GradedAnswer, gradeAnswer, type Role } from './answer-grade.ts';
import { judgeAnswer } from './judge-answer.ts';
import { LOCALES } from './locales.ts';
import { cFilesOf, readGiven, readScenario, readScenarioFile, shownPath } from './scenario-folder.ts';

export interface ScenarioCheckup {
  readonly id: string;
  /** Present when the scenario's file could be read. */
  readonly scenario?: Scenario;
  readonly answers: readonly GradedAnswer[];
  /** Problems with a place in a file, and problems of an answer. */
  readonly errors: readonly ContentError[];
  readonly problems: readonly Message[];
}

/** Holds a scenario to everything that a scenario has to have. */
export async function checkScenario(
  texts: Texts,
  compiler: Compiler,
  id: string,
  seeds: number | undefined,
): Promise<ScenarioCheckup> {
  const scenario = readScenario(id);
  if (!('id' in scenario)) return { id, answers: [], errors: scenario, problems: [] };
  const given = readGiven(scenario);
  const errors = [...given.errors, ...LOCALES.flatMap((locale) => textErrors(id, `text.${locale}.md`))];
  if (given.errors.length > 0) return { id, scenario, answers: [], errors, problems: [] };

  const problems = undeclared(scenario);
  const answers: GradedAnswer[] = [];
  for (const { role, file, fails } of demanded(scenario)) {
    const text = readScenarioFile(id, file);
    if (text === undefined) {
      problems.push(message('cli.check-unreadable', { file: shownPath(id, file) }));
      continue;
    }
    const answer: Answer = { role, file, text, ...(fails === undefined ? {} : { fails }) };
    const graded = await gradeAnswer(compiler, scenario, given.files, answer, seeds);
    answers.push(graded);
    const problem = judgeAnswer(texts, graded);
    if (problem) problems.push(problem);
  }
  return { id, scenario, answers, errors, problems };
}

function textErrors(id: string, file: string): readonly ContentError[] {
  const path = shownPath(id, file);
  const text = readScenarioFile(id, file);
  if (text === undefined) {
    return [{ path, line: 1, column: 1, message: message('cli.check-unreadable', { file: path }) }];
  }
  const parsed = parseText(text, path);
  return 'task' in parsed ? [] : parsed;
}

function demanded({ id, wrong }: Scenario): { role: Role; file: string; fails?: string }[] {
  return [
    { role: 'starter', file: 'starter.c' },
    { role: 'solution', file: 'solution.c' },
    ...cFilesOf(id, 'alternative').map((file) => ({ role: 'alternative' as const, file })),
    ...wrong.map(({ file, fails }) => ({ role: 'wrong' as const, file, fails })),
  ];
}

function undeclared({ id, wrong }: Scenario): Message[] {
  const declared = wrong.map(({ file }) => file);
  return cFilesOf(id, 'wrong')
    .filter((file) => !declared.includes(file))
    .map((file) => message('cli.check-undeclared', { file }));
}
