/** Which moment of the shown run the reader looks at; timeline, table, log and editor all follow it. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CheckResult } from '../../../sandbox/grading/report.ts';
import type { SourceLocation } from '../../../sandbox/program/program.ts';
import type { TraceEvent } from '../../../sandbox/trace/event.ts';
import type { LineMark } from '../editor/editor.ts';
import type { Outcome } from '../run/run-state.ts';
import type { TimelineLayout } from '../timeline/lane.ts';
import { layOut } from '../timeline/lanes.ts';

export interface RunView {
  readonly events: ReadonlySignal<readonly TraceEvent[]>;
  readonly layout: ReadonlySignal<TimelineLayout>;
  /** The first failed check that names a moment of the shown run. */
  readonly failure: ReadonlySignal<CheckResult | undefined>;
  /** Index into `events`. */
  readonly selected: ReadonlySignal<number | undefined>;
  /** The source line of the selected moment. */
  readonly place: ReadonlySignal<SourceLocation | undefined>;
  /** Whether the reader chose the selected moment; otherwise the run did. */
  readonly chosen: ReadonlySignal<boolean>;
  /** The event under the pointer. */
  readonly hovered: Signal<number | undefined>;
  readonly marks: ReadonlySignal<readonly LineMark[]>;
  /** Counts up each time a moment is asked for from outside the timeline, which then brings it into sight. */
  readonly asked: ReadonlySignal<number>;
  show(outcome: Outcome): void;
  select(seq: number): void;
  /** Selects a moment and brings it into sight. */
  goTo(seq: number): void;
}

export function createRunView(): RunView {
  const events = signal<readonly TraceEvent[]>([]);
  const failure = signal<CheckResult | undefined>(undefined);
  const selected = signal<number | undefined>(undefined);
  const hovered = signal<number | undefined>(undefined);
  const chosen = signal(false);
  const asked = signal(0);

  const select = (seq: number) => {
    chosen.value = true;
    selected.value = seq;
  };

  return {
    events,
    layout: computed(() => layOut(events.value)),
    failure,
    selected,
    chosen,
    place: computed(() => placeOf(events.value[selected.value ?? -1], failure.value)),
    hovered,
    asked,
    marks: computed(() => marksOf(failure.value, events.value[hovered.value ?? selected.value ?? -1])),
    show(outcome) {
      hovered.value = undefined;
      chosen.value = false;
      if (outcome.kind !== 'graded') {
        failure.value = undefined;
        selected.value = undefined;
        events.value = [];
        return;
      }
      const { report } = outcome;
      failure.value = report.checks.find(
        ({ verdict, moment, seed }) => verdict === 'failed' && moment && seed === report.shownSeed,
      );
      events.value = outcome.events;
      selected.value = failure.value?.moment?.seq;
      asked.value++;
    },
    select,
    goTo(seq) {
      select(seq);
      asked.value++;
    },
  };
}

/** A moment can know a line where its event has none: a routine's return stands for its last line. */
function placeOf(
  event: TraceEvent | undefined,
  failure: CheckResult | undefined,
): SourceLocation | undefined {
  const moments = [failure?.moment, failure?.earlier];
  return event?.at ?? moments.find((moment) => moment?.seq === event?.seq)?.at;
}

function marksOf(failure: CheckResult | undefined, event: TraceEvent | undefined): LineMark[] {
  const places = [
    { at: event?.at, look: 'event' as const },
    { at: failure?.earlier?.at, look: 'earlier' as const },
    { at: failure?.moment?.at, look: 'moment' as const },
  ];
  return places.flatMap(({ at, look }) => (at ? [{ file: at.file, line: at.line, look }] : []));
}
