import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../grading/simulate.ts';
import { hashTrace } from '../trace/hash.ts';
import { eventsOf, prepareMiniport } from './miniport.fixture.ts';
import { CROWDED, TAGGED } from './tagged-queue.fixture.ts';

/** Completes what the HBA has done, and now and then resets the bus on its own account. */
const RESETTING = prepareMiniport({
  ...TAGGED,
  interrupt: `PSCSI_REQUEST_BLOCK done;
    if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
    WRITE(TH_INTST, TH_INTST_CAUSES);
    if (++x->Calls % 5 == 0) {
      Start(x);
      ScsiPortNotification(ResetDetected, x);
      ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
      ScsiPortNotification(NextRequest, x);
      return TRUE;
    }
    while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
    return TRUE;`,
});

const machine = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  requests: fc.integer({ min: 1, max: 20 }),
  gapNs: fc.constantFrom([0, 0], [0, 100_000], [500_000, 2_000_000]),
  busyPercent: fc.constantFrom(0, 20),
  queueFullPercent: fc.constantFrom(0, 20),
  unitAttention: fc.boolean(),
  disableDisconnectPercent: fc.constantFrom(0, 30),
});

describe('the queues', () => {
  it('neither lose nor double a request under random completions, resets, busy units and time-outs', async () => {
    const prepared = await RESETTING;
    fc.assert(
      fc.property(machine, ({ seed, requests, gapNs, disableDisconnectPercent, ...unit }) => {
        const config = {
          ...CROWDED,
          targets: CROWDED.targets.map((target) => ({ ...target, ...unit })),
          workload: {
            ...CROWDED.workload,
            requests,
            gapNs: gapNs as [number, number],
            disableDisconnectPercent,
          },
          limitNs: 1_000e9,
        };
        const { events } = simulate(prepared, config, seed);
        const queued = eventsOf(events, 'srb-queue').map(({ srb }) => srb);
        const back = eventsOf(events, 'srb-return').map(({ srb }) => srb);
        expect(eventsOf(events, 'end')[0]?.reason).toBe('quiescent');
        expect([...back].sort((a, b) => a - b)).toEqual(queued);
      }),
      { numRuns: 60, seed: 1996 },
    );
  });

  it('make the same trace from the same seed', async () => {
    const prepared = await RESETTING;
    for (const seed of [1, 2, 3]) {
      const [first, second] = [1, 2].map(() => hashTrace(simulate(prepared, CROWDED, seed).events));
      expect(first).toBe(second);
    }
  });
});
