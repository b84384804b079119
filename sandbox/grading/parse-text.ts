import { LineCounter, parseDocument } from 'yaml';
import type { ContentError } from './content-error.ts';
import { message } from './message.ts';

/** Hints of a scenario: from a question to a nudge to nearly the answer. */
export const HINTS = 3;

export interface Hint {
  /** The heading, Markdown. */
  readonly title: string;
  readonly body: string;
}

/** The text of a scenario in one language, as Markdown. */
export interface ScenarioText {
  readonly title: string;
  readonly summary: string;
  /** Everything before the first heading of level 2. */
  readonly task: string;
  /** The sections under headings of level 2, in order: exactly three. */
  readonly hints: readonly Hint[];
}

interface Section {
  title: string;
  line: number;
  body: string[];
}

const FENCE = /^(?:```|~~~)/;
const FRONT_MATTER = '---';

/**
 * Reads a `text.<locale>.md`: front matter with `title` and `summary`; the task; then three sections of level 2,
 * the hints. Further headings are of level 3.
 * @returns the text, or every error found
 */
export function parseText(text: string, path: string): ScenarioText | readonly ContentError[] {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf(FRONT_MATTER, 1);
  if (lines[0] !== FRONT_MATTER || end < 0) {
    return [{ path, line: 1, column: 1, message: message('text-error.front-matter') }];
  }
  const front = readFrontMatter(lines.slice(1, end).join('\n'), path);
  const { task, sections } = split(lines, end + 1);
  const errors = [...front.errors];
  const fault = (line: number, key: string, parameters: Record<string, string | number> = {}): number =>
    errors.push({ path, line, column: 1, message: message(key, parameters) });

  if (task === '') fault(end + 2, 'text-error.no-task');
  if (sections.length !== HINTS) {
    const line = sections[HINTS]?.line ?? lines.length;
    fault(line, 'text-error.hints', { expected: HINTS, found: sections.length });
  }
  const hints = sections.map(({ title, line, body }) => {
    const content = body.join('\n').trim();
    if (content === '') fault(line, 'text-error.empty-hint', { title });
    return { title, body: content };
  });
  return errors.length > 0 ? errors : { title: front.title, summary: front.summary, task, hints };
}

function readFrontMatter(
  source: string,
  path: string,
): { title: string; summary: string; errors: ContentError[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line, col } = lines.linePos(syntax.pos[0]);
    const detail = syntax.message.replace(/\s+/g, ' ');
    const error = {
      path,
      line: line + 1,
      column: col,
      message: message('scenario-error.syntax', { detail }),
    };
    return { title: '', summary: '', errors: [error] };
  }
  const values = (document.toJS() ?? {}) as Record<string, unknown>;
  const errors: ContentError[] = [];
  const read = (key: string): string => {
    const value = values[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    errors.push({ path, line: 1, column: 1, message: message('text-error.missing-key', { key }) });
    return '';
  };
  return { title: read('title'), summary: read('summary'), errors };
}

/** Task and sections from line index `from` on; a heading within a code fence is none. */
function split(lines: readonly string[], from: number): { task: string; sections: Section[] } {
  const task: string[] = [];
  const sections: Section[] = [];
  let fenced = false;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (FENCE.test(line)) fenced = !fenced;
    const title = fenced ? undefined : /^##\s+(.+?)\s*$/.exec(line)?.[1];
    if (title !== undefined) sections.push({ title, line: index + 1, body: [] });
    else (sections.at(-1)?.body ?? task).push(line);
  }
  return { task: task.join('\n').trim(), sections };
}
