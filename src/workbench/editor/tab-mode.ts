/**
 * What the Tab key does. It moves the focus, as everywhere on the web, until the learner lets it indent;
 * even then Escape gives the next Tab back to the focus.
 */
export interface TabMode {
  setIndents(indents: boolean): void;
  /** Call with each key pressed in the editor. @returns whether this key is a Tab that indents */
  indents(event: Pick<KeyboardEvent, 'key'>): boolean;
  /** Whether the next Tab would indent. */
  next(): boolean;
}

export function createTabMode(initial: boolean): TabMode {
  let indents = initial;
  let escaped = false;
  return {
    setIndents(next) {
      indents = next;
      escaped = false;
    },
    indents({ key }) {
      if (key === 'Escape') escaped = true;
      else if (key !== 'Tab' && key !== 'Shift') escaped = false;
      return key === 'Tab' && indents && !escaped;
    },
    next: () => indents && !escaped,
  };
}
