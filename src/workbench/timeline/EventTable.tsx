import { useEffect, useRef, useState } from 'preact/hooks';
import { describeEvent } from '../../../sandbox/grading/describe-event.ts';
import { Place } from '../editor/Place.tsx';
import type { WorkbenchModel } from '../state/model.ts';
import { PAGE_ROWS, Pager, pagesOf } from '../tabs/Pager.tsx';

/** The same events as the timeline's, in words, a page at a time; it opens at the selected one. */
export function EventTable({ model }: { model: WorkbenchModel }) {
  const { say, view } = model;
  const events = view.events.value;
  const selected = view.selected.value;
  const [page, setPage] = useState(pageOf(selected));
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

  const from = page * PAGE_ROWS;
  const moment = view.failure.value?.moment?.seq;
  return (
    <div class="wb-events">
      <Pager
        say={say}
        label={say('event.pages')}
        page={page}
        pages={pagesOf(events.length)}
        onPage={setPage}
      />
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
            {events.slice(from, from + PAGE_ROWS).map((event) => (
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
                <td>{event.at && <Place model={model} at={event.at} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function pageOf(seq: number | undefined): number {
  return Math.floor((seq ?? 0) / PAGE_ROWS);
}
