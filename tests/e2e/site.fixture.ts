import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');

export const LOCALES = ['en', 'ja', 'zh-cn'] as const;
export type Locale = (typeof LOCALES)[number];

export const SCENARIOS = ['first-interrupt', 'not-mine', 'dismiss'] as const;
export type ScenarioId = (typeof SCENARIOS)[number];

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
