import { message } from '../grading/message.ts';
import type { CheckResult, Message, Moment, Report } from '../grading/report.ts';
import { stopLine } from '../grading/stop-line.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { Diagnostic, SourceFile } from '../toolchain/compiler.ts';
import { diagnosticLines } from './diagnostic-lines.ts';
import { excerpt } from './source-excerpt.ts';

const INDENT = '    ';

/** The report for a terminal, line by line. */
export function reportText(texts: Texts, report: Report, sources: readonly SourceFile[]): string[] {
  const { scenario, verdict, checks, seeds, shownSeed, unsupported } = report;
  const shown = {
    scenario,
    verdict: word(texts, message(`verdict.${verdict}`)),
    seeds,
  };
  const summary =
    verdict === 'failed'
      ? message('cli.summary-failed', { ...shown, seed: shownSeed })
      : message('cli.summary', shown);
  const lines = [...report.diagnostics.flatMap((each) => diagnosticBlock(texts, each, sources))];
  if (verdict === 'does-not-compile') return [...lines, word(texts, summary)];
  for (const check of checks) lines.push(...checkBlock(texts, check, report, sources));
  if (unsupported !== undefined) {
    lines.push(word(texts, unsupported.message));
    if (unsupported.at) lines.push(...excerpt(sources, unsupported.at).map((line) => INDENT + line));
  }
  return [...lines, '', word(texts, summary), ...(seeds === 0 ? [] : [word(texts, metricsOf(report))])];
}

function diagnosticBlock(texts: Texts, diagnostic: Diagnostic, sources: readonly SourceFile[]): string[] {
  return [...diagnosticLines(texts, diagnostic, sources), ''];
}

function checkBlock(
  texts: Texts,
  check: CheckResult,
  { seeds, verdict }: Report,
  sources: readonly SourceFile[],
): string[] {
  const say = (each: Message): string => word(texts, each);
  if (check.verdict === 'passed') return [`✓ ${check.id}: ${say(check.message)}`];
  if (check.verdict === 'not-reached') {
    const key = verdict === 'unsupported' ? 'cli.not-reached-unsupported' : 'cli.not-reached';
    return [`– ${say(message(key, { id: check.id }))}`];
  }
  const lines = [`✗ ${check.id}: ${say(check.message)}`];
  const labelled = (key: string, text: Message | undefined): void => {
    if (text !== undefined) lines.push(INDENT + say(message(key, { text: say(text) })));
  };
  const { moment, earlier, stop, seed = 0 } = check;
  if (moment) {
    lines.push(INDENT + say(message('cli.where', { seed, time: moment.timeNs, event: say(moment.message) })));
    lines.push(...sourceOf(moment, sources));
  }
  if (earlier) {
    lines.push(INDENT + say(message('cli.earlier', { time: earlier.timeNs, event: say(earlier.message) })));
    lines.push(...sourceOf(earlier, sources));
  }
  if (stop) lines.push(INDENT + say(message('cli.stop', { text: stopLine(stop) })));
  labelled('cli.expected', check.expected);
  labelled('cli.actual', check.actual);
  labelled('cli.rule', check.rule);
  labelled('cli.advice', check.advice);
  if (check.source) {
    const { title, url } = check.source;
    const text = url === undefined ? say(title) : `${say(title)} <${url}>`;
    lines.push(INDENT + say(message('cli.source', { text })));
  }
  lines.push(INDENT + say(message('cli.failed-seeds', { count: check.failedSeeds, seeds })));
  return lines;
}

function sourceOf({ at }: Moment, sources: readonly SourceFile[]): string[] {
  return at === undefined ? [] : excerpt(sources, at).map((line) => INDENT + line);
}

function metricsOf({ metrics, traceHash, seeds }: Report): Message {
  const { longestIsrNs: isr, longestNeighbourLatencyNs: latency, requests } = metrics;
  if (isr === 0) return message('cli.metrics-polled', { requests, seeds, hash: traceHash });
  return latency === 0
    ? message('cli.metrics-alone', { isr, requests, seeds, hash: traceHash })
    : message('cli.metrics', { isr, latency, requests, seeds, hash: traceHash });
}
