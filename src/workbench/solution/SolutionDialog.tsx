import { useRef, useState } from 'preact/hooks';
import type { WorkbenchModel } from '../state/model.ts';
import { SolutionDiff } from './SolutionDiff.tsx';

/** The reference answer beside the learner's text; taken over only on request. */
export function SolutionDialog({ model }: { model: WorkbenchModel }) {
  const { say, props } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  const apply = () => {
    dialog.current?.close();
    model.replaceCode(props.solution);
  };
  return (
    <>
      <button type="button" class="fm-key" onClick={show}>
        {say('solution')}
      </button>
      <dialog
        ref={dialog}
        class="wb-dialog is-wide"
        aria-labelledby="wb-solution-title"
        onClose={() => setOpen(false)}
      >
        <h2 id="wb-solution-title" class="wb-title">
          {say('solution.title')}
        </h2>
        <p>{say('solution.text')}</p>
        {open && <SolutionDiff model={model} />}
        <div class="wb-dialog-buttons">
          <button type="button" class="fm-key" onClick={() => dialog.current?.close()}>
            {say('solution.close')}
          </button>
          <button type="button" class="fm-key" data-primary onClick={apply}>
            {say('solution.apply')}
          </button>
        </div>
      </dialog>
    </>
  );
}
