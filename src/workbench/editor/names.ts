/** What the editor says of the names in a program, and which it offers while one is typed. */

export interface NameEntry {
  readonly name: string;
  readonly kind: 'routine' | 'entry-point' | 'notification' | 'structure' | 'field' | 'value';
  /** In C. */
  readonly written: string;
  /** Markdown, in the reader's language. */
  readonly summary: string;
  /** Below the reference, e.g. `memory/#scsiportgetsrb`. */
  readonly at: string;
}

/** A name at a place of a line; columns count from 1, as the editor's do. */
export interface NamedPlace {
  readonly startColumn: number;
  readonly endColumn: number;
  /** A field's name can stand in several structures. */
  readonly entries: readonly NameEntry[];
}

const AFTER_MEMBER_OPERATOR = /(?:->|\.)\s*$/;
const IN_NOTIFICATION_TYPE = /ScsiPortNotification\s*\(\s*$/;

/** @returns undefined where no name of the reference stands */
export function namedAt(names: readonly NameEntry[], line: string, column: number): NamedPlace | undefined {
  const word = [...line.matchAll(/\w+/g)].find(
    ({ index, 0: text }) => index < column && column <= index + text.length + 1,
  );
  if (!word) return undefined;
  const [text] = word;
  const asField = AFTER_MEMBER_OPERATOR.test(line.slice(0, word.index));
  const entries = names.filter(({ name, kind }) => name === text && (kind === 'field') === asField);
  if (entries.length === 0) return undefined;
  return { startColumn: word.index + 1, endColumn: word.index + text.length + 1, entries };
}

/** Fewer letters than these begin too much, such as C's own words, unless their case is right. */
const TELLING_LETTERS = 3;

function beginsWith(name: string, typed: string): boolean {
  return typed.length < TELLING_LETTERS
    ? name.startsWith(typed)
    : name.toLowerCase().startsWith(typed.toLowerCase());
}

/**
 * @param before the line up to where the word begins
 * @param typed what of the word is there
 * @returns the names that can stand there, each with its entries
 */
export function offeredAt(
  names: readonly NameEntry[],
  before: string,
  typed: string,
): ReadonlyMap<string, readonly NameEntry[]> {
  const asField = AFTER_MEMBER_OPERATOR.test(before);
  const asType = IN_NOTIFICATION_TYPE.test(before);
  const offered = names.filter(({ name, kind }) => {
    if (!beginsWith(name, typed)) return false;
    if (asField || kind === 'field') return asField && kind === 'field';
    // A miniport names its own routines as it likes.
    return asType ? kind === 'notification' : kind !== 'entry-point';
  });
  const grouped = new Map<string, NameEntry[]>();
  for (const entry of offered) grouped.set(entry.name, [...(grouped.get(entry.name) ?? []), entry]);
  return grouped;
}

/**
 * @param address where the reference of the reader's language begins, with a slash at its end
 * @param link words of the link to the entry's page
 * @returns Markdown, one text an entry
 */
export function described(entries: readonly NameEntry[], address: string, link: string): string[] {
  return entries.map(
    ({ written, summary, at }) => `\`\`\`c\n${written}\n\`\`\`\n\n${summary}\n\n[${link}](${address}${at})`,
  );
}
