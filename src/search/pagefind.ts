/** The part of Pagefind's index that the search dialog uses. https://pagefind.app/docs/api/ */

export interface Pagefind {
  options(options: { readonly baseUrl: string; readonly excerptLength?: number }): Promise<void>;
  init(): Promise<void>;
  /** @returns null when another search was asked for meanwhile */
  debouncedSearch(term: string): Promise<{ readonly results: readonly PagefindHit[] } | null>;
}

export interface PagefindHit {
  data(): Promise<PagefindPage>;
}

export interface PagefindPage {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** HTML: escaped text with the words found in `<mark>`. */
  readonly excerpt: string;
  /** The page's sections that have the words; the first can be the page itself. */
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

/** @param base path of the site with a slash at both ends */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const address = `${base}pagefind/pagefind.js`;
  const pagefind: Pagefind = await import(/* @vite-ignore */ address);
  await pagefind.options({ baseUrl: base });
  await pagefind.init();
  return pagefind;
}
