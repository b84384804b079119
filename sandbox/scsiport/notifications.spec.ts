import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { BUSY, endings, endOf, eventsOf, QUIET, returned, run } from './miniport.fixture.ts';

const SECOND = 1e9;
const MILLISECOND = 1e6;
const ONE = { ...QUIET, workload: { ...QUIET.workload, requests: 1 } };

/** Serves the HBA, and says this of each request that is done. */
const saying = (...notifications: readonly string[]): string => `PSCSI_REQUEST_BLOCK done;
  if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
  WRITE(TH_INTST, TH_INTST_CAUSES);
  while ((done = Take(x)) != NULL) { ${notifications.join(' ')} }
  return TRUE;`;
const COMPLETE = 'ScsiPortNotification(RequestComplete, x, done);';
const NEXT = 'ScsiPortNotification(NextRequest, x);';

const starts = (events: readonly TraceEvent[]) =>
  eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiStartIo');

const notified = (events: readonly TraceEvent[], name: string) =>
  eventsOf(events, 'notification').filter(({ notification }) => notification === name);

describe('the completion DPC', () => {
  it('takes its snapshot at the IRQL of the interrupt, under the interrupt lock', async () => {
    const events = await run({}, ONE);
    const [entered] = eventsOf(events, 'dpc-enter');
    const [raised, lowered] = eventsOf(events, 'irql').filter(({ seq }) => seq > (entered?.seq ?? 0));
    expect([raised?.from, raised?.to, lowered?.to]).toEqual([2, 16, 2]);
  });

  it('sets the timer of RequestTimerCall before the next request: it runs while that is being started', async () => {
    const events = await run(
      {
        declarations: 'static VOID Timer(PVOID extension) { (void)extension; }',
        startIo: 'Send(x, srb); if (x->Calls++ == 1) ScsiPortStallExecution(30000); return TRUE;',
        interrupt: saying(
          'if (x->Memo[0]++ == 0) ScsiPortNotification(RequestTimerCall, x, Timer, 1000);',
          NEXT,
          COMPLETE,
        ),
      },
      BUSY,
    );
    const [timer] = eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiTimer');
    const [, started] = eventsOf(events, 'routine-exit').filter(({ routine }) => routine === 'HwScsiStartIo');
    expect(timer?.time).toBeGreaterThan(started?.time ?? Number.POSITIVE_INFINITY);
    // It expired during those 30 ms; set after them, it could not run before another has passed.
    expect((timer?.time ?? 0) - (started?.time ?? 0)).toBeLessThan(MILLISECOND);
  });

  it('calls the callback of CallEnableInterrupts after all else: next request, then the finished one', async () => {
    const events = await run(
      {
        declarations: 'static VOID Enable(PVOID extension) { EXTENSION *x = extension; WRITE(TH_INTEN, 1); }',
        interrupt: saying(
          'WRITE(TH_INTEN, 0); ScsiPortNotification(CallEnableInterrupts, x, Enable);',
          COMPLETE,
          NEXT,
        ),
      },
      BUSY,
    );
    const [, second] = starts(events);
    const [back] = eventsOf(events, 'srb-return');
    const [callback] = eventsOf(events, 'routine-enter').filter(
      ({ routine }) => routine === 'HwScsiEnableInterruptsCallback',
    );
    expect(second?.seq).toBeLessThan(back?.seq ?? 0);
    expect(back?.seq).toBeLessThan(callback?.seq ?? 0);
    expect(returned(events)).toHaveLength(12);
  });

  it('puts the hold of ResetDetected before NextRequest: nothing starts until it is over', async () => {
    const events = await run(
      {
        interrupt: saying('if (x->Calls++ == 0) ScsiPortNotification(ResetDetected, x);', NEXT, COMPLETE),
      },
      BUSY,
    );
    const [first, second] = starts(events);
    expect((second?.time ?? 0) - (first?.time ?? 0)).toBeGreaterThan(3 * SECOND);
    expect(returned(events)).toHaveLength(12);
  });
});

describe('RequestComplete', () => {
  it.each([
    ['before', [COMPLETE, NEXT]],
    ['after', [NEXT, COMPLETE]],
  ])('may come %s NextRequest: the documents have both orders', async (_, order) => {
    const events = await run({ interrupt: saying(...order) }, BUSY);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(12);
    expect(endOf(events)).toBe('quiescent');
  });

  it('with SRB_STATUS_SUCCESS implies ScsiStatus GOOD: neither retry nor REQUEST SENSE follows from another', async () => {
    for (const status of ['SCSISTAT_CHECK_CONDITION', 'SCSISTAT_BUSY']) {
      const events = await run({ interrupt: saying(`done->ScsiStatus = ${status};`, COMPLETE, NEXT) }, ONE);
      expect(starts(events)).toHaveLength(1);
      expect(returned(events)).toMatchObject([{ srb: 1, status: 1 }]);
    }
  });
});

describe('NextRequest', () => {
  it('while the request may not disconnect waits for its completion', async () => {
    const events = await run(
      {
        startIo: `Send(x, srb); ${NEXT} return TRUE;`,
        interrupt: saying(COMPLETE),
      },
      { ...BUSY, workload: { ...BUSY.workload, disableDisconnectPercent: 100 } },
    );
    const story = events.flatMap((event) => {
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') return ['start'];
      return event.kind === 'notification' && event.notification === 'RequestComplete' ? ['complete'] : [];
    });
    expect(story).toEqual(Array.from({ length: 12 }, () => ['start', 'complete']).flat());
  });
});

describe('ScsiPortCompleteRequest', () => {
  it('is instead of RequestComplete: a request that it has completed is not to be notified as well', async () => {
    const byPath = 'ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_ABORTED);';
    const ends = await endings({
      'completed by its path': { startIo: `${byPath} ${NEXT} return TRUE;` },
      'and notified': {
        startIo: `${byPath} ScsiPortNotification(RequestComplete, x, srb); return TRUE;`,
      },
    });
    expect(ends).toEqual({ 'completed by its path': 'quiescent', 'and notified': 'completed-twice' });
  });
});

describe('WMIEvent and WMIReregister', () => {
  it('are accepted and recorded, and nobody listens', async () => {
    const events = await run({
      startIo: `ScsiPortNotification(WMIEvent, x, srb, 0xFF); ScsiPortNotification(WMIReregister, x, 0xFF);
        Send(x, srb); return TRUE;`,
    });
    expect([notified(events, 'WMIEvent').length, notified(events, 'WMIReregister').length]).toEqual([4, 4]);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(4);
  });
});
