/** A stretch of one run as a figure shows it: plain data, the same in every language. */

import { z } from 'astro/zod';
import type { Message } from '../../../sandbox/grading/report.ts';
import type { SourceLocation } from '../../../sandbox/program/program.ts';
import type { TimelineLayout } from '../../workbench/timeline/lane.ts';
import type { Viewport } from '../../workbench/timeline/viewport.ts';

/** One event, to be read in turn. */
export interface RunStep {
  readonly timeNs: number;
  readonly irql: number;
  readonly message: Message;
  readonly at?: SourceLocation;
}

export interface Recording {
  readonly seed: number;
  /** What is shown of the run, in virtual nanoseconds since power-on. */
  readonly view: Viewport;
  /** Only what touches the view. */
  readonly layout: TimelineLayout;
  readonly steps: readonly RunStep[];
  /** Where the run broke a rule, and the earlier event that made it wrong. */
  readonly momentNs?: number;
  readonly earlierNs?: number;
}

/** Made by this project's own code at build time, so not looked into again. */
export const recordingSchema = z.object({ recording: z.custom<Recording>() });
