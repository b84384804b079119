import { expect, it } from 'vitest';
import { locales } from '../i18n/locales.ts';
import { statementsOf } from './statements.ts';

/** Not learnt on this HBA: Storport's own lesson comes later, and the headers are held by every scenario's build. */
const LATER = ['S19', 'S20'];

it('the same statements stand in every language', () => {
  const [first, ...others] = locales.map((locale) => statementsOf(locale, []).map(({ id }) => id));
  for (const ids of others) expect(ids).toEqual(first);
});

it('every statement has a lesson', () => {
  const gaps = statementsOf('en', []).flatMap(({ id, taughtBy }) => (taughtBy.length === 0 ? [id] : []));
  expect(gaps).toEqual(LATER);
});

it('every statement that a scenario teaches has a check somewhere', () => {
  const unchecked = statementsOf('en', []).flatMap(({ id, taughtBy }) =>
    taughtBy.length > 0 && taughtBy.every(({ checks }) => checks.length === 0) ? [id] : [],
  );
  expect(unchecked).toEqual(['S14']);
});
