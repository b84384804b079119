/**
 * How far a reader has come, kept in this browser only.
 *
 * Every function is safe where storage is blocked or full: reading then yields nothing, writing returns `false`.
 */

export type Progress = 'started' | 'passed';

export interface LastVisited {
  readonly locale: string;
  /** Path below the locale and the base, without a slash in front: `lessons/not-mine/`. */
  readonly path: string;
}

const PREFIX = 'fifty-microseconds/';
const PROGRESS = `${PREFIX}progress/`;
const LAST = `${PREFIX}last-visited`;

/** Dispatched on `window` after this page changed a mark; `storage` tells of other pages. */
export const PROGRESS_EVENT = 'fifty-microseconds:progress';

/** @returns scenario id → furthest point reached; scenarios never opened are absent */
export function readProgress(): Map<string, Progress> {
  const marks = new Map<string, Progress>();
  try {
    for (let index = 0; index < localStorage.length; index++) {
      const key = localStorage.key(index);
      if (!key?.startsWith(PROGRESS)) continue;
      const value = localStorage.getItem(key);
      if (value === 'started' || value === 'passed') marks.set(key.slice(PROGRESS.length), value);
    }
  } catch {
    // Blocked storage is a reader without marks, not an error.
  }
  return marks;
}

/** Does not take a pass back. @returns whether the mark is stored */
export function markStarted(scenario: string): boolean {
  return readProgress().has(scenario) || mark(scenario, 'started');
}

/** @returns whether the mark is stored */
export function markPassed(scenario: string): boolean {
  return mark(scenario, 'passed');
}

/** @returns the lesson, exercise or reference page that was open last */
export function lastVisited(): LastVisited | undefined {
  try {
    const [locale, path] = localStorage.getItem(LAST)?.split('\n') ?? [];
    return locale && path ? { locale, path } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether it is stored */
export function setLastVisited(locale: string, path: string): boolean {
  return store(LAST, `${locale}\n${path}`);
}

function mark(scenario: string, progress: Progress): boolean {
  const stored = store(PROGRESS + scenario, progress);
  window.dispatchEvent(new CustomEvent(PROGRESS_EVENT));
  return stored;
}

function store(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
