/** Two texts side by side, for where Monaco's comparison cannot come. */

import type { CreateDiff } from './editor.ts';

export const createPlainDiff: CreateDiff = ({ host, mine, theirs, mineLabel, theirsLabel }) => {
  host.append(column(mineLabel, mine), column(theirsLabel, theirs));
  host.classList.add('wb-plain-diff');
  return {
    dispose() {
      host.replaceChildren();
      host.classList.remove('wb-plain-diff');
    },
  };
};

function column(label: string, text: string): HTMLElement {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = label;
  const code = document.createElement('pre');
  code.textContent = text;
  code.tabIndex = 0;
  code.setAttribute('aria-label', label);
  code.setAttribute('role', 'region');
  figure.append(caption, code);
  return figure;
}
