import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { locales } from '../i18n/locales.ts';
import { MACHINE_SHEETS, SHEETS, type Sheet } from './sheets.ts';
import { sourcesIn } from './sources.ts';

const file = (name: string) => readFileSync(`content/devices/${name}.yaml`, 'utf8');

/** Paths of all strings; a bit's words count as one. */
function paths(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [path.join('.')];
  if (path.at(-2) === 'bits') return [path.join('.')];
  return Object.entries(value as object).flatMap(([key, inner]) => paths(inner, [...path, key]));
}

function wanted({ registers, values, sections }: Sheet): string[] {
  const words = (path: string) => [`${path}.title`, `${path}.text`];
  return [
    'name',
    'summary',
    ...sections.flatMap((name) => words(`sections.${name}`)),
    ...registers.flatMap(({ name, bits }) => [
      ...words(`registers.${name}`),
      ...bits.map((bit) => `registers.${name}.bits.${bit.name}`),
    ]),
    ...Object.entries(values).flatMap(([group, rows]) => [
      `headings.${group}`,
      ...rows.map(([name]) => `${group}.${name}`),
    ]),
  ];
}

describe.each(MACHINE_SHEETS)('the data sheet "%s"', (name) => {
  test.each(locales)('has a text for everything in its tables, and no other, in %s', (locale) => {
    const sheet = SHEETS[name];
    expect(paths(parse(file(`${name}.${locale}`))).sort()).toEqual(sheet && wanted(sheet).sort());
  });
});

describe('the sources', () => {
  const documents = parse(file('sources'));

  test.each(Object.keys(SHEETS))('of "%s" are all in content/devices/sources.yaml', (name) => {
    const citations = SHEETS[name]?.registers.map(({ citation }) => citation) ?? [];
    const texts = locales.map((locale) => file(`${name}.${locale}`));
    const cited = [...citations, ...texts].flatMap((text) =>
      [...text.matchAll(/\[([A-Z0-9][^\]\s]*|[a-z]+_?[a-z0-9]*)\]/g)].map(([, id]) => id ?? ''),
    );
    expect(cited.filter((id) => !(id in documents))).toEqual([]);
  });

  test('are all cited somewhere', () => {
    const texts = Object.keys(SHEETS).flatMap((name) => [
      file(`${name}.en`),
      ...(SHEETS[name]?.registers.map(({ citation }) => citation) ?? []),
    ]);
    expect(
      sourcesIn(texts)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(documents).sort());
  });
});
