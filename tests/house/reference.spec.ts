import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PC_OF_1996 } from '../../sandbox/machine/profile.ts';
import { NOTIFICATION_TYPES } from '../../sandbox/scsiport/constants.ts';
import { unsupportedRoutines } from '../../sandbox/scsiport/exported-routines.ts';
import { ROUTINE_NAMES } from '../../sandbox/scsiport/routine-names.ts';

const DOCS = resolve(import.meta.dirname, '../../content/docs');

describe.each(['en', 'ja', 'zh-cn'])('the page of what is not simulated, %s', (locale) => {
  const page = readFileSync(`${DOCS}/${locale}/reference/unsupported.md`, 'utf8');
  const code = [...page.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

  it('names exactly the routines that end a run as unsupported', () => {
    expect(code.filter((name) => ROUTINE_NAMES.includes(name)).sort()).toEqual(
      [...unsupportedRoutines()].sort(),
    );
  });

  it('speaks of every notification', () => {
    expect(NOTIFICATION_TYPES.filter((name) => !code.includes(name))).toEqual([]);
  });
});

describe.each(['en', 'ja', 'zh-cn'])('the table of costs, %s', (locale) => {
  const page = readFileSync(`${DOCS}/${locale}/reference/index.md`, 'utf8');
  const figures = [...page.matchAll(/([\d.]+) (ns|µs)(?= *[|,、，])/g)].map(
    ([, value, unit]) => Number(value) * (unit === 'µs' ? 1000 : 1),
  );

  it('has the figures of the simulated machine, in its order', () => {
    expect(figures).toEqual(Object.values(PC_OF_1996));
  });
});
