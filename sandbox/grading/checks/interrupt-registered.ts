import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/** DriverEntry hands the port driver an interrupt routine in HW_INITIALIZATION_DATA.HwInterrupt. */
export const interruptRegistered = defineCheck({
  id: 'interrupt-registered',
  source: 'initialization-data',
  parameters: {},
  judge({ events }) {
    const entry = events.find((event) => event.kind === 'routine-enter' && event.routine === 'DriverEntry');
    const left = events.find((event) => event.kind === 'routine-exit' && event.routine === 'DriverEntry');
    const registered = events.find((event) => event.kind === 'miniport-registered');
    if (registered !== undefined) {
      if (registered.routines.HwScsiInterrupt) return undefined;
      return {
        seq: registered.seq,
        message: message('check.interrupt-registered.fault'),
        expected: message('check.interrupt-registered.expected'),
        actual: message('check.interrupt-registered.actual'),
        ...(entry === undefined ? {} : { earlierSeq: entry.seq }),
      };
    }
    if (left === undefined) return undefined;
    return {
      seq: left.seq,
      message: message('check.interrupt-registered.fault-nothing'),
      expected: message('check.interrupt-registered.expected'),
      actual: message('check.interrupt-registered.actual-nothing'),
      ...(entry === undefined ? {} : { earlierSeq: entry.seq }),
    };
  },
});
