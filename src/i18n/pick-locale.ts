/** Which of our languages a reader is served. */

/**
 * @param offered by BCP 47 tag, the first is for readers of any other language
 * @param wanted the browser's list, most wanted first
 */
export function pickLocale<T extends { readonly tag: string }>(
  offered: readonly T[],
  wanted: readonly string[],
): T | undefined {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const found = offered.find((candidate) => candidate.tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return offered[0];
}
