/** Scenarios on disk. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ContentError } from '../grading/content-error.ts';
import { message } from '../grading/message.ts';
import { parseScenario } from '../grading/parse-scenario.ts';
import type { Scenario } from '../grading/scenario.ts';
import type { SourceFile } from '../toolchain/compiler.ts';

const ROOT = new URL('../../content/scenarios/', import.meta.url);
const SHOWN_ROOT = 'content/scenarios';

/** A path as errors show it. */
export function shownPath(id: string, file: string): string {
  return `${SHOWN_ROOT}/${id}/${file}`;
}

/** The ids of all scenarios, sorted. */
export function scenarioIds(): string[] {
  return readdirSync(ROOT)
    .filter((name) => existsSync(new URL(`${name}/scenario.yaml`, ROOT)))
    .sort();
}

/** @returns the scenario, or what is wrong with its file */
export function readScenario(id: string): Scenario | readonly ContentError[] {
  return parseScenario(readScenarioFile(id, 'scenario.yaml') ?? '', shownPath(id, 'scenario.yaml'));
}

/** The text of a file of the scenario's folder; undefined when there is none. */
export function readScenarioFile(id: string, file: string): string | undefined {
  return readFile(`${id}/${file}`);
}

/** The `.c` files of a folder of the scenario, as `wrong/always-true.c`, sorted. */
export function cFilesOf(id: string, folder: string): string[] {
  const url = new URL(`${id}/${folder}/`, ROOT);
  if (!existsSync(url)) return [];
  return readdirSync(url)
    .filter((name) => name.endsWith('.c'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

export interface GivenFiles {
  /** Under the names by which `#include` knows them. */
  readonly files: readonly SourceFile[];
  /** What cannot be read. */
  readonly errors: readonly ContentError[];
}

export function readGiven({ id, given }: Scenario): GivenFiles {
  const files: SourceFile[] = [];
  const errors: ContentError[] = [];
  for (const file of given) {
    const text = readFile(file);
    const path = shownPath(id, 'scenario.yaml');
    if (text !== undefined) files.push({ path: basename(file), text });
    else errors.push({ path, line: 1, column: 1, message: message('cli.missing-given', { path, file }) });
  }
  return { files, errors };
}

/** Where the editors' JSON Schema lies. */
export const JSON_SCHEMA = {
  url: new URL('scenario.schema.json', ROOT),
  shown: `${SHOWN_ROOT}/scenario.schema.json`,
};

function readFile(path: string): string | undefined {
  const url = new URL(path, ROOT);
  return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
}
