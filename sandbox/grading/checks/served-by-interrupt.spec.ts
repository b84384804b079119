import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { servedByInterrupt } from './served-by-interrupt.ts';

const START = { routine: 'HwScsiStartIo', name: 'TrainingStartIo' } as const;

const begin = (srb: number): TraceBuilder =>
  new TraceBuilder().boot().add({ kind: 'routine-enter', ...START, srb });

const finish = (trace: TraceBuilder): ReturnType<typeof judgeTrace> =>
  judgeTrace(servedByInterrupt, trace.add({ kind: 'routine-exit', ...START, result: 1 }).end());

test('a request that its interrupt finishes passes', () => {
  const trace = begin(1)
    .write('REQTAIL', 1)
    .add({ kind: 'routine-exit', ...START, result: 1 })
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(servedByInterrupt, trace)).toBeUndefined();
});

test('a request that is waited for where it was sent fails, because of the sending', () => {
  const trace = begin(1);
  const sent = trace.next;
  trace.write('REQTAIL', 1).post().readStatus();
  const finished = trace.next;
  expect(finish(trace.notify('RequestComplete', 1))).toMatchObject({ seq: finished, earlierSeq: sent });
});

test('a request that is refused unsent passes', () => {
  expect(finish(begin(1).notify('RequestComplete', 1).notify('NextRequest'))).toBeUndefined();
});

test('an older request found finished on the way passes', () => {
  expect(finish(begin(2).write('REQTAIL', 2).notify('RequestComplete', 1))).toBeUndefined();
});
