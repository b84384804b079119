import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scenarioJsonSchema } from './scenario-json-schema.ts';

test('the committed JSON Schema is what the schema says; else run `npm run scenario -- schema`', () => {
  const committed = readFileSync(
    new URL('../../content/scenarios/scenario.schema.json', import.meta.url),
    'utf8',
  );
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});

test('every property that an editor offers is described', () => {
  const nameless: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [name, property] of Object.entries((schema as { properties?: object }).properties ?? {})) {
      const own = `${path}/${name}`;
      if (typeof (property as { description?: unknown }).description !== 'string') nameless.push(own);
      visit(property, own);
    }
    visit((schema as { items?: unknown }).items, `${path}[]`);
  };
  visit(scenarioJsonSchema(), '');
  expect(nameless).toEqual([]);
});
