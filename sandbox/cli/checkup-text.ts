import { message } from '../grading/message.ts';
import type { Report } from '../grading/report.ts';
import { DOES_NOT_COMPILE } from '../grading/scenario-schema.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { Answer, GradedAnswer } from './answer-grade.ts';
import type { ScenarioCheckup } from './check-scenario.ts';
import { columns } from './columns.ts';
import { contentErrorLines } from './content-error-lines.ts';

const MARKS = { passed: '·', failed: '✗', 'not-reached': '–' } as const;

/** A scenario's checkup for a terminal: the matrix of answers and checks, then each problem. */
export function checkupText(texts: Texts, checkup: ScenarioCheckup): string[] {
  const { id, answers, errors, problems } = checkup;
  const count = errors.length + problems.length;
  return [
    ...(answers.length > 0 ? [...matrix(texts, answers), ''] : []),
    ...contentErrorLines(texts, errors),
    ...problems.map((problem) => word(texts, problem)),
    word(
      texts,
      count === 0
        ? message('cli.check-ok', { scenario: id })
        : message('cli.check-problems', { scenario: id, count }),
    ),
    '',
  ];
}

function matrix(texts: Texts, answers: readonly GradedAnswer[]): string[] {
  const ids = answers[0]?.report.checks.map(({ id }) => id) ?? [];
  const rows = answers.map(({ answer, report }) => [
    answer.file,
    ...ids.map((id) => mark(report, id)),
    demand(texts, answer),
  ]);
  const head = [
    word(texts, message('cli.check-answer')),
    ...ids.map((_, index) => String(index + 1)),
    word(texts, message('cli.check-demanded')),
  ];
  const legend = ids.map((id, index) => `${String(index + 1).padStart(4)} ${id}`);
  return [...legend, '', ...columns([head, ...rows])];
}

function mark(report: Report, id: string): string {
  if (report.verdict === 'does-not-compile') return ' ';
  const check = report.checks.find((each) => each.id === id);
  return check ? MARKS[check.verdict] : ' ';
}

function demand(texts: Texts, { role, fails }: Answer): string {
  if (role === 'wrong')
    return fails === DOES_NOT_COMPILE ? word(texts, message('verdict.does-not-compile')) : (fails ?? '');
  return word(texts, message(role === 'starter' ? 'cli.check-fails' : 'cli.check-passes'));
}
