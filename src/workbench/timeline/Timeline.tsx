import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { describeEvent } from '../../../sandbox/grading/describe-event.ts';
import type { WorkbenchModel } from '../state/model.ts';
import { Readout } from './Readout.tsx';
import { RowLabels } from './RowLabels.tsx';
import { placeRows } from './rows.ts';
import { TimelinePicture } from './TimelinePicture.tsx';
import { TimelineTools } from './TimelineTools.tsx';
import { usePointer } from './use-pointer.ts';
import { useWidth } from './use-width.ts';
import { around, pan, reveal, type Viewport, wholeRun, zoom } from './viewport.ts';

const ZOOM_STEP = 1.5;

/** What ends a run is drawn with a little room after it. */
const MARGIN = 1.02;

/** The run as on a logic analyser: a slider over its events, drawn as lanes. */
export function Timeline({ model }: { model: WorkbenchModel }) {
  const { say, view } = model;
  const events = view.events.value;
  const layout = view.layout.value;
  const { rows, height } = useMemo(() => placeRows(layout), [layout]);
  const screen = useRef<HTMLDivElement>(null);
  const width = Math.max(1, useWidth(screen));
  const shown = useSignal<Viewport>(wholeRun(layout.endNs * MARGIN));
  const cursor = useSignal<number | undefined>(undefined);
  const endNs = layout.endNs * MARGIN;
  const selected = view.selected.value;
  const asked = view.asked.value;

  // Only when a moment is asked for, not at each selection
  useEffect(() => {
    const event = events[view.selected.peek() ?? -1];
    shown.value = event ? around(event.time, endNs) : wholeRun(endNs);
  }, [events, asked, endNs]);

  const select = (seq: number) => {
    const event = events[seq];
    if (!event) return;
    view.select(seq);
    shown.value = reveal(shown.peek(), event.time, endNs);
  };
  const step = (by: number) =>
    select(Math.min(events.length - 1, Math.max(0, (selected ?? (by > 0 ? -1 : 0)) + by)));
  const centreNs = () => events[selected ?? -1]?.time ?? (shown.peek().fromNs + shown.peek().toNs) / 2;
  const zoomBy = (factor: number, anchorNs = centreNs()) => {
    shown.value = zoom(shown.peek(), factor, anchorNs, endNs);
  };
  const panBy = (fraction: number) => {
    shown.value = pan(shown.peek(), fraction, endNs);
  };
  const showAll = () => {
    shown.value = wholeRun(endNs);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = {
      ArrowRight: () => (event.shiftKey ? panBy(0.2) : step(1)),
      ArrowLeft: () => (event.shiftKey ? panBy(-0.2) : step(-1)),
      ArrowUp: () => step(-1),
      ArrowDown: () => step(1),
      PageUp: () => step(-20),
      PageDown: () => step(20),
      Home: () => select(0),
      End: () => select(events.length - 1),
      '+': () => zoomBy(1 / ZOOM_STEP),
      '=': () => zoomBy(1 / ZOOM_STEP),
      '-': () => zoomBy(ZOOM_STEP),
      '0': showAll,
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const scale = { view: shown.value, width };
  usePointer(screen, { rows, scale, cursor, hovered: view.hovered, select, panBy, zoomBy });

  const current = events[selected ?? -1];
  return (
    <div class="wb-timeline">
      <TimelineTools
        model={model}
        step={step}
        zoomIn={() => zoomBy(1 / ZOOM_STEP)}
        zoomOut={() => zoomBy(ZOOM_STEP)}
        fit={showAll}
        panBy={panBy}
      />
      <Readout model={model} cursor={cursor} />
      <div class="wb-lanes">
        <RowLabels say={say} rows={rows} height={height} />
        <div
          ref={screen}
          class="wb-screen"
          style={{ height: `${height}px` }}
          role="slider"
          tabIndex={0}
          aria-label={say('timeline.label')}
          aria-describedby="wb-timeline-keys"
          aria-valuemin={0}
          aria-valuemax={Math.max(0, events.length - 1)}
          aria-valuenow={selected ?? 0}
          aria-valuetext={
            current
              ? say('timeline.value', {
                  time: say.time(current.time),
                  irql: String(current.irql),
                  event: model.word(describeEvent(current)),
                })
              : say('timeline.nothing')
          }
          onKeyDown={onKeyDown}
        >
          <TimelinePicture
            view={view}
            say={say}
            rows={rows}
            height={height}
            scale={scale}
            cursorNs={cursor.value}
          />
        </div>
      </div>
      <p id="wb-timeline-keys" class="wb-keys">
        {say('timeline.keys')}
      </p>
    </div>
  );
}
