/** Figures between the paragraphs of a page: fenced blocks with the language `run` or `experiment`. */

import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { parseFence, type RunFence } from './run/fence.ts';

type MdastPlugin = NonNullable<SatteriProcessorOptions['mdastPlugins']>[number];

export type Figure =
  | { readonly kind: 'run'; readonly fence: RunFence }
  /** The block's body is the name of a folder of `content/experiments`. */
  | { readonly kind: 'experiment'; readonly name: string };

const PLACEHOLDER = /<fm-figure data-figure="([^"]*)"><\/fm-figure>/;

/** Puts a placeholder in the place of each block, before it is coloured as code. */
export const figureBlocks: MdastPlugin = {
  name: 'figure-blocks',
  code(node, context) {
    const figure = figureOf(node.lang ?? '', node.value);
    if (!figure) return;
    const data = encodeURIComponent(JSON.stringify(figure));
    context.replaceNode(node, { type: 'html', value: `<fm-figure data-figure="${data}"></fm-figure>` });
  },
};

function figureOf(language: string, body: string): Figure | undefined {
  if (language === 'run') return { kind: 'run', fence: parseFence(body) };
  if (language === 'experiment') return { kind: 'experiment', name: body.trim() };
  return undefined;
}

/** Prose (HTML) and figures of a rendered page, in turn; it begins and ends with prose. */
export function splitAtFigures(html: string): (string | Figure)[] {
  return html
    .split(PLACEHOLDER)
    .map((piece, index) => (index % 2 === 0 ? piece : JSON.parse(decodeURIComponent(piece))));
}
