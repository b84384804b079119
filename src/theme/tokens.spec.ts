import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/theme/tokens.css', 'utf8');
const dark = tokensIn(css.slice(css.indexOf(':root {'), css.indexOf(":root[data-theme='light']")));
const light = {
  ...dark,
  ...tokensIn(css.slice(css.indexOf(":root[data-theme='light']"), css.indexOf(':root:lang(ja)'))),
};

const surfaces = ['ground', 'panel', 'well', 'raised'];
const lanes = ['line', 'cpu', 'device', 'notification', 'srb'];
const verdicts = ['pass', 'fail', 'warn'];

describe.each([
  ['dark', dark],
  ['light', light],
])('%s theme', (_name, tokens) => {
  const ratio = (front: string, back: string) => contrast(colour(tokens, front), colour(tokens, back));

  test.each(surfaces)('everything that is read has 4.5:1 on %s', (surface) => {
    const written = [
      'ink',
      'ink-soft',
      'muted',
      'accent',
      ...verdicts,
      ...lanes.map((lane) => `lane-${lane}`),
    ];
    for (const token of written)
      expect(ratio(token, surface), `${token} on ${surface}`).toBeGreaterThanOrEqual(4.5);
  });

  test.each(surfaces)('the edge of a control has 3:1 on %s', (surface) => {
    expect(ratio('line-strong', surface)).toBeGreaterThanOrEqual(3);
  });

  test('a colour has 4.5:1 on its own wash, and ink has it on every wash', () => {
    for (const token of ['accent', ...verdicts, ...lanes.map((lane) => `lane-${lane}`)]) {
      expect(ratio(token, `${token}-wash`), token).toBeGreaterThanOrEqual(4.5);
      expect(ratio('ink', `${token}-wash`), `ink on ${token}-wash`).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio('ink', 'mark')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
  });
});

function tokensIn(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--fm-([\w-]+): (#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

function colour(tokens: Record<string, string>, name: string): string {
  const hex = tokens[name];
  if (!hex) throw new Error(`no token --fm-${name}`);
  return hex;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
