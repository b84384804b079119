import type { Signal } from '@preact/signals';
import { describeEvent } from '../../../sandbox/grading/describe-event.ts';
import type { WorkbenchModel } from '../state/model.ts';

/** The instrument's display: the event pointed at or selected, and the time under the pointer. */
export function Readout({ model, cursor }: { model: WorkbenchModel; cursor: Signal<number | undefined> }) {
  const { say, view } = model;
  const event = view.events.value[view.hovered.value ?? view.selected.value ?? -1];
  const moment = view.failure.value?.moment;
  const timeNs = cursor.value ?? event?.time;
  return (
    <div class="wb-readout" aria-hidden="true">
      <span class="wb-readout-time fm-number">{timeNs === undefined ? '—' : say.time(timeNs)}</span>
      {moment && timeNs !== undefined && (
        <span class="wb-readout-delta fm-number">
          {say('timeline.delta', {
            delta: `${timeNs >= moment.timeNs ? '+' : '−'}${say.time(Math.abs(timeNs - moment.timeNs))}`,
          })}
        </span>
      )}
      {event && (
        <>
          <span class="wb-readout-irql fm-number">{say('lane.irql', { irql: String(event.irql) })}</span>
          <span class="wb-readout-text">{model.word(describeEvent(event))}</span>
          {event.at && (
            <span class="wb-readout-place fm-number">
              {say('place', { file: event.at.file, line: String(event.at.line) })}
            </span>
          )}
        </>
      )}
    </div>
  );
}
