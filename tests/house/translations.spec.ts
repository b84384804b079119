import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translations } from '../../sandbox/cli/translated-pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const pages = translations();

/** What has to be the same in every language, whatever the words. */
interface Skeleton {
  /** Levels of the headings, in their order. */
  readonly headings: readonly number[];
  /** Language of each block of code; of a figure, what it shows. */
  readonly blocks: readonly string[];
  /** Addresses, sorted; anchors are words and differ. */
  readonly links: readonly string[];
  readonly tableRows: number;
  readonly folded: number;
}

function skeletonOf(path: string): Skeleton {
  const text = readFileSync(resolve(ROOT, path), 'utf8');
  const prose = text.replace(/^```.*?^```$/gms, '');
  return {
    headings: [...prose.matchAll(/^(#{2,}) /gm)].map(([, marks = '']) => marks.length),
    blocks: [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', body = '']) =>
      language === 'run' ? `run ${body.replace(/^caption:.*/ms, '')}` : language,
    ),
    links: [...prose.matchAll(/\]\(<?([^)#>]+)/g)].map(([, address = '']) => address).sort(),
    tableRows: [...prose.matchAll(/^\|/gm)].length,
    folded: [...prose.matchAll(/<details>/g)].length,
  };
}

describe('a translated page', () => {
  it('is there for every English page', () => {
    expect(pages.filter(({ state }) => state === 'missing').map(({ path }) => path)).toEqual([]);
  });

  it('follows the English text as it is now', () => {
    expect(pages.filter(({ state }) => state === 'stale').map(({ path }) => path)).toEqual([]);
  });

  it.each(pages.filter(({ state }) => state !== 'missing'))(
    'has the headings, figures, links and tables of the English one: $path',
    ({ path, english }) => {
      expect(skeletonOf(path)).toEqual(skeletonOf(english));
    },
  );
});
