import { useEffect, useRef, useState } from 'preact/hooks';
import { describeEvent } from '../../../sandbox/grading/describe-event.ts';
import type { WorkbenchModel } from '../state/model.ts';

const PAGE = 100;

/** The same events as the timeline's, in words, a page at a time; it opens at the selected one. */
export function EventTable({ model }: { model: WorkbenchModel }) {
  const { say, view } = model;
  const events = view.events.value;
  const selected = view.selected.value;
  const [page, setPage] = useState(pageOf(selected));
  const pages = Math.max(1, Math.ceil(events.length / PAGE));
  const scroll = useRef<HTMLElement>(null);
  useEffect(() => setPage(pageOf(selected)), [selected]);
  // The table scrolls, the page does not.
  useEffect(() => {
    const row = scroll.current?.querySelector<HTMLElement>('[aria-current]');
    if (!scroll.current || !row) return;
    const { scrollTop, clientHeight } = scroll.current;
    const hidden =
      row.offsetTop < scrollTop || row.offsetTop + 2 * row.offsetHeight > scrollTop + clientHeight;
    if (hidden) scroll.current.scrollTop = row.offsetTop - clientHeight / 3;
  }, [selected, page]);

  const from = page * PAGE;
  const moment = view.failure.value?.moment?.seq;
  return (
    <div class="wb-events">
      <nav class="wb-pages" aria-label={say('event.pages')}>
        <button type="button" class="fm-key" disabled={page === 0} onClick={() => setPage(page - 1)}>
          {say('event.previous-page')}
        </button>
        <span class="fm-number">{say('event.page', { page: page + 1, pages })}</span>
        <button type="button" class="fm-key" disabled={page >= pages - 1} onClick={() => setPage(page + 1)}>
          {say('event.next-page')}
        </button>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section ref={scroll} class="wb-table-scroll" aria-label={say('event.table')} tabIndex={0}>
        <table class="wb-table">
          <caption class="wb-hidden">{say('event.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('event.time')}</th>
              <th scope="col">{say('event.irql')}</th>
              <th scope="col">{say('event.what')}</th>
              <th scope="col">{say('event.source')}</th>
            </tr>
          </thead>
          <tbody>
            {events.slice(from, from + PAGE).map((event) => (
              <tr
                key={event.seq}
                class={event.seq === moment ? 'is-moment' : undefined}
                aria-current={event.seq === selected ? 'true' : undefined}
              >
                <td class="fm-number">
                  <button type="button" class="wb-place" onClick={() => view.select(event.seq)}>
                    {say.time(event.time)}
                  </button>
                </td>
                <td class="fm-number">{event.irql}</td>
                <td>
                  {event.seq === moment && <strong class="wb-here">{say('event.here')}</strong>}
                  {model.word(describeEvent(event))}
                </td>
                <td>
                  {event.at && (
                    <button type="button" class="wb-place" onClick={() => event.at && model.jumpTo(event.at)}>
                      {say('place', { file: event.at.file, line: String(event.at.line) })}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function pageOf(seq: number | undefined): number {
  return Math.floor((seq ?? 0) / PAGE);
}
