import type { WorkbenchModel } from '../state/model.ts';

/** What the Tab key does here, said in plain sight, and whether the text is kept. */
export function EditorStatus({ model }: { model: WorkbenchModel }) {
  const { say, tabIndents, saveState, shownFile, props } = model;
  const indents = tabIndents.value;
  const { kind } = saveState.value;
  return (
    <div class="wb-editor-status">
      <button
        type="button"
        class="wb-quiet"
        aria-pressed={indents}
        aria-keyshortcuts="Control+M"
        onClick={model.toggleTab}
      >
        {say('tab.switch')}
      </button>
      <span class="wb-tab-help" role="status">
        {say(indents ? 'tab.indents' : 'tab.leaves')}
      </span>
      <span class="wb-spacer" />
      <span class="wb-saved">
        {say(
          shownFile.value !== props.files.edit.path
            ? 'file.read-only'
            : kind === 'saved'
              ? 'saved'
              : 'not-saved',
        )}
      </span>
    </div>
  );
}
