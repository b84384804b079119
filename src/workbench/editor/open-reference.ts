/** The reference of the reader's language, whose names are fetched once, when they are first needed. */

import type { Reference } from './editor.ts';
import type { NameEntry } from './names.ts';

/** @param path of the reference on this site, with a slash at its end */
export function openReference(path: string): Reference {
  let fetched: Promise<readonly NameEntry[]> | undefined;
  return {
    // Links in the editor's own boxes lead nowhere unless they are whole.
    address: new URL(path, location.href).href,
    names: () => {
      fetched ??= fetchNames(`${path}names.json`);
      return fetched;
    },
  };
}

/** Help that cannot be had is no reason to disturb: the code is the learner's. */
async function fetchNames(address: string): Promise<readonly NameEntry[]> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}
