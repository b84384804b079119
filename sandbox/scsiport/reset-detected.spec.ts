import { describe, expect, it } from 'vitest';
import { ADAPTER_EXTENSION_SIZE } from './adapter.ts';
import { BUSY, endOf, eventsOf, type MiniportParts, returned, run, said } from './miniport.fixture.ts';

const SECOND = 1e9;

/** On its third request the driver sees a bus reset, and reports it; `answer` is what it does for its requests. */
function afterReset(answer: string): MiniportParts {
  return {
    startIo: `Send(x, srb);
      ScsiPortNotification(NextRequest, x);
      if (++x->Calls == 3) {
        Start(x);
        ScsiPortNotification(ResetDetected, x);
        ${answer}
      }
      return TRUE;`,
    interrupt: `PSCSI_REQUEST_BLOCK done;
      if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
      WRITE(TH_INTST, TH_INTST_CAUSES);
      while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
      return TRUE;`,
  };
}

const COMPLETE = 'ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);';

describe('ResetDetected', () => {
  it('holds all requests for about four seconds', async () => {
    const events = await run(afterReset(COMPLETE), BUSY);
    const [reset] = eventsOf(events, 'notification').filter(
      ({ notification }) => notification === 'ResetDetected',
    );
    const next = eventsOf(events, 'routine-enter').find(
      ({ routine, time }) => routine === 'HwScsiStartIo' && time > (reset?.time ?? 0),
    );
    expect(next?.time).toBeGreaterThan(3 * SECOND);
    expect(next?.time).toBeLessThan(5 * SECOND);
    expect(returned(events)).toHaveLength(12);
    expect(endOf(events)).toBe('quiescent');
  });

  it('ends in bug check 0xF1 1007 when requests from before are still outstanding after that', async () => {
    const events = await run(
      { ...afterReset(''), initialize: 'SAY("%u", (ULONG)x); Start(x); return TRUE;' },
      BUSY,
    );
    const [extension] = said(events).map(Number);
    const [bugCheck] = eventsOf(events, 'bug-check');
    expect(bugCheck?.reason).toBe('reset-hold-ended');
    const [violation, adapterExtension = 0, deviceExtension, reserved] = bugCheck?.parameters ?? [];
    expect([violation, deviceExtension, reserved]).toEqual([0x1007, extension, 0]);
    expect(adapterExtension + ADAPTER_EXTENSION_SIZE).toBe(extension);
  });
});
