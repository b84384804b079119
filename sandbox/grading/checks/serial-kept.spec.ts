import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { serialKept } from './serial-kept.ts';

class SerialTrace extends TraceBuilder {
  serial(event: string, detail: Readonly<Record<string, number>>): this {
    return this.add({ kind: 'device', device: 'uart', event, detail });
  }
}

const received = (): SerialTrace =>
  new SerialTrace().boot().serial('character-received', { character: 1, waiting: 1 });

test('characters that are taken in time pass', () => {
  const trace = received().serial('characters-taken', { count: 1 }).end();
  expect(judgeTrace(serialKept, trace)).toBeUndefined();
});

test('an overrun fails where the serial driver learns of it, because of the first character lost', () => {
  const trace = received();
  const lost = trace.next;
  trace.serial('character-lost', { character: 1 }).serial('character-lost', { character: 2 });
  const taken = trace.next;
  trace.serial('characters-taken', { count: 1 });
  expect(judgeTrace(serialKept, trace.end())).toMatchObject({
    seq: taken,
    earlierSeq: lost,
    actual: { parameters: { count: 2 } },
  });
});

test('an overrun that nobody learns of fails at the end', () => {
  const trace = received().serial('character-lost', { character: 1 });
  const end = trace.next;
  expect(judgeTrace(serialKept, trace.end('budget'))).toMatchObject({ seq: end });
});

test('a run that breaks off before the serial driver comes is no evidence', () => {
  const trace = received().serial('character-lost', { character: 1 }).bugCheck('null-page');
  expect(judgeTrace(serialKept, trace)).toBeUndefined();
});
