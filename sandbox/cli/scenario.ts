/** The instructor's command: `npm run --silent scenario -- list | check [id…] | mutate [id…] | schema`. */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { message } from '../grading/message.ts';
import { parseText } from '../grading/parse-text.ts';
import { scenarioJsonSchema } from '../grading/scenario-json-schema.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { ScenarioCheckup } from './check-scenario.ts';
import { checkScenarios } from './check-scenarios.ts';
import { checkupText } from './checkup-text.ts';
import { type Locale, readTexts } from './locales.ts';
import { mutantsText } from './mutation/mutants-text.ts';
import { mutateScenario, unexplained } from './mutation/mutate-scenario.ts';
import { createNodeCompiler } from './node-toolchain.ts';
import { provenChecks, provenChecksText, unproven } from './proven-checks.ts';
import { JSON_SCHEMA, readScenarioFile, scenarioIds, shownPath } from './scenario-folder.ts';
import { countOf, EXIT, localeOf, runCommand, UnusableCall, unknownScenario } from './unusable-call.ts';

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function list(locale: Locale): number {
  const ids = scenarioIds();
  const width = Math.max(0, ...ids.map((id) => id.length));
  print(ids.map((id) => `${id.padEnd(width)}  ${titleOf(id, locale)}`));
  return EXIT.PASSED;
}

function titleOf(id: string, locale: Locale): string {
  const file = `text.${locale}.md`;
  const text = parseText(readScenarioFile(id, file) ?? '', shownPath(id, file));
  return 'title' in text ? text.title : '';
}

/** The scenarios asked for; all of them when none is. @throws UnusableCall for one that does not exist */
function chosen(wanted: readonly string[]): readonly string[] {
  const ids = scenarioIds();
  const unknown = wanted.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw unknownScenario(unknown, ids);
  return wanted.length > 0 ? wanted : ids;
}

async function check(locale: Locale, wanted: readonly string[], seeds: number | undefined): Promise<number> {
  const texts = readTexts(locale);
  const checkups: ScenarioCheckup[] = [];
  for await (const checkup of checkScenarios(chosen(wanted), { locale, seeds })) {
    checkups.push(checkup);
    print(checkupText(texts, checkup));
  }
  let inOrder = checkups.every(({ errors, problems }) => errors.length + problems.length === 0);
  if (wanted.length === 0) {
    const checks = provenChecks(checkups);
    print(provenChecksText(texts, checks));
    inOrder &&= unproven(checks).length === 0;
  }
  return inOrder ? EXIT.PASSED : EXIT.FAILED;
}

async function mutate(texts: Texts, wanted: readonly string[], seeds: number | undefined): Promise<number> {
  const ids = chosen(wanted);
  const compiler = await createNodeCompiler();
  let sound = true;
  for (const id of ids) {
    const mutated = await mutateScenario(compiler, id, seeds);
    sound &&= mutated.errors.length + mutated.stale.length + unexplained(mutated).length === 0;
    print(mutantsText(texts, mutated));
  }
  return sound ? EXIT.PASSED : EXIT.FAILED;
}

function schema(texts: Texts): number {
  writeFileSync(JSON_SCHEMA.url, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  print([word(texts, message('cli.schema-written', { file: JSON_SCHEMA.shown }))]);
  return EXIT.PASSED;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seeds: { type: 'string' }, locale: { type: 'string', default: 'en' } },
  });
  const locale = localeOf(values.locale);
  const texts = readTexts(locale);
  const seeds = countOf('--seeds', values.seeds);
  const [command = '', ...rest] = positionals;
  switch (command) {
    case 'list':
      return list(locale);
    case 'check':
      return check(locale, rest, seeds);
    case 'mutate':
      return mutate(texts, rest, seeds);
    case 'schema':
      return schema(texts);
    default:
      throw new UnusableCall(message('cli.unknown-command', { value: command }));
  }
}

await runCommand('cli.scenario-usage', () => run(process.argv.slice(2)));
