import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { EventOf } from '../../../sandbox/trace/event.ts';
import { Place } from '../editor/Place.tsx';
import type { WorkbenchModel } from '../state/model.ts';
import { PAGE_ROWS, Pager, pagesOf } from '../tabs/Pager.tsx';

/** What ScsiDebugPrint printed in the run shown, a page at a time. */
export function DebugLog({ model }: { model: WorkbenchModel }) {
  const { say, view } = model;
  const lines = useComputed(() =>
    view.events.value.filter((event): event is EventOf<'debug'> => event.kind === 'debug'),
  ).value;
  const [chosen, setPage] = useState(0);
  const pages = pagesOf(lines.length);
  const page = Math.min(chosen, pages - 1);
  if (lines.length === 0) return <p class="wb-empty">{say('log.none')}</p>;
  return (
    <>
      {pages > 1 && <Pager say={say} label={say('log.pages')} page={page} pages={pages} onPage={setPage} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section class="wb-log" aria-label={say('log.label')} tabIndex={0}>
        <table class="wb-table">
          <thead>
            <tr>
              <th scope="col">{say('event.time')}</th>
              <th scope="col">{say('log.level')}</th>
              <th scope="col">{say('log.text')}</th>
              <th scope="col">{say('event.source')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS).map(({ seq, time, level, text, at }) => (
              <tr key={seq}>
                <td class="fm-number">
                  <button type="button" class="wb-place" onClick={() => view.goTo(seq)}>
                    {say.time(time)}
                  </button>
                </td>
                <td class="fm-number">{level}</td>
                <td class="wb-log-text">{text.trimEnd()}</td>
                <td>{at && <Place model={model} at={at} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
