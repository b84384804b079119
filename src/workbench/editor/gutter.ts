/** Line numbers beside a text area, with what the compiler and the run say of each line. */

import type { LineMark } from './editor.ts';

export interface Gutter {
  readonly element: HTMLElement;
  setLines(count: number): void;
  setProblems(lines: readonly number[]): void;
  setMarks(marks: readonly LineMark[]): void;
  scrollTo(top: number): void;
}

/** Hidden from assistive technology: problems and moments are in lists of their own. */
export function createGutter(): Gutter {
  const element = document.createElement('div');
  element.className = 'wb-gutter';
  element.setAttribute('aria-hidden', 'true');
  const list = document.createElement('div');
  element.append(list);
  let problems: ReadonlySet<number> = new Set();
  let marks: readonly LineMark[] = [];

  const paint = () => {
    for (const [index, row] of [...list.children].entries()) {
      const line = index + 1;
      row.className = [
        'wb-gutter-line',
        problems.has(line) ? 'has-problem' : '',
        ...marks.filter((mark) => mark.line === line).map(({ look }) => `is-${look}`),
      ]
        .join(' ')
        .trim();
    }
  };

  return {
    element,
    setLines(count) {
      while (list.children.length > count) list.lastElementChild?.remove();
      while (list.children.length < count) {
        const row = document.createElement('div');
        row.textContent = String(list.children.length + 1);
        list.append(row);
      }
      paint();
    },
    setProblems(lines) {
      problems = new Set(lines);
      paint();
    },
    setMarks(next) {
      marks = next;
      paint();
    },
    scrollTo(top) {
      list.style.transform = `translateY(${-top}px)`;
    },
  };
}
