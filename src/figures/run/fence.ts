/** How a lesson asks for the figure of a run: a fenced block with the language `run`, its body YAML. */

import { parse } from 'yaml';
import { z } from 'zod';

const fenceSchema = z.strictObject({
  /** Folder of `content/scenarios`. */
  scenario: z.string(),
  /** The program that runs: a file of that folder, e.g. `solution.c` or `wrong/stalls.c`. */
  answer: z.string(),
  /** By default the first seed that the answer fails with, or 1. */
  seed: z.int().positive().optional(),
  /** Which call of the HBA's interrupt routine to show, from 1; by default the moment of failure, or the first call. */
  interrupt: z.int().positive().optional(),
  /** Which call of HwScsiTimer to show instead, from 1. */
  timer: z.int().positive().optional(),
  /** Microseconds from the left edge to the right. */
  spanUs: z.number().positive().default(120),
  /** What there is to see, in the lesson's language; `code` as in Markdown. */
  caption: z.string(),
});

export type RunFence = z.infer<typeof fenceSchema>;

/** What is recorded: the same in every language. */
export type RunSpec = Omit<RunFence, 'caption'>;

const FENCE = /^```run\n(.*?)^```$/gms;

/** @throws when the body is no YAML or not as the schema wants it */
export function parseFence(body: string): RunFence {
  return fenceSchema.parse(parse(body));
}

/** The figures of a lesson's Markdown, in their order. */
export function fencesOf(markdown: string): RunFence[] {
  return [...markdown.matchAll(FENCE)].map(([, body = '']) => parseFence(body));
}

/** Names what is recorded, so that every language shows the same recording. */
export function recordingId({ scenario, answer, seed, interrupt, timer, spanUs }: RunSpec): string {
  return [scenario, answer, seed ?? '', interrupt ?? '', timer ?? '', spanUs].join('|');
}
