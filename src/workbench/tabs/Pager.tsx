import type { Say } from '../state/say.ts';

/** Rows of a long table that are on the page at a time. */
export const PAGE_ROWS = 100;

interface PagerProps {
  readonly say: Say;
  /** Names the buttons' group. */
  readonly label: string;
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Earlier and later pages. A button that leads nowhere keeps its place and the focus. */
export function Pager({ say, label, page, pages, onPage }: PagerProps) {
  const turn = (to: number) => {
    if (to >= 0 && to < pages) onPage(to);
  };
  return (
    <nav class="wb-pages" aria-label={label}>
      <button type="button" class="fm-key" aria-disabled={page === 0} onClick={() => turn(page - 1)}>
        {say('event.previous-page')}
      </button>
      <span class="fm-number" role="status">
        {say('event.page', { page: page + 1, pages })}
      </span>
      <button type="button" class="fm-key" aria-disabled={page >= pages - 1} onClick={() => turn(page + 1)}>
        {say('event.next-page')}
      </button>
    </nav>
  );
}

/** @returns how many pages so many rows take, at least one */
export function pagesOf(rows: number): number {
  return Math.max(1, Math.ceil(rows / PAGE_ROWS));
}
