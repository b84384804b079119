import { useEffect, useRef } from 'preact/hooks';
import type { WorkbenchModel } from '../state/model.ts';
import type { CreateEditor, EditorPlace } from './editor.ts';
import { loadMonacoEditor, suitsMonaco } from './load-monaco.ts';
import { openReference } from './open-reference.ts';
import { createPlainEditor } from './plain-editor.ts';

/**
 * The place of the editor. The plain one serves at once; where Monaco suits it takes over with text,
 * caret, scroll position and focus, and never while an input method is composing.
 */
export function EditorHost({ model }: { model: WorkbenchModel }) {
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    let gone = false;
    const open = (create: CreateEditor, place: EditorPlace) => {
      element.replaceChildren();
      model.editor.value = create(editorOptions(model, element, place));
    };
    const takeOver = async () => {
      const create = await loadMonacoEditor(model.props.locale);
      await compositionEnd(element);
      const plain = model.editor.peek();
      if (gone || !plain) return;
      const place = plain.place();
      plain.dispose();
      open(create, place);
      element.dataset['editor'] = 'monaco';
    };
    open(createPlainEditor, {
      file: model.shownFile.peek(),
      caret: { line: 1, column: 1 },
      scrollTop: 0,
      focused: false,
    });
    element.dataset['editor'] = 'plain';
    // When Monaco cannot be fetched the plain editor goes on serving.
    if (suitsMonaco()) void takeOver().catch(() => undefined);
    return () => {
      gone = true;
      model.editor.peek()?.dispose();
      model.editor.value = undefined;
    };
  }, [model]);

  return <div ref={host} class="wb-editor-host" />;
}

function editorOptions(
  model: WorkbenchModel,
  host: HTMLElement,
  place: EditorPlace,
): Parameters<CreateEditor>[0] {
  const { say, props, files } = model;
  const { path } = props.files.edit;
  return {
    host,
    files: files.map((file) => (file.path === path ? { path, text: model.code.peek() } : file)),
    editable: path,
    place,
    tabIndents: model.tabIndents.peek(),
    labels: {
      file: (file) => say(file === path ? 'editor.label' : 'editor.label-read-only', { file }),
      fix: (text) => (text === '' ? say('problem.fix-remove') : say('problem.fix', { text })),
      run: say('run'),
      toggleTab: say('editor.toggle-tab'),
      reference: say('editor.reference'),
    },
    reference: openReference(`${props.base}${props.locale}/reference/`),
    onChange: model.edited,
    onRun: model.run,
    onToggleTab: model.toggleTab,
  };
}

/** Resolves at once unless text is being composed inside `element`. */
function compositionEnd(element: HTMLElement): Promise<void> {
  const area = document.activeElement;
  if (
    !(area instanceof HTMLTextAreaElement) ||
    !element.contains(area) ||
    !area.matches('[data-composing]')
  ) {
    return Promise.resolve();
  }
  return new Promise((resolve) => area.addEventListener('compositionend', () => resolve(), { once: true }));
}
