/** Where the learner's work is kept: the browser's storage, whose refusals are answers and not exceptions. */

/** `full`: the browser's quota is used up. `blocked`: the browser lets this page store nothing. */
export type Stored = 'stored' | 'full' | 'blocked';

export interface Store {
  /** @returns undefined when nothing is kept under `key`, or storage is blocked */
  read(key: string): string | undefined;
  write(key: string, value: string): Stored;
  remove(key: string): void;
}

/** @param open yields the storage; it may throw, as reading `window.localStorage` does where storage is blocked */
export function createStore(open: () => Storage): Store {
  return {
    read(key) {
      try {
        return open().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        open().setItem(key, value);
        return 'stored';
      } catch (error) {
        return isQuota(error) && mayStore(open) ? 'full' : 'blocked';
      }
    },
    remove(key) {
      try {
        open().removeItem(key);
      } catch {
        // What is blocked holds nothing to remove.
      }
    },
  };
}

function isQuota(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    // Firefox keeps its own name beside the standard's.
    (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED')
  );
}

/** Some browsers block by a quota of nothing: there even an empty store refuses. */
function mayStore(open: () => Storage): boolean {
  try {
    return open().length > 0;
  } catch {
    return false;
  }
}
