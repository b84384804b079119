import { message } from '../grading/message.ts';
import type { Message } from '../grading/report.ts';
import { DOES_NOT_COMPILE } from '../grading/scenario-schema.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { GradedAnswer } from './answer-grade.ts';

/** What is wrong with an answer of a scenario, and what to do about it; undefined when it is as it must be. */
export function judgeAnswer(texts: Texts, graded: GradedAnswer): Message | undefined {
  const { answer, report, failed } = graded;
  const { file, role, fails = '' } = answer;
  const found = {
    file,
    verdict: word(texts, message(`verdict.${report.verdict}`)),
    failed: failed.length > 0 ? failed.join(', ') : '–',
  };
  switch (role) {
    case 'starter':
      if (report.verdict === 'does-not-compile') return message('cli.check-starter-compiles', { file });
      return report.verdict === 'failed' ? undefined : message('cli.check-starter-fails', { file });
    case 'solution':
      return report.verdict === 'passed' ? undefined : message('cli.check-solution', found);
    case 'alternative':
      return report.verdict === 'passed' ? undefined : message('cli.check-alternative', found);
    case 'wrong':
      if (fails === DOES_NOT_COMPILE) {
        if (report.verdict === 'does-not-compile') return undefined;
        return message('cli.check-wrong-compiles', { file, verdict: found.verdict });
      }
      if (report.verdict === 'passed') return message('cli.check-wrong-passes', { file, expected: fails });
      if (failed.length === 1 && failed[0] === fails) return undefined;
      return message('cli.check-wrong-other', { ...found, expected: fails });
  }
}
