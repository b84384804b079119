/** What a check is: a rule over the trace of one run. It never reads the source. */

import * as z from 'zod';
import type { Trace } from '../../trace/event.ts';
import type { SourceId } from '../../verifier/sources.ts';
import type { Message } from '../report.ts';

/** Where a run broke a rule. */
export interface Fault {
  /** Index of the event that broke it; of two faults in a run the one with the smaller index counts. */
  readonly seq: number;
  /** What happened, in one sentence. */
  readonly message: Message;
  readonly expected: Message;
  readonly actual: Message;
  /** Index of the earlier event that makes the event wrong. */
  readonly earlierSeq?: number;
  /** What to do, when the rule itself does not say it. */
  readonly advice?: Message;
  /** Where the rule is written, when it differs from the check's own source. */
  readonly source?: SourceId;
}

export type Parameters = Readonly<Record<string, unknown>>;

export interface Check {
  /** Its file's name. */
  readonly id: string;
  /** The parameters a scenario gives it, described. */
  readonly parameters: z.ZodObject;
  /** Where the rule is written. */
  readonly source: SourceId;
  /**
   * @param parameters as `parameters` accepts them
   * @returns the first fault of the run; undefined when the run keeps the rule
   */
  judge(trace: Trace, parameters: Parameters): Fault | undefined;
}

export function defineCheck<Shape extends z.ZodRawShape>(check: {
  readonly id: string;
  readonly source: SourceId;
  readonly parameters: Shape;
  readonly judge: (trace: Trace, parameters: z.infer<z.ZodObject<Shape>>) => Fault | undefined;
}): Check {
  const schema = z.strictObject(check.parameters);
  type Accepted = z.infer<z.ZodObject<Shape>>;
  // A scenario's parameters are the same object for each of its runs.
  const accepted = new WeakMap<Parameters, Accepted>();
  const accept = (parameters: Parameters): Accepted => {
    const known = accepted.get(parameters) ?? (schema.parse(parameters) as Accepted);
    accepted.set(parameters, known);
    return known;
  };
  return {
    id: check.id,
    source: check.source,
    parameters: schema as unknown as z.ZodObject,
    judge: (trace, parameters) => check.judge(trace, accept(parameters)),
  };
}
