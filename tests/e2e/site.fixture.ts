import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readPath } from '../../src/path/read-path.ts';
import { readProgram } from '../../src/scenarios/read-scenario.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export const LOCALES = ['en', 'ja', 'zh-cn'] as const;
export type Locale = (typeof LOCALES)[number];

/** Every scenario, in the order of the course. */
export const SCENARIOS: readonly ScenarioId[] = readPath().flatMap(({ lessons }) =>
  lessons.filter((lesson) => existsSync(`${ROOT}/content/scenarios/${lesson}/scenario.yaml`)),
);
export type ScenarioId = string;

/** The `lang` of a locale's pages, and the name of its interface texts. */
export const LANGUAGE = { en: 'en', ja: 'ja', 'zh-cn': 'zh-CN' } as const;

/** The interface texts of a language, as the page has them. */
export function texts(locale: Locale): (key: string) => string {
  const all: Record<string, string> = JSON.parse(
    readFileSync(`${ROOT}/content/i18n/${LANGUAGE[locale]}.json`, 'utf8'),
  );
  return (key) => {
    const text = all[key];
    if (text === undefined) throw new Error(`no text ${key} in ${locale}`);
    return text;
  };
}

/** What checks and findings say in a language. */
export function findings(locale: Locale): (key: string) => string {
  const all: Record<string, string> = parse(readFileSync(`${ROOT}/content/findings/${locale}.yaml`, 'utf8'));
  return (key) => {
    const text = all[key];
    if (text === undefined) throw new Error(`no finding ${key} in ${locale}`);
    return text;
  };
}

/** A file of a scenario's folder, e.g. `solution.c`. */
export function scenarioFile(scenario: ScenarioId, path: string): string {
  return readFileSync(`${ROOT}/content/scenarios/${scenario}/${path}`, 'utf8');
}

/** The name of the file that the learner writes. */
export function editedFile(scenario: ScenarioId): string {
  return readProgram(scenarioFile(scenario, 'scenario.yaml')).edit;
}
