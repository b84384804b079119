import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import { endings, endOf, eventsOf, type MiniportParts, QUIET, returned, run } from './miniport.fixture.ts';

/** Two HBAs on lines of their own, each with a disk. */
const TWO: MachineConfig = {
  ...QUIET,
  otherAdapters: [{ irq: 9, hba: QUIET.hba, targets: QUIET.targets }],
  workload: { requests: 12, transferBlocks: [1, 2], writePercent: 50, gapNs: [0, 100_000] },
};
const SHARED: MachineConfig = {
  ...TWO,
  otherAdapters: [{ irq: QUIET.irq, hba: QUIET.hba, targets: QUIET.targets }],
};

/** Keeps the extension of the adapter that it was called for first. */
const REMEMBERING: MiniportParts = { declarations: 'static EXTENSION *First;' };

describe('several adapters on one miniport', () => {
  it.each([
    ['lines of their own', TWO],
    ['one line', SHARED],
  ])(
    'are found one after the other, each with its extension, and work side by side on %s',
    async (_, machine) => {
      const events = await run({}, machine);
      const found = eventsOf(events, 'routine-enter').filter(
        ({ routine }) => routine === 'HwScsiFindAdapter',
      );
      expect(found).toHaveLength(2);
      expect(new Set(eventsOf(events, 'isr-enter').map(({ device }) => device))).toEqual(
        new Set(['training-hba', 'training-hba-2']),
      );
      expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(12);
      expect(endOf(events)).toBe('quiescent');
    },
  );

  it('interrupt each at its own IRQL', async () => {
    const events = await run({}, TWO);
    const levels = new Map(eventsOf(events, 'isr-enter').map(({ device, irql }) => [device, irql]));
    expect(levels.get('training-hba')).toBe(16);
    expect(levels.get('training-hba-2')).toBe(18);
  });

  it('keep their device extensions and SRBs from each other', async () => {
    const remember = 'if (First == NULL) { First = x; x->Last = srb; }';
    const ends = await endings(
      {
        read: {
          ...REMEMBERING,
          startIo: `${remember} if (First != x) x->Calls = First->Calls; Send(x, srb); return TRUE;`,
        },
        notify: {
          ...REMEMBERING,
          startIo: `${remember} Send(x, srb); if (First != x) ScsiPortNotification(NextRequest, First); return TRUE;`,
        },
        complete: {
          declarations: 'static EXTENSION *First; static PSCSI_REQUEST_BLOCK Kept;',
          startIo: `if (First == NULL) { First = x; Kept = srb; return TRUE; }
            if (First != x) { Kept->SrbStatus = SRB_STATUS_SUCCESS; ScsiPortNotification(RequestComplete, x, Kept); }
            return TRUE;`,
        },
      },
      TWO,
    );
    expect(ends).toEqual({ read: 'foreign-extension', notify: 'foreign-extension', complete: 'foreign-srb' });
  });
});
