import { describe, expect, it } from 'vitest';
import { BUSY, endOf, eventsOf, type MiniportParts, returned, run } from './miniport.fixture.ts';

/** Leaves the work to a callback, as the page "Deferring Interrupt-Driven I/O from HwScsiInterrupt" wants it. */
const DEFERRING: MiniportParts = {
  declarations: `
    static VOID Enable(PVOID extension);
    static VOID Disable(PVOID extension) { EXTENSION *x = extension; WRITE(TH_INTEN, TH_INTEN_CMPL); }
    static VOID Enable(PVOID extension) {
      EXTENSION *x = extension;
      ScsiPortStallExecution(200);
      Serve(x);
      ScsiPortNotification(CallDisableInterrupts, x, Disable);
    }`,
  interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
    WRITE(TH_INTEN, 0);
    ScsiPortNotification(CallEnableInterrupts, x, Enable);
    return TRUE;`,
};

const WITH_NEIGHBOUR = {
  ...BUSY,
  neighbour: { model: 'ethernet', position: 'after', packets: 30, gapNs: [10_000, 90_000], serviceNs: 5_000 },
} as const;

describe('CallEnableInterrupts', () => {
  it('calls back from a DPC at DISPATCH_LEVEL, after HwScsiInterrupt has returned', async () => {
    const events = await run(DEFERRING, BUSY);
    const callbacks = eventsOf(events, 'routine-enter').filter(
      ({ routine }) => routine === 'HwScsiEnableInterruptsCallback',
    );
    expect(callbacks.length).toBeGreaterThan(0);
    expect(new Set(callbacks.map(({ irql }) => irql))).toEqual(new Set([2]));
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(12);
    expect(endOf(events)).toBe('quiescent');
  });

  it('lets the interrupts of other devices through while the callback runs', async () => {
    const events = await run(DEFERRING, WITH_NEIGHBOUR);
    let inside = false;
    let served = 0;
    for (const event of events) {
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiEnableInterruptsCallback') inside = true;
      if (event.kind === 'routine-exit' && event.routine === 'HwScsiEnableInterruptsCallback') inside = false;
      if (inside && event.kind === 'isr-exit' && event.device === 'ethernet' && event.claimed) served += 1;
    }
    expect(served).toBeGreaterThan(0);
  });

  it('keeps HwScsiInterrupt from being called until the callbacks are done', async () => {
    const events = await run(DEFERRING, WITH_NEIGHBOUR);
    let deferred = false;
    for (const event of events) {
      if (event.kind === 'notification' && event.notification === 'CallEnableInterrupts') deferred = true;
      if (event.kind === 'routine-exit' && event.routine === 'HwScsiDisableInterruptsCallback')
        deferred = false;
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiInterrupt') expect(deferred).toBe(false);
    }
  });

  it('leaves an HBA that was not made quiet driving its line: a storm', async () => {
    const events = await run(
      { ...DEFERRING, interrupt: DEFERRING.interrupt?.replace('WRITE(TH_INTEN, 0);', '') ?? '' },
      BUSY,
    );
    expect(endOf(events)).toBe('interrupt-storm');
  });
});

describe('CallDisableInterrupts', () => {
  it('calls back at the IRQL of the HBA', async () => {
    const events = await run(DEFERRING, BUSY);
    const callbacks = eventsOf(events, 'routine-enter').filter(
      ({ routine }) => routine === 'HwScsiDisableInterruptsCallback',
    );
    expect(callbacks.length).toBeGreaterThan(0);
    expect(new Set(callbacks.map(({ irql }) => irql))).toEqual(new Set([16]));
  });

  it('left out leaves the HBA dead, and the time-out to find it', async () => {
    const declarations = DEFERRING.declarations?.replace(/ScsiPortNotification\(CallDisable.*;/, '') ?? '';
    const events = await run({ ...DEFERRING, declarations }, BUSY);
    expect(eventsOf(events, 'srb-timeout').length).toBeGreaterThan(0);
  });
});
