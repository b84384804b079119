import { expect, test } from 'vitest';
import { isrActivations } from './isr-windows.ts';
import { TraceBuilder } from './trace-builder.fixture.ts';

const HBA = 'training-hba';

test('a call on an own interrupt', () => {
  const { events } = new TraceBuilder()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL'))
    .end();
  expect(isrActivations(events, HBA)).toMatchObject([
    { origin: 'own', routine: 'TrainingInterrupt', assertedBy: 2, assertingAtExit: false },
  ]);
});

test('a call on a foreign interrupt', () => {
  const { events } = new TraceBuilder()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus())
    .end();
  expect(isrActivations(events, HBA)).toMatchObject([{ origin: 'foreign', assertedBy: undefined }]);
});

test('a call during which the HBA interrupts', () => {
  const { events } = new TraceBuilder()
    .neighbourAsserts()
    .isr(false, (isr) => isr.post())
    .end();
  expect(isrActivations(events, HBA)).toMatchObject([{ origin: 'either', assertingAtExit: true }]);
});

test('a call that never returned', () => {
  const { events } = new TraceBuilder()
    .post()
    .add({ kind: 'isr-enter', irq: 11, device: HBA })
    .bugCheck('hang');
  expect(isrActivations(events, HBA)).toMatchObject([{ origin: 'own', exit: undefined }]);
});

test("calls for other devices are not the HBA's", () => {
  const { events } = new TraceBuilder().neighbourAsserts().neighbourServed().end();
  expect(isrActivations(events, HBA)).toEqual([]);
  expect(isrActivations(events, 'ethernet')).toMatchObject([{ origin: 'own', routine: '' }]);
});
