/** The statements of the source documents, and what of the course stands for each: a gap shows as an empty list. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseScenario } from '../../sandbox/grading/parse-scenario.ts';
import type { Scenario } from '../../sandbox/grading/scenario.ts';
import type { Locale } from '../i18n/locales.ts';

export interface Statement {
  /** `S1` … `S20`. */
  readonly id: string;
  readonly text: string;
  /** In the course's order. */
  readonly taughtBy: readonly TeachingScenario[];
}

export interface TeachingScenario {
  readonly id: string;
  /** The checks that hold the learner to this statement. */
  readonly checks: Scenario['checks'];
}

const FOLDER = 'content/scenarios';

/** Taught on a page of its own, without a check. */
const EXPERIMENTS: Readonly<Record<string, string>> = { S14: 'feel-the-jitter' };

/**
 * @param order ids of the lessons in the course's order
 * @throws Error when a scenario is not as its schema wants it
 */
export function statementsOf(locale: Locale, order: readonly string[]): Statement[] {
  const scenarios = readdirSync(FOLDER)
    .filter((id) => existsSync(fileOf(id)))
    .map(scenarioNamed)
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  const texts = z
    .record(z.string(), z.string())
    .parse(parse(readFileSync(`content/statements/${locale}.yaml`, 'utf8')));
  return Object.entries(texts).map(([id, text]) => ({ id, text, taughtBy: teaching(id, scenarios) }));
}

function teaching(statement: string, scenarios: readonly Scenario[]): TeachingScenario[] {
  const experiment = EXPERIMENTS[statement];
  return [
    ...(experiment ? [{ id: experiment, checks: [] }] : []),
    ...scenarios
      .filter(({ statements }) => statements.some((taught) => taught === statement))
      .map(({ id, checks }) => ({ id, checks: checks.filter((check) => check.statement === statement) })),
  ];
}

function scenarioNamed(id: string): Scenario {
  const scenario = parseScenario(readFileSync(fileOf(id), 'utf8'), fileOf(id));
  if ('id' in scenario) return scenario;
  throw new Error(`${fileOf(id)} is out of order`);
}

function fileOf(id: string): string {
  return `${FOLDER}/${id}/scenario.yaml`;
}
