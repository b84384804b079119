import { useRef } from 'preact/hooks';
import type { WorkbenchModel } from '../state/model.ts';

/** Back to the starter: asked first, and Undo in the editor takes it back. */
export function ResetButton({ model }: { model: WorkbenchModel }) {
  const { say, props } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const reset = () => {
    dialog.current?.close();
    model.replaceCode(props.files.edit.text);
  };
  return (
    <>
      <button type="button" class="fm-key" onClick={() => dialog.current?.showModal()}>
        {say('reset')}
      </button>
      <dialog ref={dialog} class="wb-dialog" aria-labelledby="wb-reset-title">
        <h2 id="wb-reset-title" class="wb-title">
          {say('reset.title')}
        </h2>
        <p>{say('reset.text')}</p>
        <div class="wb-dialog-buttons">
          <button type="button" class="fm-key" onClick={() => dialog.current?.close()}>
            {say('reset.keep')}
          </button>
          <button type="button" class="fm-key" data-primary onClick={reset}>
            {say('reset.confirm')}
          </button>
        </div>
      </dialog>
    </>
  );
}
