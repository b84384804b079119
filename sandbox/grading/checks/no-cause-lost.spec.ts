import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { noCauseLost } from './no-cause-lost.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('acknowledging before draining passes', () => {
  const trace = booted()
    .accept()
    .isr(true, (isr) => isr.readStatus().acknowledge('REQA').notify('NextRequest'))
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeUndefined();
});

test('a completion posted between look and acknowledge is not lost when the drain comes after', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().post().acknowledge('CMPL').drain(1, 2))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeUndefined();
});

test('a completion posted after the last drain and dismissed with the rest is lost, at the acknowledge', () => {
  const trace = booted().post();
  let posted = 0;
  let acknowledged = 0;
  trace.isr(true, (isr) => {
    isr.readStatus().drain(1);
    posted = isr.next;
    isr.post();
    acknowledged = isr.next;
    isr.acknowledge('CMPL');
  });
  expect(judgeTrace(noCauseLost, trace.end())).toMatchObject({ seq: acknowledged, earlierSeq: posted });
});

test('an acknowledge without any work loses the completion', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL'))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeDefined();
});

test('draining until the ring is empty, after a late acknowledge, passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().drain(1).post().acknowledge('CMPL').drain(2))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeUndefined();
});

test('work left to the timer is not lost when the timer does it', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').notify('RequestTimerCall'))
    .routine('HwScsiTimer', (timer) => timer.drain(1))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeUndefined();
});

test('work left to a timer that does not do it is lost', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').notify('RequestTimerCall'))
    .routine('HwScsiTimer', () => undefined)
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeDefined();
});

test('work left to a timer is lost where it takes another interrupt to find it', () => {
  const trace = booted();
  let acknowledged = 0;
  trace
    .post()
    .isr(true, (isr) => {
      isr.readStatus();
      acknowledged = isr.next;
      isr.acknowledge('CMPL').notify('RequestTimerCall');
    })
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1, 2));
  expect(judgeTrace(noCauseLost, trace.end())).toMatchObject({ seq: acknowledged });
});

test('an accepted request dismissed without NextRequest is lost when nobody says it later', () => {
  const trace = booted().accept();
  let acknowledged = 0;
  const latched = trace.next - 2;
  trace.isr(true, (isr) => {
    isr.readStatus();
    acknowledged = isr.next;
    isr.acknowledge('REQA');
  });
  const fault = judgeTrace(noCauseLost, trace.add({ kind: 'srb-timeout', srb: 2 }).end());
  expect(fault).toMatchObject({ seq: acknowledged, earlierSeq: latched });
});

test('NextRequest said with the completion instead passes', () => {
  const trace = booted()
    .accept()
    .isr(true, (isr) => isr.readStatus().acknowledge('REQA'))
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1).notify('NextRequest'))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeUndefined();
});

test('requests that HwScsiStartIo refuses by itself are no completions of the HBA', () => {
  const routine = { routine: 'HwScsiStartIo', name: 'TrainingStartIo' } as const;
  const trace = new TraceBuilder()
    .boot()
    .add({ kind: 'routine-enter', ...routine, srb: 1 })
    .notify('RequestComplete', 1)
    .notify('NextRequest')
    .add({ kind: 'routine-exit', ...routine, result: 1 })
    .startIo(2)
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL'))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeDefined();
});

test('the first of two lost causes is the fault', () => {
  const trace = booted().accept();
  let first = 0;
  trace.isr(true, (isr) => {
    isr.readStatus();
    first = isr.next;
    isr.acknowledge('REQA');
  });
  trace.post().isr(true, (isr) => isr.readStatus().acknowledge('CMPL'));
  expect(judgeTrace(noCauseLost, trace.end())).toMatchObject({ seq: first });
});

test('a reset takes what was posted with it', () => {
  const trace = booted()
    .post()
    .routine('HwScsiResetBus', (reset) => reset.device('reset').acknowledge('CMPL').notify('NextRequest'))
    .end();
  expect(judgeTrace(noCauseLost, trace)).toBeUndefined();
});
