/** Two texts as one list of lines, for where Monaco's comparison does not suit or cannot come. */

import type { CreateDiff, DiffOptions } from './editor.ts';
import { type DiffLine, diffLines } from './line-diff.ts';

const ELEMENTS = { both: 'span', mine: 'del', theirs: 'ins' } as const;

export const createPlainDiff: CreateDiff = (options) => {
  const { host } = options;
  host.append(legend(options), code(options));
  host.classList.add('wb-plain-diff');
  return {
    dispose() {
      host.replaceChildren();
      host.classList.remove('wb-plain-diff');
    },
  };
};

function legend({ mineLabel, theirsLabel }: DiffOptions): HTMLElement {
  const text = document.createElement('p');
  text.append(line({ in: 'mine', text: mineLabel }), line({ in: 'theirs', text: theirsLabel }));
  return text;
}

function code({ mine, theirs, mineLabel, theirsLabel }: DiffOptions): HTMLElement {
  const text = document.createElement('pre');
  text.append(...diffLines(mine, theirs).map(line));
  text.tabIndex = 0;
  text.setAttribute('role', 'region');
  text.setAttribute('aria-label', `${mineLabel}, ${theirsLabel}`);
  return text;
}

/** Its sign stands in the style sheet, so that it is not copied along. */
function line({ in: where, text }: DiffLine): HTMLElement {
  const element = document.createElement(ELEMENTS[where]);
  element.textContent = `${text}\n`;
  return element;
}
