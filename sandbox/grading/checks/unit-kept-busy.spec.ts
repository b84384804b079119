import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { unitKeptBusy } from './unit-kept-busy.ts';

const START = { routine: 'HwScsiStartIo', name: 'TrainingStartIo' } as const;
const LIMIT = { maxIdleUs: 200 };

/** One unit's requests on their way, numbered from 1. */
class Queue extends TraceBuilder {
  queue(srb: number, flags: { readonly disableDisconnect?: true } = {}): this {
    return this.add({
      kind: 'srb-queue',
      srb,
      path: 0,
      target: 0,
      lun: 0,
      operation: 0x28,
      length: 512,
      ...flags,
    });
  }

  send(srb: number): this {
    return this.add({ kind: 'routine-enter', ...START, srb })
      .write('REQTAIL', srb)
      .add({ kind: 'routine-exit', ...START, result: 1 })
      .device('request-fetched', { context: srb, index: srb - 1 });
  }

  finish(srb: number): this {
    return this.device('completion-posted', { context: srb });
  }
}

const judge = (trace: Queue): ReturnType<typeof judgeTrace> => judgeTrace(unitKeptBusy, trace.end(), LIMIT);
const begin = (): Queue => new Queue().boot();

test('a unit that always has a request passes, however long one takes', () => {
  const trace = begin().queue(1).queue(2).queue(3).send(1).wait(500_000).send(2).finish(1).wait(500_000);
  expect(judge(trace.send(3).finish(2).finish(3))).toBeUndefined();
});

test('a unit that waits too long for its next request fails, because of what left it idle', () => {
  const trace = begin().queue(1).queue(2).send(1);
  const posted = trace.next;
  trace
    .finish(1)
    .wait(300_000)
    .notify('RequestComplete', 1)
    .add({ kind: 'routine-enter', ...START, srb: 2 });
  expect(judge(trace)).toMatchObject({ earlierSeq: posted, seq: posted + 1 });
});

test('a short wait passes', () => {
  expect(judge(begin().queue(1).queue(2).send(1).finish(1).wait(100_000).send(2).finish(2))).toBeUndefined();
});

test('a unit that nobody wants anything of may be idle', () => {
  const trace = begin().queue(1).send(1).finish(1).wait(900_000).queue(2).send(2);
  expect(judge(trace.finish(2))).toBeUndefined();
});

test('a request that may not be queued waits until the unit is free', () => {
  const trace = begin().queue(1).queue(2, { disableDisconnect: true }).send(1).finish(1).wait(300_000);
  expect(judge(trace.notify('RequestComplete', 1).send(2).finish(2))).toBeUndefined();
});

test('what waits while another unit has such a request is not waiting for the driver', () => {
  const trace = begin().queue(1, { disableDisconnect: true }).send(1);
  trace.add({ kind: 'srb-queue', srb: 2, path: 0, target: 1, lun: 0, operation: 0x28, length: 512 });
  expect(judge(trace.wait(400_000).finish(1).notify('RequestComplete', 1).send(2))).toBeUndefined();
});

test('a unit that is never served again fails at the end', () => {
  const trace = begin().queue(1).queue(2).send(1).finish(1).wait(900_000);
  expect(judge(trace)).toMatchObject({ seq: trace.next - 1 });
});
