import { expect, test } from 'vitest';
import type { EventBody } from '../trace/event.ts';
import { describeEvent } from './describe-event.ts';
import { message } from './message.ts';

const told = (event: EventBody) => describeEvent({ seq: 0, time: 0, irql: 16, ...event });

test('a timer that is asked for says for how long, and 0 that it is cancelled', () => {
  const call = { kind: 'notification', notification: 'RequestTimerCall' } as const;
  expect(told({ ...call, microseconds: 10_000 })).toEqual(
    message('moment.timer-requested', { notification: 'RequestTimerCall', duration: 10_000_000 }),
  );
  expect(told({ ...call, microseconds: 0 })).toEqual(
    message('moment.timer-cancelled', { notification: 'RequestTimerCall' }),
  );
});

test('a routine of type VOID returns no value', () => {
  const exit = { kind: 'routine-exit', name: 'Routine', result: 0 } as const;
  expect(told({ ...exit, routine: 'HwScsiTimer' }).key).toBe('moment.routine-exit-void');
  expect(told({ ...exit, routine: 'HwScsiInterrupt' }).key).toBe('moment.routine-exit');
});

test('a lost interrupt is told in words', () => {
  const event = { kind: 'device', device: 'training-hba', event: 'lost-interrupt', detail: {} } as const;
  expect(told(event)).toEqual(message('moment.lost-interrupt', { device: 'training-hba' }));
});
