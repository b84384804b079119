import { describe, expect, it } from 'vitest';
import { endOf, eventsOf, type MiniportParts, QUIET, returned, run } from './miniport.fixture.ts';

const MILLISECOND = 1_000_000;
const ONE = { ...QUIET, workload: { ...QUIET.workload, requests: 1 } };

/** An HBA without interrupts: completions are looked for every 10 ms. */
const POLLED: MiniportParts = {
  declarations: `
    static VOID Timer(PVOID extension) {
      EXTENSION *x = extension;
      if (READ(TH_INTST) & TH_INTST_CMPL) Serve(x);
      ScsiPortNotification(RequestTimerCall, x, Timer, 10000);
    }`,
  registration: 'data.HwInterrupt = NULL;',
  initialize: `Start(x); WRITE(TH_INTEN, 0); ScsiPortNotification(RequestTimerCall, x, Timer, 10000);
    return TRUE;`,
};

function timers(events: Awaited<ReturnType<typeof run>>) {
  return eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiTimer');
}

describe('RequestTimerCall', () => {
  it('serves an HBA without interrupts, whose HwInterrupt is NULL', async () => {
    const events = await run(POLLED, { ...QUIET, limitNs: 1e9 });
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(4);
    expect(eventsOf(events, 'isr-enter')).toEqual([]);
    // It is armed for ever: the run ends with its budget.
    expect(endOf(events)).toBe('budget');
  });

  it('calls HwScsiTimer at the IRQL of the HBA, synchronised with HwScsiInterrupt', async () => {
    const events = await run(POLLED, { ...QUIET, limitNs: 1e9 });
    expect(new Set(timers(events).map(({ irql }) => irql))).toEqual(new Set([16]));
  });

  it('has the resolution of the system timer: no earlier than asked for, at a multiple of 10 ms', async () => {
    const events = await run(POLLED, { ...QUIET, limitNs: 1e8 });
    const asked = eventsOf(events, 'notification').filter(
      ({ notification }) => notification === 'RequestTimerCall',
    );
    for (const [index, { time }] of timers(events).entries()) {
      expect(time - (asked[index]?.time ?? 0)).toBeGreaterThanOrEqual(10 * MILLISECOND);
      expect(time % (10 * MILLISECOND)).toBeLessThan(20_000);
    }
  });

  const calls = (statements: string): MiniportParts => ({
    declarations: `
      static VOID First(PVOID extension) { SAY("first"); }
      static VOID Second(PVOID extension) { SAY("second"); }`,
    startIo: `${statements} Send(x, srb); return TRUE;`,
  });
  const said = (events: Awaited<ReturnType<typeof run>>) => eventsOf(events, 'debug').map(({ text }) => text);

  it('overrides the call before it, whichever is the shorter', async () => {
    const events = await run(
      calls(`ScsiPortNotification(RequestTimerCall, x, First, 5000);
             ScsiPortNotification(RequestTimerCall, x, Second, 30000);`),
      ONE,
    );
    expect(said(events)).toEqual(['second']);
  });

  it('cancels with 0', async () => {
    const events = await run(
      calls(`ScsiPortNotification(RequestTimerCall, x, First, 5000);
             ScsiPortNotification(RequestTimerCall, x, Second, 0);`),
      ONE,
    );
    expect(said(events)).toEqual([]);
    expect(endOf(events)).toBe('quiescent');
  });

  it('with 0 comes too late for a call that is already dispatched', async () => {
    const events = await run(
      {
        ...calls('ScsiPortNotification(RequestTimerCall, x, First, 1000);'),
        interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
          ScsiPortStallExecution(12000);
          ScsiPortNotification(RequestTimerCall, x, First, 0);
          Serve(x);
          return TRUE;`,
      },
      ONE,
    );
    expect(said(events)).toEqual(['first']);
  });
});
