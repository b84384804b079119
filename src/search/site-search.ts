/** The search dialog: nothing of the index is fetched before it is opened. */

import { loadPagefind, type Pagefind, type PagefindHit, type PagefindPage } from './pagefind.ts';

/** Pages that are shown at a time, and sections of each. */
const PAGES = 5;
const SECTIONS = 3;

export class SiteSearch extends HTMLElement {
  #index: Promise<Pagefind> | undefined;
  #hits: readonly PagefindHit[] = [];
  #shown = 0;

  connectedCallback(): void {
    this.#part('open').addEventListener('click', () => this.#open());
    this.#part('close').addEventListener('click', () => this.#dialog.close());
    this.#part('more').addEventListener('click', () => void this.#more());
    this.#input.addEventListener('input', () => void this.#search(this.#input.value.trim()));
    // A section of this very page is behind the dialog.
    this.#part('results').addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a')) this.#dialog.close();
    });
    // A press beside the dialog's frame is a press on the dialog itself.
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    addEventListener('keydown', (event) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      if (this.#dialog.open) this.#dialog.close();
      else this.#open();
    });
  }

  get #dialog(): HTMLDialogElement {
    return this.#part<HTMLDialogElement>('dialog');
  }

  get #input(): HTMLInputElement {
    return this.#part<HTMLInputElement>('input');
  }

  #part<Kind extends HTMLElement>(name: string): Kind {
    const part = this.querySelector<Kind>(`[data-part="${name}"]`);
    if (!part) throw new Error(`the search has no ${name}`);
    return part;
  }

  #open(): void {
    this.#dialog.showModal();
    this.#input.focus();
    void this.#load().catch(() => this.#say(this.dataset['failed']));
  }

  /** A failed download is begun again by the next word. */
  #load(): Promise<Pagefind> {
    this.#index ??= loadPagefind(this.dataset['base'] ?? '/').catch((error: unknown) => {
      this.#index = undefined;
      throw error;
    });
    return this.#index;
  }

  async #search(term: string): Promise<void> {
    try {
      const found = term === '' ? { results: [] } : await (await this.#load()).debouncedSearch(term);
      if (found === null || term !== this.#input.value.trim()) return;
      this.#hits = found.results;
      this.#shown = 0;
      this.#part('results').replaceChildren();
      const { zero, one, many } = this.dataset;
      const count = this.#hits.length;
      this.#say(term === '' ? '' : count === 0 ? zero : count === 1 ? one : many, term);
      await this.#more();
    } catch {
      this.#say(this.dataset['failed']);
    }
  }

  async #more(): Promise<void> {
    const hits = this.#hits;
    const next = hits.slice(this.#shown, this.#shown + PAGES);
    this.#shown += next.length;
    const items = (await Promise.all(next.map((hit) => hit.data()))).map(itemOf);
    if (hits !== this.#hits) return;
    this.#part('results').append(...items);
    const more = this.#part('more');
    // The button may go: the focus goes to what it brought.
    if (document.activeElement === more) items[0]?.querySelector('a')?.focus();
    more.hidden = this.#shown >= hits.length;
  }

  #say(text: string | undefined, term = ''): void {
    this.#part('status').textContent = (text ?? '')
      .replace('[SEARCH_TERM]', () => term)
      .replace('[COUNT]', String(this.#hits.length));
  }
}

function itemOf({ url, meta, excerpt, sub_results }: PagefindPage): HTMLElement {
  const item = document.createElement('li');
  // What stands above a page's first heading is the page itself, not a section.
  const sections = sub_results
    .filter((section) => section.url !== url && !section.url.endsWith('#_top'))
    .slice(0, SECTIONS);
  item.append(linkTo(url, meta.title ?? url));
  if (sections.length === 0) item.append(excerptOf(excerpt));
  else {
    const list = document.createElement('ul');
    for (const section of sections) {
      const entry = document.createElement('li');
      entry.append(linkTo(section.url, section.title), excerptOf(section.excerpt));
      list.append(entry);
    }
    item.append(list);
  }
  return item;
}

function linkTo(url: string, title: string): HTMLElement {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  return link;
}

function excerptOf(html: string): HTMLElement {
  const text = document.createElement('p');
  text.innerHTML = html;
  return text;
}
