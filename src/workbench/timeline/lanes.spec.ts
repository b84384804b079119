import { describe, expect, it } from 'vitest';
import type { EventBody, TraceEvent } from '../../../sandbox/trace/event.ts';
import type { Lane } from './lane.ts';
import { layOut } from './lanes.ts';

/** Each entry: time in ns, IRQL, event. */
function trace(...steps: [number, number, EventBody][]): TraceEvent[] {
  return steps.map(([time, irql, body], seq) => ({ seq, time, irql, ...body }));
}

function lane(events: TraceEvent[], kind: Lane['kind']): Lane {
  const found = layOut(events).lanes.find((candidate) => candidate.kind === kind);
  if (!found) throw new Error(`no ${kind} lane`);
  return found;
}

const end: EventBody = { kind: 'end', reason: 'quiescent' };

describe('the interrupt line lane', () => {
  it('has a row per source, high from assert to deassert', () => {
    const { rows, subject } = lane(
      trace(
        [10, 0, { kind: 'line-assert', irq: 11, source: 'training-hba' }],
        [20, 0, { kind: 'line-assert', irq: 11, source: 'ethernet' }],
        [30, 0, { kind: 'line-deassert', irq: 11, source: 'training-hba' }],
        [90, 0, end],
      ),
      'line',
    );
    expect(subject).toBe('11');
    expect(rows.map(({ label }) => label)).toEqual(['training-hba', 'ethernet']);
    expect(rows[0]?.bars).toMatchObject([{ startNs: 10, endNs: 30, seq: 0 }]);
  });

  it('stays high to the end of the run when nobody deasserts', () => {
    const { rows } = lane(
      trace([10, 0, { kind: 'line-assert', irq: 11, source: 'x' }], [90, 0, end]),
      'line',
    );
    expect(rows[0]?.bars).toMatchObject([{ startNs: 10, endNs: 90 }]);
  });
});

describe('the processor lane', () => {
  const preempted = trace(
    [0, 2, { kind: 'dpc-enter', dpc: 'completion' }],
    [100, 16, { kind: 'irql', from: 2, to: 16 }],
    [100, 16, { kind: 'isr-enter', irq: 11, device: 'training-hba' }],
    [100, 16, { kind: 'routine-enter', routine: 'HwScsiInterrupt', name: 'MyInterrupt' }],
    [150, 16, { kind: 'routine-exit', routine: 'HwScsiInterrupt', name: 'MyInterrupt', result: 1 }],
    [150, 16, { kind: 'isr-exit', irq: 11, device: 'training-hba', claimed: true }],
    [150, 2, { kind: 'irql', from: 16, to: 2 }],
    [200, 2, { kind: 'dpc-exit', dpc: 'completion' }],
    [300, 0, end],
  );

  it('stacks IRQLs, highest first, and shows who runs under the name the program gave it', () => {
    const { rows } = lane(preempted, 'processor');
    expect(rows.map(({ label }) => label)).toEqual(['16', 'DISPATCH']);
    expect(rows[0]?.bars).toMatchObject([{ startNs: 100, endNs: 150, label: 'MyInterrupt', look: 'isr' }]);
  });

  it('breaks what is preempted in two', () => {
    const { rows } = lane(preempted, 'processor');
    expect(rows[1]?.bars).toMatchObject([
      { startNs: 0, endNs: 100, label: 'completion' },
      { startNs: 150, endNs: 200, label: 'completion' },
    ]);
  });

  it('shows nothing while the processor idles', () => {
    const { rows } = lane(preempted, 'processor');
    expect(Math.max(...rows.flatMap(({ bars }) => bars.map(({ endNs }) => endNs)))).toBe(200);
  });

  it('gives each service routine from call to return, the unreturned to the end of the run', () => {
    expect(layOut(preempted).services).toMatchObject([
      { startNs: 100, endNs: 150, device: 'training-hba', row: 0 },
    ]);
    const endless = trace(
      [100, 16, { kind: 'isr-enter', irq: 11, device: 'training-hba' }],
      [9_000, 16, { kind: 'end', reason: 'budget' }],
    );
    expect(layOut(endless).services).toMatchObject([{ startNs: 100, endNs: 9_000 }]);
  });
});

describe('the SRB lane', () => {
  const queue = (srb: number): EventBody => ({
    kind: 'srb-queue',
    srb,
    path: 0,
    target: 0,
    lun: 0,
    operation: 0x28,
    length: 512,
  });
  const giveBack = (srb: number): EventBody => ({
    kind: 'srb-return',
    srb,
    srbStatus: 1,
    scsiStatus: 0,
    length: 512,
    dataIntact: true,
  });

  it('tells waiting, held and completing apart', () => {
    const { rows } = lane(
      trace(
        [0, 0, queue(1)],
        [10, 16, { kind: 'routine-enter', routine: 'HwScsiStartIo', name: 'Start', srb: 1 }],
        [50, 16, { kind: 'notification', notification: 'RequestComplete', srb: 1 }],
        [60, 2, giveBack(1)],
        [70, 0, end],
      ),
      'srbs',
    );
    expect(rows[0]?.bars.map(({ look, startNs, endNs }) => [look, startNs, endNs])).toEqual([
      ['srb-waiting', 0, 10],
      ['srb-active', 10, 50],
      ['srb-completing', 50, 60],
    ]);
  });

  it('uses a row again once its SRB is back', () => {
    const { rows } = lane(
      trace([0, 0, queue(1)], [5, 0, queue(2)], [10, 0, giveBack(1)], [20, 0, queue(3)], [30, 0, end]),
      'srbs',
    );
    expect(rows.map(({ bars }) => bars.map(({ label }) => label))).toEqual([['SRB 1', 'SRB 3'], ['SRB 2']]);
  });

  it('lets an SRB that never comes back last to the end', () => {
    const { rows } = lane(trace([0, 0, queue(1)], [30, 0, end]), 'srbs');
    expect(rows[0]?.bars).toMatchObject([{ startNs: 0, endNs: 30, look: 'srb-waiting' }]);
  });
});

describe('ticks', () => {
  it('carry the register name, or the offset where no register begins', () => {
    const read = { kind: 'register-read', device: 'training-hba', width: 4, value: 0 } as const;
    const { rows } = lane(
      trace(
        [1, 16, { ...read, register: 'INTST', offset: 8 }],
        [2, 16, { ...read, register: '', offset: 0x31 }],
      ),
      'device',
    );
    expect(rows[0]?.ticks.map(({ label }) => label)).toEqual(['INTST', '+0x31']);
  });

  it('mark a bug check as a fault', () => {
    const { rows } = lane(
      trace([
        1,
        16,
        { kind: 'bug-check', code: 0xd1, parameters: [0, 0, 0, 0], reason: 'null-page', detail: {} },
      ]),
      'notifications',
    );
    expect(rows[0]?.ticks).toMatchObject([{ look: 'fault', label: '0xD1' }]);
  });
});

describe('an empty trace', () => {
  it('has no lanes', () => {
    expect(layOut([])).toEqual({ lanes: [], services: [], endNs: 0 });
  });
});
