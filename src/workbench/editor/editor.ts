/** What the workbench asks of an editor; Monaco and the plain one both answer it. */

import type { Diagnostic, FixIt, Position, SourceFile } from '../../../sandbox/toolchain/compiler.ts';
import type { NameEntry } from './names.ts';

/** A line the run refers to. */
export interface LineMark {
  readonly file: string;
  readonly line: number;
  /** `moment`: where it went wrong. `earlier`: what made it wrong. `event`: the event selected in the timeline. */
  readonly look: 'moment' | 'earlier' | 'event';
}

/** Where the learner was; carried from one editor to the next. */
export interface EditorPlace {
  readonly file: string;
  readonly caret: Position;
  readonly scrollTop: number;
  readonly focused: boolean;
}

export interface CodeEditor {
  /** Shows a file; each keeps its own caret and scroll position. */
  show(file: string): void;
  /** The learner's file as it stands. */
  text(): string;
  /** Replaces the learner's file in one step that Undo takes back. */
  replaceText(text: string): void;
  /** Applies edits that belong together to the learner's file, in one step that Undo takes back. */
  applyFixes(fixes: readonly FixIt[]): void;
  focus(): void;
  /** Shows the place and gives the editor the focus. */
  jumpTo(file: string, position: Position): void;
  /** Brings a line into sight without taking the focus. */
  revealLine(file: string, line: number): void;
  setProblems(problems: readonly Diagnostic[]): void;
  setMarks(marks: readonly LineMark[]): void;
  setTabIndents(indents: boolean): void;
  place(): EditorPlace;
  dispose(): void;
}

/** Texts in the reader's language. */
export interface EditorLabels {
  /** Accessible name of the text area, given the file it shows. */
  readonly file: (file: string) => string;
  /** Title of a quick fix, given the text it would insert. */
  readonly fix: (text: string) => string;
  readonly run: string;
  readonly toggleTab: string;
  /** Link to a name's page. */
  readonly reference: string;
}

/** The names that the editor explains and offers. */
export interface Reference {
  /** Fetched when first asked for; empty when that fails. */
  readonly names: () => Promise<readonly NameEntry[]>;
  /** Where the reference of the reader's language begins, with a slash at its end. */
  readonly address: string;
}

export interface EditorOptions {
  readonly host: HTMLElement;
  /** Every file that can be shown; `editable` names the only one that is not read-only. */
  readonly files: readonly SourceFile[];
  readonly editable: string;
  readonly place: EditorPlace;
  readonly tabIndents: boolean;
  readonly labels: EditorLabels;
  readonly reference: Reference;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly onToggleTab: () => void;
}

export type CreateEditor = (options: EditorOptions) => CodeEditor;

/** A read-only comparison of two texts. */
export interface DiffView {
  dispose(): void;
}

export interface DiffOptions {
  readonly host: HTMLElement;
  readonly mine: string;
  readonly theirs: string;
  readonly mineLabel: string;
  readonly theirsLabel: string;
}

export type CreateDiff = (options: DiffOptions) => DiffView;
