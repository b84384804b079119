/** An editor made of text areas: on touch screens, before Monaco has arrived, and when it cannot arrive. */

import type { Position } from '../../../sandbox/toolchain/compiler.ts';
import type { CreateEditor, EditorPlace, LineMark } from './editor.ts';
import { createGutter, type Gutter } from './gutter.ts';
import { lineCount, offsetAt, positionAt } from './positions.ts';
import { lastFirst } from './proposals.ts';
import { createTabMode } from './tab-mode.ts';

const INDENT = '    ';

interface Pane {
  readonly root: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly gutter: Gutter;
}

export const createPlainEditor: CreateEditor = (options) => {
  const tab = createTabMode(options.tabIndents);
  const panes = new Map<string, Pane>();
  let shown = options.place.file;

  const paneOf = (file: string): Pane => {
    const pane = panes.get(file);
    if (!pane) throw new Error(`no file ${file}`);
    return pane;
  };
  const mine = () => paneOf(options.editable);

  for (const file of options.files) {
    const editable = file.path === options.editable;
    const pane = createPane(file.text, options.labels.file(file.path), editable);
    panes.set(file.path, pane);
    options.host.append(pane.root);
    pane.root.hidden = file.path !== shown;
    pane.area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        options.onRun();
      } else if (event.key.toLowerCase() === 'm' && event.ctrlKey) {
        event.preventDefault();
        options.onToggleTab();
      } else if (tab.indents(event) && editable && !event.shiftKey) {
        event.preventDefault();
        insert(pane.area, INDENT);
      }
    });
    pane.area.addEventListener('input', () => {
      pane.gutter.setLines(lineCount(pane.area.value));
      if (editable) options.onChange(pane.area.value);
    });
  }

  const show = (file: string) => {
    for (const [path, pane] of panes) pane.root.hidden = path !== file;
    shown = file;
  };
  const scrollTo = (pane: Pane, line: number) => {
    const height = Number.parseFloat(getComputedStyle(pane.area).lineHeight);
    const top = (line - 1) * height;
    if (top < pane.area.scrollTop || top > pane.area.scrollTop + pane.area.clientHeight - 2 * height) {
      pane.area.scrollTop = Math.max(0, top - pane.area.clientHeight / 3);
    }
  };

  restore(paneOf(shown), options.place);

  return {
    show,
    text: () => mine().area.value,
    replaceText(text) {
      show(options.editable);
      const { area } = mine();
      area.focus();
      area.select();
      insert(area, text);
      area.setSelectionRange(0, 0);
      area.scrollTop = 0;
    },
    applyFixes(fixes) {
      show(options.editable);
      const { area } = mine();
      area.focus();
      for (const { range, text } of lastFirst(fixes)) {
        area.setSelectionRange(offsetAt(area.value, range.start), offsetAt(area.value, range.end));
        insert(area, text);
      }
    },
    focus: () => paneOf(shown).area.focus(),
    jumpTo(file, position: Position) {
      show(file);
      const pane = paneOf(file);
      const offset = offsetAt(pane.area.value, position);
      pane.area.focus({ preventScroll: false });
      pane.area.setSelectionRange(offset, offset);
      scrollTo(pane, position.line);
    },
    revealLine(file, line) {
      show(file);
      scrollTo(paneOf(file), line);
    },
    setProblems(problems) {
      for (const [path, pane] of panes) {
        pane.gutter.setProblems(
          problems
            .filter(({ file, severity }) => file === path && severity !== 'note')
            .map(({ range }) => range.start.line),
        );
      }
    },
    setMarks(marks: readonly LineMark[]) {
      for (const [path, pane] of panes) pane.gutter.setMarks(marks.filter(({ file }) => file === path));
    },
    setTabIndents: (indents) => tab.setIndents(indents),
    place() {
      const { area } = paneOf(shown);
      return {
        file: shown,
        caret: positionAt(area.value, area.selectionStart),
        scrollTop: area.scrollTop,
        focused: document.activeElement === area,
      };
    },
    dispose: () => options.host.replaceChildren(),
  };
};

function createPane(text: string, label: string, editable: boolean): Pane {
  const root = document.createElement('div');
  root.className = 'wb-plain';
  const area = document.createElement('textarea');
  area.className = 'wb-plain-area';
  area.value = text;
  area.readOnly = !editable;
  area.wrap = 'off';
  area.spellcheck = false;
  area.autocapitalize = 'off';
  area.setAttribute('autocorrect', 'off');
  area.setAttribute('autocomplete', 'off');
  area.setAttribute('aria-label', label);
  area.dir = 'ltr';
  const gutter = createGutter();
  gutter.setLines(lineCount(text));
  area.addEventListener('compositionstart', () => area.setAttribute('data-composing', ''));
  area.addEventListener('compositionend', () => area.removeAttribute('data-composing'));
  area.addEventListener('scroll', () => gutter.scrollTo(area.scrollTop), { passive: true });
  root.append(gutter.element, area);
  return { root, area, gutter };
}

function restore(pane: Pane, place: EditorPlace): void {
  const offset = offsetAt(pane.area.value, place.caret);
  pane.area.setSelectionRange(offset, offset);
  pane.area.scrollTop = place.scrollTop;
  if (place.focused) pane.area.focus();
}

/** Replaces the selection so that the browser's own Undo takes it back: `execCommand` is still the only way. */
function insert(area: HTMLTextAreaElement, text: string): void {
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (done) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
