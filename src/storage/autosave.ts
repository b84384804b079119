/** Saves code while it is typed, and steps back when another tab writes the same code. */

import type { Stored } from './store.ts';
import type { Work } from './work.ts';

/** Longest time in milliseconds that typed text exists only in the page. */
const DELAY_MS = 250;

export type SaveState =
  | { readonly kind: 'saved' | 'full' | 'blocked' }
  /** Another tab saved `theirs`; nothing is saved here until the learner has chosen. */
  | { readonly kind: 'elsewhere'; readonly theirs: string };

export interface Autosave {
  /** Call with the whole text at each change. */
  changed(text: string): void;
  /** Saves what is waiting, at once. */
  flush(): void;
  /** Another tab wrote the code: `theirs`, or null when it went back to the starter. */
  writtenElsewhere(theirs: string | null): void;
  /** The learner keeps the text of this tab; it is saved over the other's. */
  keepMine(): void;
}

/**
 * @param starter the text as the scenario starts it; returning to it forgets the stored copy
 * @param initial the text the editor opens with
 * @param report is called whenever the state changes
 */
export function createAutosave(
  work: Work,
  starter: string,
  initial: string,
  report: (state: SaveState) => void,
): Autosave {
  let text = initial;
  let saved = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: SaveState = { kind: 'saved' };

  const tell = (next: SaveState) => {
    if (next.kind === state.kind && next.kind !== 'elsewhere') return;
    state = next;
    report(next);
  };
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (state.kind === 'elsewhere' || (text === saved && state.kind === 'saved')) return;
    const outcome = write(work, starter, text);
    if (outcome === 'stored') saved = text;
    tell({ kind: outcome === 'stored' ? 'saved' : outcome });
  };

  return {
    changed(next) {
      text = next;
      if (state.kind === 'elsewhere' && state.theirs === next) {
        saved = next;
        tell({ kind: 'saved' });
      }
      timer ??= setTimeout(save, DELAY_MS);
    },
    flush: save,
    writtenElsewhere(written) {
      const theirs = written ?? starter;
      saved = theirs;
      tell(theirs === text ? { kind: 'saved' } : { kind: 'elsewhere', theirs });
    },
    keepMine() {
      state = { kind: 'saved' };
      const outcome = write(work, starter, text);
      if (outcome === 'stored') saved = text;
      state = { kind: outcome === 'stored' ? 'saved' : outcome };
      report(state);
    },
  };
}

function write(work: Work, starter: string, text: string): Stored {
  if (text !== starter) return work.saveCode(text);
  work.forgetCode();
  return 'stored';
}
