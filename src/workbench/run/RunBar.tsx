import { useComputed } from '@preact/signals';
import { SolutionDialog } from '../solution/SolutionDialog.tsx';
import type { WorkbenchModel } from '../state/model.ts';
import { ResetButton } from './ResetButton.tsx';
import { isBusy } from './run-state.ts';
import { ToolchainStatus } from './ToolchainStatus.tsx';

/** Run and what it waits for; at the screen's lower edge where the screen is narrow. */
export function RunBar({ model }: { model: WorkbenchModel }) {
  const { say, session } = model;
  const busy = useComputed(() => isBusy(session.state.value)).value;
  return (
    <fieldset class="wb-run-bar" aria-label={say('run.bar')}>
      <button
        type="button"
        class="fm-key wb-run"
        data-primary
        aria-label={say('run')}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-disabled={busy}
        onClick={() => model.run()}
      >
        {say('run')}
        <kbd>{say('run.keys')}</kbd>
      </button>
      <button type="button" class="fm-key" aria-disabled={!busy} onClick={() => session.cancel()}>
        {say('run.cancel')}
      </button>
      <ToolchainStatus model={model} />
      <ResetButton model={model} />
      <SolutionDialog model={model} />
    </fieldset>
  );
}
