import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { message } from '../../../sandbox/grading/message.ts';
import { stopLine, stopName } from '../../../sandbox/grading/stop-line.ts';
import type { EventOf, TraceEvent } from '../../../sandbox/trace/event.ts';
import { explainBugCheck } from '../../../sandbox/verifier/explain.ts';
import { Place } from '../editor/Place.tsx';
import type { WorkbenchModel } from '../state/model.ts';

const SCREEN = 'wb-stop';

/** The bug check that ended the run shown, on request drawn as the machine's own screen would have it. */
export function BlueScreen({ model }: { model: WorkbenchModel }) {
  const { say, view } = model;
  const bugCheck = useComputed(() => view.events.value.find(isBugCheck)).value;
  const [open, setOpen] = useState(false);
  if (!bugCheck) return null;
  return (
    <div class="wb-stop">
      <button
        type="button"
        class="fm-key"
        aria-expanded={open}
        aria-controls={open ? SCREEN : undefined}
        onClick={() => setOpen(!open)}
      >
        {say('stop.show')}
      </button>
      {open && <Screen model={model} bugCheck={bugCheck} />}
    </div>
  );
}

function Screen({ model, bugCheck }: { model: WorkbenchModel; bugCheck: EventOf<'bug-check'> }) {
  const { say, view } = model;
  // Not the failed check's sentence: its fault can lie before the bug check and be another one.
  const { id, parameters } = explainBugCheck(view.events.value, bugCheck);
  const name = stopName(bugCheck);
  return (
    <section id={SCREEN} class="wb-stop-screen" aria-labelledby={`${SCREEN}-title`}>
      <h3 id={`${SCREEN}-title`}>{say('stop.title')}</h3>
      <div lang="en">
        <p>{stopLine(bugCheck)}</p>
        {name && <p>{name}</p>}
      </div>
      <p>{model.word(message(`finding.${id}`, parameters))}</p>
      <dl>
        {bugCheck.at && (
          <div>
            <dt>{say('event.source')}</dt>
            <dd>
              <Place model={model} at={bugCheck.at} />
            </dd>
          </div>
        )}
        <div>
          <dt>{say('stop.time')}</dt>
          <dd>{say.time(bugCheck.time)}</dd>
        </div>
      </dl>
      <p>{say('stop.restart')}</p>
    </section>
  );
}

function isBugCheck(event: TraceEvent): event is EventOf<'bug-check'> {
  return event.kind === 'bug-check';
}
