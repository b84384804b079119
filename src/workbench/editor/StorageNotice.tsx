import type { WorkbenchModel } from '../state/model.ts';

/** Stays as long as typed code is not kept: what that means, and what can be done. */
export function StorageNotice({ model }: { model: WorkbenchModel }) {
  const { say, saveState } = model;
  const state = saveState.value;
  return (
    <div role="alert">
      {state.kind === 'elsewhere' && (
        <div class="wb-notice">
          <p>{say('storage.elsewhere')}</p>
          <div class="wb-notice-buttons">
            <button type="button" class="fm-key" onClick={() => model.replaceCode(state.theirs)}>
              {say('storage.take-theirs')}
            </button>
            <button type="button" class="fm-key" onClick={model.keepMine}>
              {say('storage.keep-mine')}
            </button>
          </div>
        </div>
      )}
      {(state.kind === 'full' || state.kind === 'blocked') && (
        <div class="wb-notice">
          <p>{say(state.kind === 'full' ? 'storage.full' : 'storage.blocked')}</p>
          <div class="wb-notice-buttons">
            <button type="button" class="fm-key" onClick={() => download(model)}>
              {say('storage.download', { file: model.props.files.edit.path })}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

function download({ props, code }: WorkbenchModel): void {
  const url = URL.createObjectURL(new Blob([code.peek()], { type: 'text/x-c' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${props.scenarioId}-${props.files.edit.path}`;
  link.click();
  URL.revokeObjectURL(url);
}
