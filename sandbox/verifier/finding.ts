import type { EventOf, TraceEvent } from '../trace/event.ts';
import type { SourceId } from './sources.ts';

/** Why the machine stopped, as data; the texts are `finding.<id>` and `finding.<id>.advice`. */
export interface Finding {
  readonly id: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** What the machine saw, when more can be said than the bug check's number: the text `finding.<id>`. */
  readonly actual?: { readonly id: string; readonly parameters: Finding['parameters'] };
  readonly source: SourceId;
  /** Index of the earlier event that made the last one wrong. */
  readonly earlierSeq?: number;
}

/** Explains one family of bug checks. */
export interface Rule {
  /** The reasons, as the bug check event gives them, that the rule explains. */
  readonly reasons: readonly string[];
  explain(events: readonly TraceEvent[], bugCheck: EventOf<'bug-check'>): Finding;
}
