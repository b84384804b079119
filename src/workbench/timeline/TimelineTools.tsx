import type { WorkbenchModel } from '../state/model.ts';

interface ToolsProps {
  readonly model: WorkbenchModel;
  readonly step: (by: number) => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly panBy: (fraction: number) => void;
}

/** The timeline's keys for those who use a pointer. */
export function TimelineTools({ model, step, zoomIn, zoomOut, fit, panBy }: ToolsProps) {
  const { say, view } = model;
  const moment = view.failure.value?.moment;
  const place = view.place.value;
  return (
    <fieldset class="wb-tools" aria-label={say('timeline.tools')}>
      {moment && (
        <button type="button" class="fm-key" onClick={() => view.goTo(moment.seq)}>
          {say('timeline.to-moment')}
        </button>
      )}
      <span class="wb-tool-group">
        <Tool label={say('timeline.previous')} sign="◂" onClick={() => step(-1)} />
        <Tool label={say('timeline.next')} sign="▸" onClick={() => step(1)} />
      </span>
      <span class="wb-tool-group">
        <Tool label={say('timeline.earlier')} sign="⇤" onClick={() => panBy(-0.5)} />
        <Tool label={say('timeline.later')} sign="⇥" onClick={() => panBy(0.5)} />
      </span>
      <span class="wb-tool-group">
        <Tool label={say('timeline.zoom-out')} sign="−" onClick={zoomOut} />
        <Tool label={say('timeline.zoom-in')} sign="+" onClick={zoomIn} />
      </span>
      <button type="button" class="fm-key" onClick={fit}>
        {say('timeline.fit')}
      </button>
      {place && (
        <button type="button" class="fm-key" onClick={() => model.jumpTo(place)}>
          {say('timeline.to-source')}
        </button>
      )}
    </fieldset>
  );
}

function Tool({ label, sign, onClick }: { label: string; sign: string; onClick: () => void }) {
  return (
    <button type="button" class="fm-key wb-tool" aria-label={label} title={label} onClick={onClick}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
