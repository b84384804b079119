/** The sentences in content/findings against the code that asks for them. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES } from '../verifier/explain.ts';
import { SOURCES } from '../verifier/sources.ts';
import { CHECKS } from './checks/registry.ts';
import { parseTexts } from './parse-texts.ts';
import { KINDS } from './schema-message.ts';
import { placeholders, type Texts, word } from './wording.ts';

const ROOT = new URL('../../', import.meta.url);
const LOCALES = ['en', 'ja', 'zh-cn'] as const;

function textsOf(locale: string): Texts {
  return parseTexts(readFileSync(new URL(`content/findings/${locale}.yaml`, ROOT), 'utf8'));
}

function codeOf(folder: string): string {
  return readdirSync(new URL(folder, ROOT), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.spec.ts'))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'))
    .join('\n');
}

const code = ['sandbox/grading/', 'sandbox/cli/'].map(codeOf).join('\n');

/** The keys that stand in the code as they are. */
const literal = [
  ...code.matchAll(/'((?:check|moment|unsupported|scenario-error|text-error|cli|finding)\.[\w.-]+)'/g),
].map(([, key = '']) => key);

/** The bug check reasons that the engine gives, and the findings that explain them. */
const reasons = RULES.flatMap((rule) => rule.reasons.map((reason) => ({ rule, reason })));

/** What a bug check says beside its reason and a finding's text depends on. */
const DETAILS: readonly Readonly<Record<string, string>>[] = [
  { access: 'read' },
  { access: 'write' },
  { routine: 'ScsiPortInitialize' },
];

function findingIds(): string[] {
  return reasons.flatMap(({ rule, reason }) =>
    DETAILS.flatMap((detail) => {
      const bugCheck = {
        seq: 0,
        time: 0,
        irql: 0,
        kind: 'bug-check',
        code: 0xd1,
        parameters: [0, 0, 0, 0],
        reason,
        detail,
      } as const;
      const finding = rule.explain([bugCheck], bugCheck);
      return [finding.id, `${finding.id}.advice`, ...(finding.actual ? [finding.actual.id] : [])];
    }),
  );
}

/** The keys that the code puts together. */
const composed = [
  ...[...CHECKS.keys()].map((id) => `check.${id}.rule`),
  ...[...CHECKS.keys()].filter((id) => id !== 'no-bug-check').map((id) => `check.${id}.advice`),
  'check.no-cause-lost.actual-completion',
  'check.no-cause-lost.actual-request',
  ...KINDS.flatMap((kind) => [`scenario-error.missing-${kind}`, `scenario-error.type-${kind}`]),
  ...['unknown-key', 'not-among'].flatMap((key) => [
    `scenario-error.${key}`,
    `scenario-error.${key}-did-you-mean`,
  ]),
  ...['passed', 'failed', 'does-not-compile', 'unsupported', 'not-reached'].map(
    (verdict) => `verdict.${verdict}`,
  ),
  ...['error', 'warning', 'note'].map((severity) => `cli.${severity}`),
  ...['stale', 'missing'].map((state) => `cli.translation-${state}`),
  ...Object.keys(SOURCES).map((id) => `source.${id}`),
  ...findingIds().map((id) => `finding.${id}`),
];

const asked = new Set([...literal, ...composed]);
const english = textsOf('en');

describe.each(LOCALES)('%s', (locale) => {
  const texts = textsOf(locale);

  test('has every sentence that the code asks for', () => {
    expect([...asked].filter((key) => texts[key] === undefined)).toEqual([]);
  });

  test('has no sentence that nobody asks for', () => {
    expect(Object.keys(texts).filter((key) => !asked.has(key))).toEqual([]);
  });

  test('has the placeholders of the English sentences', () => {
    const differing = Object.keys(texts).filter(
      (key) => placeholders(texts[key] ?? '').join() !== placeholders(english[key] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('has no placeholder of an unknown format', () => {
    for (const [key, sentence] of Object.entries(texts)) {
      const names = placeholders(sentence).map((each) => [each.replace(/[{}]|:.*/g, ''), 1]);
      expect(word(texts, { key, parameters: Object.fromEntries(names) })).not.toContain('{');
    }
  });

  test('has no empty sentence', () => {
    expect(Object.keys(texts).filter((key) => texts[key]?.trim() === '')).toEqual([]);
  });
});
