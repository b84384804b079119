import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES } from '../verifier/explain.ts';
import { memoryAccess } from '../verifier/rules/memory-access.ts';
import { STOPS, type Stop } from './stops.ts';

/** `new BugCheck('NAME', [CONSTANT, …], 'reason'`, with the constant's value from the same file. */
function thrown(): [string, Stop][] {
  return globSync('sandbox/{machine,scsiport}/**/*.ts')
    .filter((path) => !path.endsWith('.spec.ts'))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const found = text.matchAll(
        /new BugCheck\(\s*'(\w+)',\s*\[((?:VERIFIER|SCSI_VERIFIER)_\w+),[^\]]*\],\s*'([\w-]+)'/g,
      );
      return [...found].map(([, check, constant = '', reason = '']): [string, Stop] => {
        const value = new RegExp(`const ${constant} = (\\w+);`).exec(text)?.[1];
        return [reason, { check: check as Stop['check'], parameter: Number(value) }];
      });
    });
}

it('knows every reason that a verifier rule explains, those of memory by what is wrong there', () => {
  const others = RULES.filter((rule) => rule !== memoryAccess).flatMap(({ reasons }) => reasons);
  expect(others.filter((reason) => !(reason in STOPS))).toEqual([]);
});

it('has the parameters that the simulated machine stops with', () => {
  const stops = new Map(Object.entries<Stop>(STOPS));
  const found = thrown();
  expect(found.length).toBeGreaterThan(13);
  for (const [reason, stop] of found) expect([reason, stops.get(reason)]).toEqual([reason, stop]);
});
