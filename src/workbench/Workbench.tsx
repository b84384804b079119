/** The exercise page's interactive part: code, Run, results, and the run seen as on an instrument. */

import { useEffect, useState } from 'preact/hooks';
import { CodePanel } from './editor/CodePanel.tsx';
import { Hints } from './hints/Hints.tsx';
import type { WorkbenchProps } from './props.ts';
import { Results } from './results/Results.tsx';
import { RunBar } from './run/RunBar.tsx';
import { RunPanel } from './run/RunPanel.tsx';
import { createWorkbench } from './state/model.ts';
import './workbench.css';

export default function Workbench(props: WorkbenchProps) {
  const [model] = useState(() => createWorkbench(props));
  useEffect(() => () => model.dispose(), [model]);
  return (
    <div class="wb" data-verdict={verdictOf(model.session.outcome.value)}>
      <CodePanel model={model} />
      <RunBar model={model} />
      <div class="wb-side">
        <Results model={model} />
        <Hints model={model} />
      </div>
      <RunPanel model={model} />
    </div>
  );
}

function verdictOf(outcome: ReturnType<typeof createWorkbench>['session']['outcome']['value']): string {
  return outcome?.kind === 'graded' ? outcome.report.verdict : (outcome?.kind ?? 'none');
}
