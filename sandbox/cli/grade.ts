/** Grades one C file: `npm run --silent grade -- <scenario> <file.c> [options]`. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ContentError } from '../grading/content-error.ts';
import { gradeSource } from '../grading/grade-source.ts';
import { message } from '../grading/message.ts';
import type { Report } from '../grading/report.ts';
import type { Scenario } from '../grading/scenario.ts';
import type { SourceFile } from '../toolchain/compiler.ts';
import { contentErrorLines } from './content-error-lines.ts';
import { readTexts } from './locales.ts';
import { createNodeCompiler } from './node-toolchain.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';
import { readGiven, readScenario, scenarioIds } from './scenario-folder.ts';
import { countOf, EXIT, localeOf, runCommand, UnusableCall, unknownScenario } from './unusable-call.ts';

interface Call {
  readonly scenario: string;
  readonly file: string;
  readonly seeds?: number;
  readonly seed?: number;
  readonly json: boolean;
  readonly locale: string;
}

function readCall(args: readonly string[]): Call {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      locale: { type: 'string', default: 'en' },
    },
  });
  const [scenario, file, ...rest] = positionals;
  if (scenario === undefined || file === undefined || rest.length > 0) {
    throw new UnusableCall(message('cli.missing-arguments'));
  }
  const seeds = countOf('--seeds', values.seeds);
  const seed = countOf('--seed', values.seed);
  return {
    scenario,
    file,
    ...(seeds === undefined ? {} : { seeds }),
    ...(seed === undefined ? {} : { seed }),
    json: values.json,
    locale: values.locale,
  };
}

/** npm changes the working directory to the project's; a path is meant from where the caller stood. */
function readLearnersFile(file: string): string {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  let text: string;
  try {
    text = readFileSync(resolve(from, file), 'utf8');
  } catch {
    throw new UnusableCall(message('cli.unreadable-file', { file }));
  }
  // UTF-16 and binary files; a comment in another 8-bit encoding does no harm.
  if (text.includes('\0')) throw new UnusableCall(message('cli.no-text', { file }));
  return text;
}

interface Exercise {
  readonly scenario: Scenario;
  readonly given: readonly SourceFile[];
}

/** @returns the scenario with its files, or what is wrong with them */
function openExercise(id: string): Exercise | readonly ContentError[] {
  const ids = scenarioIds();
  if (!ids.includes(id)) throw unknownScenario(id, ids);
  const scenario = readScenario(id);
  if (!('id' in scenario)) return scenario;
  const { files, errors } = readGiven(scenario);
  return errors.length > 0 ? errors : { scenario, given: files };
}

async function grade(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  const texts = readTexts(localeOf(call.locale));
  const exercise = openExercise(call.scenario);
  if (!('scenario' in exercise)) {
    for (const line of contentErrorLines(texts, exercise)) process.stderr.write(`${line}\n`);
    return EXIT.UNUSABLE;
  }
  const { scenario, given } = exercise;
  const text = readLearnersFile(call.file);
  const { report } = await gradeSource(await createNodeCompiler(), scenario, text, given, call);
  const sources = [{ path: scenario.edit, text }, ...given];
  const output = call.json
    ? JSON.stringify(reportJson(texts, report))
    : reportText(texts, report, sources).join('\n');
  process.stdout.write(`${output}\n`);
  return exitCodeOf(report);
}

function exitCodeOf({ verdict }: Report): number {
  return verdict === 'passed' ? EXIT.PASSED : EXIT.FAILED;
}

await runCommand('cli.grade-usage', () => grade(process.argv.slice(2)));
