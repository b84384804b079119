/**
 * The figure of the start page as plain data: one interrupt, in nanoseconds from its left edge.
 *
 * Interrupt latency and entry are those of the machine of the exercises; the limit counts from the entry of the routine.
 */

import { PC_OF_1996 } from '../../sandbox/machine/profile.ts';
import type { TextKey } from '../i18n/texts.ts';

type Label = Extract<TextKey, `home.figure.${string}`> | 'RequestComplete' | 'NextRequest';

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly label?: Label;
  /** A term of every language, where the label has no room. */
  readonly short?: string;
  /** A quiet span is what the lane does when nothing is asked of it. */
  readonly quiet?: true;
}

export interface Mark {
  readonly at: number;
  readonly label: Label;
}

export interface Lane {
  readonly id: 'line' | 'cpu' | 'device' | 'notification' | 'srb';
  /** `level`: a signal that is high during its spans. `boxes`: a state. `marks`: moments. */
  readonly kind: 'level' | 'boxes' | 'marks';
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

export interface Figure {
  readonly duration: number;
  readonly division: number;
  readonly limitAt: number;
  readonly entryAt: number;
  readonly lanes: readonly Lane[];
}

const posted = 4_000;
const entry = posted + PC_OF_1996.interruptLatency + PC_OF_1996.isrEntry;
const dismissed = entry + 2_400;
const completed = entry + 8_400;
const returned = entry + 13_400;
const given = entry + 28_400;
const end = 60_000;

export const oneInterrupt: Figure = {
  duration: end,
  division: 5_000,
  entryAt: entry,
  limitAt: entry + 50_000,
  lanes: [
    {
      id: 'device',
      kind: 'marks',
      spans: [],
      marks: [{ at: posted, label: 'home.figure.post' }],
    },
    {
      id: 'line',
      kind: 'level',
      spans: [{ from: posted, to: dismissed }],
      marks: [{ at: dismissed, label: 'home.figure.dismissed' }],
    },
    {
      id: 'cpu',
      kind: 'boxes',
      spans: [
        { from: 0, to: entry, quiet: true },
        { from: entry, to: returned, label: 'home.figure.isr', short: 'ISR' },
        { from: returned, to: given + 2_000, label: 'home.figure.dpc', quiet: true },
        { from: given + 2_000, to: end, label: 'home.figure.thread', quiet: true },
      ],
      marks: [],
    },
    {
      id: 'notification',
      kind: 'marks',
      spans: [],
      marks: [
        { at: completed, label: 'RequestComplete' },
        { at: completed + 2_000, label: 'NextRequest' },
      ],
    },
    {
      id: 'srb',
      kind: 'boxes',
      spans: [
        { from: 0, to: completed, label: 'home.figure.outstanding', short: 'HBA' },
        { from: completed, to: given, label: 'home.figure.completed', quiet: true },
      ],
      marks: [{ at: given, label: 'home.figure.back' }],
    },
  ],
};
