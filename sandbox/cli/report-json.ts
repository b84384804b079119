import type { CheckResult, Moment, Report } from '../grading/report.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { Diagnostic } from '../toolchain/compiler.ts';

/** One object with the report's facts, its messages worded. */
export function reportJson(texts: Texts, report: Report): object {
  const { scenario, verdict, diagnostics, checks, seeds, shownSeed, traceHash, metrics, unsupported } =
    report;
  return {
    scenario,
    verdict,
    diagnostics: diagnostics.map(diagnosticJson),
    checks: checks.map((check) => checkJson(texts, check)),
    seeds,
    shownSeed,
    traceHash,
    metrics,
    ...(unsupported === undefined
      ? {}
      : {
          unsupported: {
            message: word(texts, unsupported.message),
            routine: unsupported.routine,
            detail: unsupported.detail,
            file: unsupported.at?.file,
            line: unsupported.at?.line,
          },
        }),
  };
}

function diagnosticJson({ file, range, severity, message, option, fixIts, related }: Diagnostic): object {
  const { line, column } = range.start;
  return { file, line, column, range, severity, message, option, fixIts, related };
}

function checkJson(texts: Texts, check: CheckResult): object {
  const { id, verdict, message, expected, actual, moment, earlier, seed, stop, failedSeeds, statement } =
    check;
  const { rule, advice, source } = check;
  return {
    id,
    verdict,
    message: word(texts, message),
    statement,
    failedSeeds,
    seed,
    bugCheck: stop,
    file: moment?.at?.file,
    line: moment?.at?.line,
    timeNs: moment?.timeNs,
    event: moment && word(texts, moment.message),
    expected: expected && word(texts, expected),
    actual: actual && word(texts, actual),
    earlier: earlier && momentJson(texts, earlier),
    rule: rule && word(texts, rule),
    advice: advice && word(texts, advice),
    source: source && { title: word(texts, source.title), url: source.url },
  };
}

function momentJson(texts: Texts, { timeNs, at, message }: Moment): object {
  return { message: word(texts, message), timeNs, file: at?.file, line: at?.line };
}
