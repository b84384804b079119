/** Lights a lamp in each element with `data-scenario`, and says the same in words for who cannot see it. */

import { type Progress, readProgress } from './progress.ts';

/** @param words how each point reached is called in the reader's language */
export function showProgress(words: Readonly<Record<Progress, string>>): void {
  const reached = readProgress();
  for (const element of document.querySelectorAll<HTMLElement>('[data-scenario]')) {
    const progress = reached.get(element.dataset['scenario'] ?? '');
    const lamp = element.querySelector<HTMLElement>('.fm-lamp') ?? element.appendChild(newLamp());
    if (progress) {
      lamp.dataset['progress'] = progress;
      lamp.title = words[progress];
      lamp.role = 'img';
      lamp.ariaLabel = words[progress];
    }
  }
}

function newLamp(): HTMLElement {
  const lamp = document.createElement('span');
  lamp.className = 'fm-lamp';
  return lamp;
}
