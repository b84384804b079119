import { useRef } from 'preact/hooks';
import type { WorkbenchModel } from '../state/model.ts';

/** Hints, revealed one by one and remembered. */
export function Hints({ model }: { model: WorkbenchModel }) {
  const { props, say, hintsOpened } = model;
  const list = useRef<HTMLOListElement>(null);
  const opened = hintsOpened.value;
  const total = props.hints.length;
  if (total === 0) return null;

  const open = () => {
    model.openHint();
    // The button may go with the last hint: the focus goes to what it brought.
    requestAnimationFrame(() => {
      const newest = list.current?.lastElementChild;
      if (newest instanceof HTMLElement) newest.focus();
    });
  };

  return (
    <section class="wb-hints" aria-labelledby="wb-hints-title">
      <h2 id="wb-hints-title" class="wb-title">
        {say('hints.title')}
        <span class="wb-count">{say('hints.count', { opened, total })}</span>
      </h2>
      {opened > 0 && (
        <ol ref={list} class="wb-hint-list">
          {props.hints.slice(0, opened).map((html, index) => (
            <li key={index} tabIndex={-1} dangerouslySetInnerHTML={{ __html: html }} />
          ))}
        </ol>
      )}
      {opened < total && (
        <button type="button" class="fm-key" onClick={open}>
          {say(opened === 0 ? 'hints.first' : 'hints.next')}
        </button>
      )}
    </section>
  );
}
