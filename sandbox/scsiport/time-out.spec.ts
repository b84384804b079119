import { describe, expect, it } from 'vitest';
import { BUSY, endOf, eventsOf, QUIET, returned, run } from './miniport.fixture.ts';

const SECOND = 1e9;
const ONE: typeof QUIET = { ...QUIET, workload: { ...QUIET.workload, requests: 1 } };
const BUS_RESET = 0x0e;

describe('a request', () => {
  it('that HwScsiStartIo refuses is offered again at the one-second tick', async () => {
    const events = await run(
      { startIo: 'if (x->Calls++ < 3) return FALSE; Send(x, srb); return TRUE;' },
      ONE,
    );
    const starts = eventsOf(events, 'routine-enter').filter(({ srb }) => srb !== undefined);
    expect(starts.map(({ srb }) => srb)).toEqual([1, 1, 1, 1]);
    const [first, ...later] = starts.map(({ time }) => Math.floor(time / SECOND));
    expect([first, ...later]).toEqual([0, 1, 2, 3]);
    expect(returned(events)).toEqual([{ srb: 1, status: 1, dataIntact: true }]);
  });

  it('that is completed although HwScsiStartIo returns FALSE is not offered again', async () => {
    const events = await run(
      {
        startIo: `srb->SrbStatus = SRB_STATUS_INVALID_REQUEST;
          ScsiPortNotification(RequestComplete, x, srb);
          ScsiPortNotification(NextRequest, x);
          return FALSE;`,
      },
      BUSY,
    );
    expect(eventsOf(events, 'routine-enter').filter(({ srb }) => srb !== undefined)).toHaveLength(12);
    expect(new Set(returned(events).map(({ srb }) => srb)).size).toBe(12);
    expect(endOf(events)).toBe('quiescent');
  });

  it('that is refused with NextRequest does not open the gate twice', async () => {
    const events = await run(
      {
        startIo: `if (x->Calls++ == 0) { ScsiPortNotification(NextRequest, x); return FALSE; }
          Send(x, srb); return TRUE;`,
        interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE; 
          if (x->Memo[0]++ == 0) { WRITE(TH_INTST, TH_INTST_CAUSES); return TRUE; }
          Serve(x); return TRUE;`,
      },
      BUSY,
    );
    let held = 0;
    for (const event of events) {
      if (event.kind === 'routine-exit' && event.routine === 'HwScsiStartIo' && event.result !== 0) held += 1;
      if (event.kind === 'notification' && event.srb !== undefined) held -= 1;
      expect(held).toBeLessThanOrEqual(1);
    }
  });

  it('that is never completed leads to HwScsiResetBus when its time-out of one-second ticks is over', async () => {
    const events = await run({ interrupt: 'WRITE(TH_INTST, TH_INTST_CAUSES); return TRUE;' }, ONE);
    const [timeout] = eventsOf(events, 'srb-timeout');
    const [reset] = eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiResetBus');
    expect(timeout?.time).toBeGreaterThan(9 * SECOND);
    expect(timeout?.time).toBeLessThan(11 * SECOND);
    expect((timeout?.time ?? 0) % SECOND).toBeLessThan(20_000);
    expect(reset?.irql).toBe(16);
    expect(reset?.seq).toBeGreaterThan(timeout?.seq ?? Number.POSITIVE_INFINITY);
    expect(returned(events)).toEqual([{ srb: 1, status: BUS_RESET, dataIntact: false }]);
    expect(endOf(events)).toBe('quiescent');
  });

  it('that is late has HwScsiResetBus called at the IRQL of the HBA, synchronised with HwScsiInterrupt', async () => {
    const events = await run(
      {
        // The completion stays latched; HwScsiResetBus lets it interrupt, in its own midst.
        interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
          if (x->Calls++ == 0) WRITE(TH_INTEN, 0); else Serve(x);
          return TRUE;`,
        resetBus: 'WRITE(TH_INTEN, TH_INTEN_CMPL); ScsiPortStallExecution(50); return TRUE;',
      },
      ONE,
    );
    const seqOf = (kind: 'routine-enter' | 'routine-exit') =>
      eventsOf(events, kind).find(({ routine }) => routine === 'HwScsiResetBus')?.seq ?? 0;
    const [entered, left] = [seqOf('routine-enter'), seqOf('routine-exit')];
    const levels = events.slice(entered, left).map(({ irql }) => irql);
    expect(new Set(levels)).toEqual(new Set([16]));
    const asserted = eventsOf(events, 'line-assert').find(({ seq }) => seq > entered)?.seq;
    expect(asserted).toBeLessThan(left);
    const [, service] = eventsOf(events, 'isr-enter');
    expect(service?.seq).toBeGreaterThan(left);
    expect(returned(events)).toEqual([{ srb: 1, status: 1, dataIntact: true }]);
  });

  it('that waits for the adapter does not time out: its time runs from HwScsiStartIo', async () => {
    const two = [0, 1].map((target) => ({
      target,
      lun: 0,
      blocks: 64,
      latencyNs: [7 * SECOND, 7 * SECOND] as const,
    }));
    const workload = { requests: 4, transferBlocks: [1, 1], writePercent: 0, gapNs: [0, 0] } as const;
    const events = await run({}, { ...QUIET, targets: two, workload });
    expect(eventsOf(events, 'srb-timeout')).toEqual([]);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(4);
  });

  it('that is lost for good has its bus reset again and again, until the budget is spent', async () => {
    const events = await run(
      { interrupt: 'WRITE(TH_INTST, TH_INTST_CAUSES); return TRUE;', resetBus: 'return FALSE;' },
      ONE,
    );
    const resets = eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiResetBus');
    expect(resets.length).toBe(6);
    expect(endOf(events)).toBe('budget');
  });
});

describe('a machine without work', () => {
  it('is quiescent: the tick stops with the last request', async () => {
    const events = await run({});
    expect(endOf(events)).toBe('quiescent');
    expect(events.at(-1)?.time).toBeLessThan(SECOND);
  });
});
