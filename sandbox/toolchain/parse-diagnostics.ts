/**
 * Reads Clang's diagnostics from its standard error as `clang.ts` has them written:
 *
 *     /src/a.c:3:34:{3:34-3:53}{…}: error: call to undeclared function 'Foo' [-Wimplicit-function-declaration]
 *         3 |   Foo();
 *           |   ^
 *     fix-it:"/src/a.c":{3:34-3:53}:"Food"
 *
 * Source: Clang `TextDiagnostic.cpp`. Columns there are bytes.
 */

import type { Diagnostic, FixIt, Range, RelatedPlace, Severity } from './compiler.ts';
import { SourceText } from './source-text.ts';

const HEADING =
  /^(?:(\/.+?):(\d+):(\d+):((?:\{[^}]*\})*):? )?(note|warning|error|fatal error): (.*?)(?: \[([^[\]]*-[WRf][^[\]]*)\])?$/;
const FIX_IT = /^fix-it:"((?:[^"\\]|\\.)*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"((?:[^"\\]|\\.)*)"$/;
const RANGE = /\{(\d+):(\d+)-(\d+):(\d+)\}/g;

/** A source file of the compilation, as the reader needs it. */
export interface DiagnosedFile {
  /** The name diagnostics shall give it. */
  readonly name: string;
  readonly text: string;
}

/**
 * @param output Clang's standard error
 * @param mainFile the name for diagnostics that have no place of their own ("too many errors emitted")
 * @param fileAt the file behind one of Clang's absolute paths
 */
export function parseDiagnostics(
  output: string,
  mainFile: string,
  fileAt: (path: string) => DiagnosedFile,
): Diagnostic[] {
  const reader = new Reader(mainFile, fileAt);
  for (const line of output.split('\n')) reader.take(line);
  return reader.diagnostics;
}

interface OpenPlace extends RelatedPlace {
  readonly fixIts: FixIt[];
}

interface OpenDiagnostic extends Diagnostic {
  readonly fixIts: FixIt[];
  readonly related: OpenPlace[];
}

class Reader {
  readonly diagnostics: OpenDiagnostic[] = [];
  readonly #mainFile: string;
  readonly #fileAt: (path: string) => DiagnosedFile;
  readonly #texts = new Map<string, { name: string; source: SourceText }>();
  #fixIts: FixIt[] | undefined;

  constructor(mainFile: string, fileAt: (path: string) => DiagnosedFile) {
    this.#mainFile = mainFile;
    this.#fileAt = fileAt;
  }

  take(line: string): void {
    const heading = HEADING.exec(line);
    if (heading !== null) this.#takeHeading(heading);
    const fixIt = FIX_IT.exec(line);
    if (fixIt !== null) this.#takeFixIt(fixIt);
  }

  #takeHeading([, path, line, column, ranges, level, message = '', option]: RegExpExecArray): void {
    const place =
      path === undefined
        ? { file: this.#mainFile, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } }
        : this.#place(path, Number(line), Number(column), ranges ?? '');
    const fixIts: FixIt[] = [];
    this.#fixIts = fixIts;
    const last = this.diagnostics.at(-1);
    if (level === 'note' && last !== undefined) {
      last.related.push({ ...place, message, fixIts });
      return;
    }
    const severity: Severity = level === 'note' || level === 'warning' ? level : 'error';
    // "-Werror,-Wreturn-type" is the option -Wreturn-type, made an error.
    const name = option?.split(',').at(-1);
    this.diagnostics.push({
      ...place,
      severity,
      message,
      ...(name === undefined ? {} : { option: name }),
      fixIts,
      related: [],
    });
  }

  #takeFixIt([, path = '', line, column, endLine, endColumn, text = '']: RegExpExecArray): void {
    const { name, source } = this.#open(unescapeText(path));
    this.#fixIts?.push({
      file: name,
      range: {
        start: source.position(Number(line), Number(column)),
        end: source.position(Number(endLine), Number(endColumn)),
      },
      text: unescapeText(text),
    });
  }

  /** Clang points at one place and may underline others: the underlined range around the place, or the token there. */
  #place(path: string, line: number, column: number, ranges: string): { file: string; range: Range } {
    const { name, source } = this.#open(path);
    const isBefore = (lineA: number, columnA: number, lineB: number, columnB: number): boolean =>
      lineA < lineB || (lineA === lineB && columnA < columnB);
    for (const match of ranges.matchAll(RANGE)) {
      const [startLine = 0, startColumn = 0, endLine = 0, endColumn = 0] = match.slice(1).map(Number);
      if (!isBefore(line, column, startLine, startColumn) && isBefore(line, column, endLine, endColumn)) {
        const start = source.position(startLine, startColumn);
        return { file: name, range: { start, end: source.position(endLine, endColumn) } };
      }
    }
    return { file: name, range: source.tokenAt(source.position(line, column)) };
  }

  #open(path: string): { name: string; source: SourceText } {
    let entry = this.#texts.get(path);
    if (entry === undefined) {
      const { name, text } = this.#fileAt(path);
      entry = { name, source: new SourceText(text) };
      this.#texts.set(path, entry);
    }
    return entry;
  }
}

/** Undoes `raw_ostream::write_escaped`: backslash, quote, tab, newline, and octal for all other bytes. */
function unescapeText(text: string): string {
  const bytes: number[] = [];
  const plain = new TextEncoder();
  for (const [, escaped, character] of text.matchAll(/\\([0-7]{3}|[\s\S])|([\s\S])/gu)) {
    if (escaped === undefined) bytes.push(...plain.encode(character));
    else if (/^[0-7]{3}$/.test(escaped)) bytes.push(Number.parseInt(escaped, 8));
    else bytes.push(...plain.encode(escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}
