import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import { simulate } from '../grading/simulate.ts';
import type { TraceEvent } from '../trace/event.ts';
import {
  BUSY,
  endOf,
  eventsOf,
  type MiniportParts,
  prepareMiniport,
  QUIET,
  said,
} from './miniport.fixture.ts';

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

const ENABLE = `
  static VOID Disable(PVOID extension) { EXTENSION *x = extension; WRITE(TH_INTEN, TH_INTEN_CMPL); }
  static VOID Enable(PVOID extension) {
    EXTENSION *x = extension;
    ScsiPortStallExecution(60);
    Serve(x);
    ScsiPortNotification(CallDisableInterrupts, x, Disable);
  }`;

/** Makes the HBA quiet before it leaves the completion ring to the callback. */
const QUIETED: MiniportParts = {
  declarations: ENABLE,
  interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
    WRITE(TH_INTEN, 0);
    ScsiPortNotification(CallEnableInterrupts, x, Enable);
    return TRUE;`,
  startIo: 'Send(x, srb); ScsiPortNotification(NextRequest, x); return TRUE;',
};

/** Dismisses the one interrupt that it has seen, and leaves the HBA free to make the next. */
const LEFT_ENABLED: MiniportParts = {
  ...QUIETED,
  interrupt: QUIETED.interrupt?.replace('WRITE(TH_INTEN, 0);', 'WRITE(TH_INTST, TH_INTST_CAUSES);') ?? '',
};

/** Every routine would be seen in the midst of every other. */
const SYNCHRONISED: MiniportParts = {
  declarations: `
    static VOID Work(EXTENSION *x) {
      if (x->Memo[0] != 0) SAY("race");
      x->Memo[0] = 1;
      ScsiPortStallExecution(20);
      Serve(x);
      x->Memo[0] = 0;
    }
    static VOID Timer(PVOID extension) {
      EXTENSION *x = extension;
      Work(x);
      if (x->Calls < 12) ScsiPortNotification(RequestTimerCall, x, Timer, 10000);
    }`,
  initialize: 'Start(x); ScsiPortNotification(RequestTimerCall, x, Timer, 10000); return TRUE;',
  startIo: 'x->Calls++; Send(x, srb); Work(x); return TRUE;',
  interrupt: 'if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE; Work(x); return TRUE;',
};

async function endings(parts: MiniportParts): Promise<Set<string>> {
  const prepared = await prepareMiniport(parts);
  return new Set(SEEDS.map((seed) => endOf(simulate(prepared, BUSY, seed).events)));
}

describe('of 200 seeds', () => {
  it('some show that a callback works on the completion ring with the HBA left enabled', async () => {
    expect(await endings(LEFT_ENABLED)).toEqual(new Set(['quiescent', 'interrupt-storm']));
  });

  it('none shows anything where HwScsiInterrupt has made the HBA quiet first', async () => {
    expect(await endings(QUIETED)).toEqual(new Set(['quiescent']));
  });

  it('none brings HwScsiTimer, HwScsiStartIo or HwScsiInterrupt into the midst of another', async () => {
    const prepared = await prepareMiniport(SYNCHRONISED);
    const machine: MachineConfig = {
      ...BUSY,
      workload: { ...BUSY.workload, gapNs: [0, 5_000_000] },
    };
    let meanwhile = 0;
    for (const seed of SEEDS) {
      const { events } = simulate(prepared, machine, seed);
      expect(said(events)).toEqual([]);
      expect(endOf(events)).toBe('quiescent');
      meanwhile += assertedIn(events, 'HwScsiTimer');
    }
    expect(meanwhile).toBeGreaterThan(0);
  });
});

/** How often the HBA asked for an interrupt while the routine ran. */
function assertedIn(events: readonly TraceEvent[], routine: string): number {
  let inside = false;
  let count = 0;
  for (const event of events) {
    if (event.kind === 'routine-enter' && event.routine === routine) inside = true;
    if (event.kind === 'routine-exit' && event.routine === routine) inside = false;
    if (event.kind === 'line-assert' && inside) count += 1;
  }
  return count;
}

/** A callback that counts, and a second adapter of higher IRQL whose interrupt routine says how far it has come. */
const COUNTING: MiniportParts = {
  declarations: `
    static volatile ULONG Step; static ULONG Adapters;
    static VOID Enable(PVOID extension) {
      EXTENSION *x = extension;
      for (Step = 1; Step < 200; Step++) { }
      Serve(x);
      WRITE(TH_INTEN, TH_INTEN_CMPL);
    }`,
  findAdapter: 'x->Memo[0] = Adapters++; return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;',
  interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
    if (x->Memo[0] == 1) { SAY("%u", Step); Serve(x); return TRUE; }
    WRITE(TH_INTEN, 0);
    ScsiPortNotification(CallEnableInterrupts, x, Enable);
    return TRUE;`,
};

const INSTRUCTION_NS = 10;
const UNDISTURBED_NS = 900_000;

/** Both adapters work at once; the disk of the second takes `latency` nanoseconds. */
function two(latency: number): MachineConfig {
  const disk = (latencyNs: number) => [
    { target: 0, lun: 0, blocks: 256, latencyNs: [latencyNs, latencyNs] } as const,
  ];
  return {
    ...QUIET,
    targets: disk(100_000),
    otherAdapters: [{ irq: 9, hba: QUIET.hba, targets: disk(latency) }],
    workload: { requests: 2, transferBlocks: [1, 1], writePercent: 0, gapNs: [0, 0] },
  };
}

/** The second adapter's interrupt, moved on through the first one's callback an instruction at a time. */
async function sweep(): Promise<(readonly TraceEvent[])[]> {
  const prepared = await prepareMiniport(COUNTING);
  const { events } = simulate(prepared, two(UNDISTURBED_NS), 1);
  const [called] = eventsOf(events, 'routine-enter').filter(
    ({ routine }) => routine === 'HwScsiEnableInterruptsCallback',
  );
  const [asserted] = eventsOf(events, 'line-assert').filter(({ source }) => source === 'training-hba-2');
  const first = UNDISTURBED_NS + (called?.time ?? 0) + 1_000 - (asserted?.time ?? 0);
  return SEEDS.map((index) => simulate(prepared, two(first + index * INSTRUCTION_NS), 1).events);
}

describe('an interrupt', () => {
  const runs = sweep();

  it('comes between any two instructions of code below its IRQL, wherever it may fall', async () => {
    const steps = (await runs).map((events) => Number(said(events)[0]));
    const [least = 0] = steps;
    const most = steps.at(-1) ?? 0;
    expect(most - least).toBeGreaterThan(5);
    expect([...new Set(steps)]).toEqual(
      Array.from({ length: most - least + 1 }, (_, index) => least + index),
    );
  });

  it('is taken at once', async () => {
    for (const events of await runs) {
      const asserted = events.find(
        (event) => event.kind === 'line-assert' && event.source === 'training-hba-2',
      );
      const raised = events.find(
        (event) => event.kind === 'irql' && event.seq > (asserted?.seq ?? 0) && event.to === 18,
      );
      expect(raised?.time).toBe(asserted?.time);
    }
  });
});
