import { useComputed } from '@preact/signals';
import type { EventOf } from '../../../sandbox/trace/event.ts';
import type { WorkbenchModel } from '../state/model.ts';

/** What ScsiDebugPrint printed in the run shown. */
export function DebugLog({ model }: { model: WorkbenchModel }) {
  const { say, view } = model;
  const lines = useComputed(() =>
    view.events.value.filter((event): event is EventOf<'debug'> => event.kind === 'debug'),
  ).value;
  if (lines.length === 0) return <p class="wb-empty">{say('log.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
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
          {lines.map(({ seq, time, level, text, at }) => (
            <tr key={seq}>
              <td class="fm-number">
                <button type="button" class="wb-place" onClick={() => view.goTo(seq)}>
                  {say.time(time)}
                </button>
              </td>
              <td class="fm-number">{level}</td>
              <td class="wb-log-text">{text.trimEnd()}</td>
              <td>
                {at && (
                  <button type="button" class="wb-place" onClick={() => model.jumpTo(at)}>
                    {say('place', { file: at.file, line: String(at.line) })}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
