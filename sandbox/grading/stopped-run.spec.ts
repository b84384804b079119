/**
 * A run cannot be frozen inside the learner's routine: the program calls the simulator synchronously, and its stack is
 * the engine's. What stands for a snapshot is the replay: the same run made again up to that moment, and on from there.
 */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PreparedProgram } from '../program/prepare.ts';
import { BUSY, endOf, prepareMiniport, prepareScenario } from '../scsiport/miniport.fixture.ts';
import type { TraceEvent } from '../trace/event.ts';
import { hashTrace } from '../trace/hash.ts';
import { isrActivations } from '../trace/isr-windows.ts';
import type { MachineConfig } from './machine-config.ts';
import { simulate } from './simulate.ts';

const SHARED: MachineConfig = {
  ...BUSY,
  neighbour: { model: 'ethernet', position: 'after', packets: 20, gapNs: [20_000, 400_000], serviceNs: 8000 },
};

/** How each program's whole run ends. */
const PROGRAMS = ['quiescent', 'hang', 'interrupt-storm'] as const;
type Ending = (typeof PROGRAMS)[number];

/** Serves the first requests, then never returns. */
const HANGS = `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
  Serve(x);
  while (x->Tail > 3) x->Calls++;
  return TRUE;`;

const programs = new Map<Ending, PreparedProgram>();

beforeAll(async () => {
  const given = ['service.c', 'startio.c', 'adapter.c', 'entry.c', 'overlapped.c'];
  programs.set('quiescent', await prepareScenario(given, 'dismiss/solution.c'));
  programs.set('hang', await prepareMiniport({ interrupt: HANGS }));
  programs.set('interrupt-storm', await prepareMiniport({ interrupt: 'return TRUE;' }));
});

function run(ending: Ending, seed: number, limitNs: number): readonly TraceEvent[] {
  const program = programs.get(ending);
  if (program === undefined) throw new Error(`no program ends with ${ending}`);
  return simulate(program, { ...SHARED, limitNs }, seed).events;
}

const whole = (ending: Ending, seed: number) => run(ending, seed, SHARED.limitNs);

/** What had happened when the time was up, without the word that it was. */
function beforeEnd(events: readonly TraceEvent[]): readonly TraceEvent[] {
  return endOf(events) === 'budget' ? events.slice(0, -1) : events;
}

const anySeed = fc.integer({ min: 1, max: 1000 });
/** A moment of a run, as a part of its length. */
const anyPart = fc.double({ min: 0, max: 1, noNaN: true });

describe.each(PROGRAMS)('a run that ends with %s', (ending) => {
  const limitAt = (events: readonly TraceEvent[], part: number) =>
    Math.floor((events.at(-1)?.time ?? 0) * part);

  it('is, stopped at any moment, the beginning of the whole run', () => {
    fc.assert(
      fc.property(anySeed, anyPart, (seed, part) => {
        const all = whole(ending, seed);
        expect(endOf(all)).toBe(ending);
        const stopped = beforeEnd(run(ending, seed, limitAt(all, part)));
        expect(stopped).toEqual(all.slice(0, stopped.length));
      }),
      { numRuns: 30 },
    );
  });

  it('holds, stopped at the time of any event, everything up to that event', () => {
    fc.assert(
      fc.property(anySeed, anyPart, (seed, part) => {
        const all = whole(ending, seed);
        const limit = all[Math.floor((all.length - 1) * part)]?.time ?? 0;
        const stopped = beforeEnd(run(ending, seed, limit));
        const until = all.filter(({ time }) => time <= limit);
        expect(stopped.slice(0, until.length)).toEqual(until);
      }),
      { numRuns: 30 },
    );
  });

  it('has, replayed in slices that go ever further, the hash of the run made in one go', () => {
    fc.assert(
      fc.property(anySeed, fc.array(anyPart, { maxLength: 5 }), (seed, parts) => {
        const all = whole(ending, seed);
        const limits = [...parts.toSorted((a, b) => a - b).map((part) => limitAt(all, part)), SHARED.limitNs];
        const slices = limits.map((limit) => run(ending, seed, limit));
        for (const [index, slice] of slices.entries()) {
          const next = slices[index + 1] ?? slice;
          const events = beforeEnd(slice);
          expect(hashTrace(events)).toBe(hashTrace(next.slice(0, events.length)));
        }
        expect(hashTrace(slices.at(-1) ?? [])).toBe(hashTrace(all));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a reader of a stopped run', () => {
  it('finds the activations that had returned by then, and the open one as open', () => {
    fc.assert(
      fc.property(anySeed, anyPart, (seed, part) => {
        const all = whole('quiescent', seed);
        const beginning = all.slice(0, Math.floor(all.length * part));
        for (const device of ['training-hba', 'ethernet']) {
          const found = isrActivations(beginning, device);
          const returned = found.filter(({ exit }) => exit !== undefined);
          expect(returned).toEqual(isrActivations(all, device).slice(0, returned.length));
          expect(found.length - returned.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});
