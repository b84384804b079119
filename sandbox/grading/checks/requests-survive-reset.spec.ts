import { expect, test } from 'vitest';
import { BUS_RESET, begin } from './bus-reset.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { requestsSurviveReset } from './requests-survive-reset.ts';

const SUCCESS = 0x01;
/** HostStatus of the TH-50: the bus was in reset. */
const HOST_BUS_RESET = 0x22;

test('a request that comes back as reset after a reset passes', () => {
  const trace = begin().send(1).fetch(1).busReset();
  trace.serve((isr) => isr.complete(1)).returned(1, BUS_RESET, false);
  expect(judgeTrace(requestsSurviveReset, trace.end())).toBeUndefined();
});

test('one that the HBA has refused because of the reset passes', () => {
  const trace = begin().send(1).fetch(1).report(1, HOST_BUS_RESET).complete(1);
  trace.write('CMPHEAD', 1).returned(1, BUS_RESET, false);
  expect(judgeTrace(requestsSurviveReset, trace.end())).toBeUndefined();
});

test('one that comes back as reset without a reset fails', () => {
  const trace = begin().send(1).fetch(1).complete(1);
  const returned = trace.next;
  trace.returned(1, BUS_RESET, false);
  expect(judgeTrace(requestsSurviveReset, trace.end())).toMatchObject({ seq: returned });
});

test('one that is completed as reset when the reset is long over fails', () => {
  const trace = begin().send(1).fetch(1).busReset();
  trace.serve((isr) => isr.complete(1)).returned(1, BUS_RESET, false);
  trace.send(2).fetch(2).complete(2).returned(2, BUS_RESET, false);
  expect(judgeTrace(requestsSurviveReset, trace.end())).toMatchObject({
    message: { parameters: { srb: 2 } },
  });
});

test('success with the wrong data fails', () => {
  const trace = begin().send(1).fetch(1).report(1).complete(1, SUCCESS).returned(1, SUCCESS, false);
  expect(judgeTrace(requestsSurviveReset, trace.end())).toBeDefined();
});

test('a request that never comes back fails', () => {
  expect(judgeTrace(requestsSurviveReset, begin().send(1).fetch(1).end())).toBeDefined();
});
