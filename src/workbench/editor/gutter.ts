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

  const paint = (rows: Iterable<[number, Element]>) => {
    for (const [index, row] of rows) {
      const line = index + 1;
      const looks = marks.filter((mark) => mark.line === line).map(({ look }) => `is-${look}`);
      const name = ['wb-gutter-line', ...(problems.has(line) ? ['has-problem'] : []), ...looks].join(' ');
      if (row.className !== name) row.className = name;
    }
  };
  const paintAll = () => paint([...list.children].entries());

  return {
    element,
    setLines(count) {
      while (list.children.length > count) list.lastElementChild?.remove();
      while (list.children.length < count) {
        const row = document.createElement('div');
        row.textContent = String(list.children.length + 1);
        paint([[list.children.length, row]]);
        list.append(row);
      }
    },
    setProblems(lines) {
      problems = new Set(lines);
      paintAll();
    },
    setMarks(next) {
      marks = next;
      paintAll();
    },
    scrollTo(top) {
      list.style.transform = `translateY(${-top}px)`;
    },
  };
}
