import { expect, it } from 'vitest';
import { fencesOf, parseFence, recordingId } from './fence.ts';

const body = 'scenario: dismiss\nanswer: wrong/stalls.c\nspanUs: 60\ncaption: >-\n  What: `INTST` tells.\n';

it('finds the figures of a lesson in their order, and no other fenced block', () => {
  const lesson = `Text.\n\n\`\`\`run\n${body}\`\`\`\n\n\`\`\`c\nint x;\n\`\`\`\n\n\`\`\`run\nscenario: not-mine\nanswer: solution.c\ncaption: B\n\`\`\`\n`;
  expect(fencesOf(lesson).map(({ scenario, spanUs }) => [scenario, spanUs])).toEqual([
    ['dismiss', 60],
    ['not-mine', 120],
  ]);
});

it('refuses a key that it does not know', () => {
  expect(() => parseFence(`${body}speed: 2\n`)).toThrow(/speed/);
});

it('names one recording whatever the language of the caption', () => {
  const other = parseFence(body.replace('What:', '何が:'));
  expect(recordingId(other)).toBe(recordingId(parseFence(body)));
});
