/**
 * The figure of the start page as plain data: one interrupt, in nanoseconds from its left edge.
 *
 * Durations follow the machine of the exercises: a register read takes 300 ns, a posted write 100 ns; the limit counts
 * from the entry of the routine.
 */

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
const entry = 5_600;
const dismissed = 8_000;
const completed = 14_000;
const returned = 19_000;
const given = 34_000;
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
