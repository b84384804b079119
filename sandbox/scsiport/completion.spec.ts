import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { BUSY, endOf, eventsOf, type MiniportParts, QUIET, returned, run } from './miniport.fixture.ts';

const SUCCESS = { status: 1, dataIntact: true };

/** The order of the events that matter, as words. */
function story(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.kind) {
      case 'notification':
        return [`${event.notification} ${event.srb ?? ''}`.trim()];
      case 'routine-enter':
        return event.srb === undefined ? [] : [`start ${event.srb}`];
      case 'srb-return':
        return [`return ${event.srb}`];
      case 'dpc-enter':
        return event.dpc === 'ScsiPortCompletionDpc' ? ['dpc'] : [];
      default:
        return [];
    }
  });
}

describe('a notification is recorded, then processed', () => {
  it('completes nothing before HwScsiInterrupt has returned TRUE and the completion DPC runs', async () => {
    const events = await run({});
    expect(returned(events)).toEqual([1, 2, 3, 4].map((srb) => ({ srb, ...SUCCESS })));
    expect(story(events).slice(0, 5)).toEqual([
      'start 1',
      'RequestComplete 1',
      'NextRequest',
      'dpc',
      'return 1',
    ]);
    const [notified] = eventsOf(events, 'notification');
    const [queued] = eventsOf(events, 'dpc-queue');
    const [left] = eventsOf(events, 'routine-exit').filter(({ routine }) => routine === 'HwScsiInterrupt');
    expect(left?.seq).toBeGreaterThan(notified?.seq ?? Number.POSITIVE_INFINITY);
    expect(queued?.seq).toBeGreaterThan(left?.seq ?? Number.POSITIVE_INFINITY);
  });

  it('strands what a routine notified before it returned FALSE, until a later DPC', async () => {
    const events = await run({
      interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
          Serve(x);
          return x->Calls++ != 0;`,
    });
    const [first] = eventsOf(events, 'srb-return');
    const [notified] = eventsOf(events, 'notification');
    const [timeout] = eventsOf(events, 'srb-timeout');
    expect(timeout?.srb).toBe(1);
    expect(first?.time).toBeGreaterThan((notified?.time ?? 0) + 9e9);
    expect(endOf(events)).toBe('quiescent');
  });

  it('takes stranded work along when HwScsiStartIo gives it cause for a DPC', async () => {
    const source: MiniportParts = {
      startIo: `if (x->Calls++ == 0) { Send(x, srb); ScsiPortNotification(NextRequest, x); }
        else { srb->SrbStatus = SRB_STATUS_SUCCESS; ScsiPortNotification(RequestComplete, x, srb);
               ScsiPortNotification(NextRequest, x); }
        return TRUE;`,
      interrupt: `PSCSI_REQUEST_BLOCK done; WRITE(TH_INTST, TH_INTST_CAUSES);
        while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
        return FALSE;`,
    };
    const two = { target: 1, lun: 0, blocks: 256, latencyNs: [100_000, 100_000] } as const;
    const events = await run(source, { ...QUIET, targets: [...QUIET.targets, two] }, 3);
    const lines = story(events);
    const [, next] = lines.filter((line) => line.startsWith('start'));
    expect(lines.indexOf('return 1')).toBeGreaterThan(lines.indexOf(next ?? ''));
    expect(eventsOf(events, 'srb-timeout')).toEqual([]);
  });
});

describe('the completion DPC', () => {
  it('starts the next request before the class driver has the finished one back', async () => {
    const events = await run({}, BUSY);
    const lines = story(events);
    const second = lines.indexOf('start 2');
    expect(lines.indexOf('RequestComplete 1')).toBeLessThan(second);
    expect(second).toBeLessThan(lines.indexOf('return 1'));
    expect(returned(events)).toHaveLength(12);
  });

  it('returns what one DPC found complete last in, first out', async () => {
    const source: MiniportParts = {
      startIo: `x->Srb[x->Calls++] = srb;
        if (x->Calls == 3) {
          while (x->Calls > 0) {
            PSCSI_REQUEST_BLOCK done = x->Srb[3 - x->Calls--];
            done->SrbStatus = SRB_STATUS_SUCCESS; ScsiPortNotification(RequestComplete, x, done);
          }
        }
        ScsiPortNotification(NextRequest, x);
        return TRUE;`,
    };
    const one = { requests: 6, transferBlocks: [1, 1], writePercent: 0, gapNs: [1000, 1000] } as const;
    for (const seed of [1, 2, 3]) {
      const events = await run(source, { ...BUSY, workload: one }, seed);
      const batches: string[][] = [];
      for (const line of story(events)) {
        if (line === 'dpc') batches.push([]);
        else batches.at(-1)?.push(line);
      }
      for (const batch of batches) {
        const ids = batch.filter((line) => line.startsWith('return')).map((line) => Number(line.slice(7)));
        expect(ids).toEqual([...ids].sort((a, b) => b - a));
      }
    }
  });

  it('runs at DISPATCH_LEVEL, and starts requests at the IRQL of the interrupt, which waits', async () => {
    const events = await run(
      { startIo: 'Send(x, srb); ScsiPortStallExecution(5000); return TRUE;' },
      { ...QUIET, workload: { ...QUIET.workload, requests: 1 } },
    );
    expect(eventsOf(events, 'dpc-enter').map(({ irql }) => irql)).toEqual([2]);
    const [entered] = eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiStartIo');
    const [left] = eventsOf(events, 'routine-exit').filter(({ routine }) => routine === 'HwScsiStartIo');
    const [risen] = eventsOf(events, 'line-assert');
    const [served] = eventsOf(events, 'isr-enter');
    expect([entered?.irql, left?.irql]).toEqual([16, 16]);
    expect(risen?.seq).toBeLessThan(left?.seq ?? 0);
    expect(served?.seq).toBeGreaterThan(left?.seq ?? 0);
  });
});

describe('the gates', () => {
  const overlapped: MiniportParts = {
    startIo: 'Send(x, srb); ScsiPortNotification(NextRequest, x); return TRUE;',
    interrupt: `PSCSI_REQUEST_BLOCK done;
      if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
      WRITE(TH_INTST, TH_INTST_CAUSES);
      while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
      return TRUE;`,
  };

  /** The most requests that the miniport ever held, in all and of one target. */
  function mostHeld(events: readonly TraceEvent[]): { all: number; unit: number } {
    const targets = new Map(eventsOf(events, 'srb-queue').map(({ srb, target }) => [srb, target]));
    const held = new Map<number, number>();
    const most = { all: 0, unit: 0 };
    for (const event of events) {
      if (event.kind === 'srb-return') held.delete(event.srb);
      if (event.kind !== 'routine-enter' || event.srb === undefined) continue;
      held.set(event.srb, targets.get(event.srb) ?? -1);
      const same = [...held.values()].filter((target) => target === targets.get(event.srb ?? 0));
      most.all = Math.max(most.all, held.size);
      most.unit = Math.max(most.unit, same.length);
    }
    return most;
  }

  it('give one request at a time to a miniport that says NextRequest at the end of each', async () => {
    const events = await run(
      {
        interrupt: `PSCSI_REQUEST_BLOCK done;
          if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
          WRITE(TH_INTST, TH_INTST_CAUSES);
          done = Take(x);
          ScsiPortNotification(RequestComplete, x, done);
          if (x->Memo[0]++ == 0) { ScsiPortStallExecution(10); }
          ScsiPortNotification(NextRequest, x);
          return TRUE;`,
      },
      BUSY,
    );
    const starts = story(events).filter((line) => /^(start|RequestComplete)/.test(line));
    starts.forEach((line, index) => {
      expect(line).toMatch(index % 2 === 0 ? /^start/ : /^RequestComplete/);
    });
    expect(returned(events)).toHaveLength(12);
  });

  it('give each logical unit one request with NextRequest alone', async () => {
    const events = await run(overlapped, BUSY);
    expect(returned(events).every(({ dataIntact }) => dataIntact)).toBe(true);
    expect(mostHeld(events)).toEqual({ all: 3, unit: 1 });
  });

  it('stay shut for a miniport that never says NextRequest, whose bus is reset', async () => {
    const events = await run({
      interrupt:
        'PSCSI_REQUEST_BLOCK done; WRITE(TH_INTST, TH_INTST_CAUSES); done = Take(x); if (done) ScsiPortNotification(RequestComplete, x, done); return TRUE;',
    });
    const resets = eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiResetBus');
    expect(resets.length).toBeGreaterThan(0);
    expect(resets[0]?.time).toBeGreaterThan(9e9);
    expect(eventsOf(events, 'srb-timeout')).toEqual([]);
    expect(returned(events)).toHaveLength(4);
  });
});

describe('ScsiPortCompleteRequest', () => {
  it('completes every SRB that the wildcards match, each once', async () => {
    const source: MiniportParts = {
      startIo: `x->Srb[x->Calls++] = srb;
        if (x->Calls == 3) {
          ScsiPortCompleteRequest(x, 0, 1, 0, SRB_STATUS_ABORTED);
          ScsiPortCompleteRequest(x, 1, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_ERROR);
          ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
          ScsiPortCompleteRequest(x, SP_UNTAGGED, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_ERROR);
        }
        ScsiPortNotification(NextRequest, x);
        return TRUE;`,
    };
    const workload = { requests: 9, transferBlocks: [1, 1], writePercent: 0, gapNs: [0, 0] } as const;
    const events = await run(source, { ...BUSY, workload }, 2);
    const completions = eventsOf(events, 'notification').filter(({ srb }) => srb !== undefined);
    expect(new Set(completions.map(({ srb }) => srb)).size).toBe(completions.length);
    const targets = new Map(eventsOf(events, 'srb-queue').map(({ srb, target }) => [srb, target]));
    for (const { notification, srb, status } of completions.slice(0, 3)) {
      expect(notification).toBe('CompleteRequest');
      expect(status).toBe(targets.get(srb ?? 0) === 1 ? 0x02 : 0x0e);
    }
  });
});
