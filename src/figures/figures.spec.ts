import { expect, it } from 'vitest';
import { splitAtFigures } from './figures.ts';

it('gives prose and figures of a page in turn', () => {
  const figure = { kind: 'experiment', name: 'feel-the-jitter' };
  const data = encodeURIComponent(JSON.stringify(figure));
  expect(splitAtFigures(`<p>a</p><fm-figure data-figure="${data}"></fm-figure><p>b</p>`)).toEqual([
    '<p>a</p>',
    figure,
    '<p>b</p>',
  ]);
});

it('leaves a page without figures in one piece', () => {
  expect(splitAtFigures('<p>a</p>')).toEqual(['<p>a</p>']);
});
