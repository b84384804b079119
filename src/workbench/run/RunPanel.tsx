import { useState } from 'preact/hooks';
import { DebugLog } from '../log/DebugLog.tsx';
import type { WorkbenchModel } from '../state/model.ts';
import { panelAttributes, TabList } from '../tabs/Tabs.tsx';
import { EventTable } from '../timeline/EventTable.tsx';
import { Timeline } from '../timeline/Timeline.tsx';

/** The run shown, three ways: as lanes, as a table, as what the driver printed. */
export function RunPanel({ model }: { model: WorkbenchModel }) {
  const { say, session, view } = model;
  const [tab, setTab] = useState('timeline');
  const outcome = session.outcome.value;
  const printed = view.events.value.filter(({ kind }) => kind === 'debug').length;
  const tabs = [
    { id: 'timeline', label: say('panel.timeline') },
    { id: 'events', label: say('panel.events', { count: view.events.value.length }) },
    { id: 'log', label: say('panel.log', { count: printed }) },
  ];
  const seed = outcome?.kind === 'graded' ? outcome.report.shownSeed : undefined;
  return (
    <section class="wb-run-panel" aria-labelledby="wb-run-title">
      <h2 id="wb-run-title" class="wb-title">
        {say('panel.title')}
        {seed !== undefined && <span class="wb-count">{say('panel.seed', { seed })}</span>}
      </h2>
      <TabList name="run" label={say('panel.title')} tabs={tabs} selected={tab} onSelect={setTab} />
      <div class="wb-run-view" {...panelAttributes('run', tab)}>
        {view.events.value.length === 0 ? (
          <p class="wb-empty">{say('panel.none')}</p>
        ) : tab === 'timeline' ? (
          <Timeline model={model} />
        ) : tab === 'events' ? (
          <EventTable model={model} />
        ) : (
          <DebugLog model={model} />
        )}
      </div>
    </section>
  );
}
