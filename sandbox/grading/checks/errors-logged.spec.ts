import { describe, expect, test } from 'vitest';
import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import type { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { LOG_CODE, type LogCodeName, SRB_STATUS } from './error-table.ts';
import { errorsLogged } from './errors-logged.ts';
import { judgeTrace } from './judge-trace.ts';
import { booted, complete, type Reported, report, send } from './reported-request.fixture.ts';

const parity = { hostStatus: HOST_STATUS.PARITY_ERROR };
const underrun = { hostStatus: HOST_STATUS.DATA_RUN, residual: 12 };

function log(trace: TraceBuilder, code: LogCodeName, srb?: number, target = 1): TraceBuilder {
  const named = srb === undefined ? {} : { srb };
  return trace.add({
    kind: 'log-error',
    ...named,
    path: 0,
    target,
    lun: 0,
    code: LOG_CODE[code],
    uniqueId: 0,
  });
}

const reported = (what: Reported): TraceBuilder => report(send(booted(), 1), 1, what);

function judge(what: Reported, ...codes: readonly LogCodeName[]): ReturnType<typeof judgeTrace> {
  const trace = reported(what);
  for (const code of codes) log(trace, code, 1);
  return judgeTrace(errorsLogged, complete(trace, 1).end());
}

describe('every code of the table passes', () => {
  test.each<[keyof typeof HOST_STATUS, LogCodeName]>([
    ['PARITY_ERROR', 'SP_BUS_PARITY_ERROR'],
    ['BUS_FREE', 'SP_UNEXPECTED_DISCONNECT'],
    ['BUS_FREE', 'SP_PROTOCOL_ERROR'],
    ['PHASE_ERROR', 'SP_INVALID_RESELECTION'],
    ['PHASE_ERROR', 'SP_PROTOCOL_ERROR'],
    ['DATA_RUN', 'SP_PROTOCOL_ERROR'],
    ['SELECTION_TIMEOUT', 'SP_BUS_TIME_OUT'],
    ['ADAPTER_ERROR', 'SP_INTERNAL_ADAPTER_ERROR'],
  ])('%s as %s', (status, code) => expect(judge({ hostStatus: HOST_STATUS[status] }, code)).toBeUndefined());
});

test.each(['PARITY_ERROR', 'BUS_FREE', 'PHASE_ERROR', 'DATA_RUN'] as const)(
  '%s has to be logged',
  (status) => {
    expect(judge({ hostStatus: HOST_STATUS[status] })).toMatchObject({
      message: { key: 'check.errors-logged.fault-missing' },
    });
  },
);

test.each(['SELECTION_TIMEOUT', 'ADAPTER_ERROR', 'OK'] as const)('%s need not be logged', (status) => {
  expect(judge({ hostStatus: HOST_STATUS[status] })).toBeUndefined();
});

test('a code that stands for something else fails at the entry', () => {
  const trace = reported(parity);
  const entered = trace.next;
  complete(log(trace, 'SP_PROTOCOL_ERROR', 1), 1);
  expect(judgeTrace(errorsLogged, trace.end())).toMatchObject({
    seq: entered,
    message: { key: 'check.errors-logged.fault-code' },
  });
});

test('one fault is logged once', () => {
  expect(judge({ hostStatus: HOST_STATUS.BUS_FREE }, 'SP_UNEXPECTED_DISCONNECT')).toBeUndefined();
  expect(judge(parity, 'SP_BUS_PARITY_ERROR', 'SP_BUS_PARITY_ERROR')).toMatchObject({
    message: { key: 'check.errors-logged.fault-again' },
  });
});

test('an underrun is not logged', () => {
  expect(judge(underrun)).toBeUndefined();
  expect(judge(underrun, 'SP_PROTOCOL_ERROR')?.message.key).toBe('check.errors-logged.fault-underrun');
});

test('a request that went well is not logged', () => {
  expect(judge({}, 'SP_INTERNAL_ADAPTER_ERROR')?.message.key).toBe('check.errors-logged.fault-needless');
});

test('an entry after the completion comes too late', () => {
  const trace = complete(reported(parity), 1);
  expect(judgeTrace(errorsLogged, log(trace, 'SP_BUS_PARITY_ERROR', 1).end())).toBeDefined();
});

test('an entry may name the unit instead of the SRB', () => {
  const trace = complete(log(reported(parity), 'SP_BUS_PARITY_ERROR'), 1);
  expect(judgeTrace(errorsLogged, trace.end())).toBeUndefined();
});

test('an entry for another unit does not count', () => {
  const trace = complete(log(reported(parity), 'SP_BUS_PARITY_ERROR', undefined, 2), 1);
  expect(judgeTrace(errorsLogged, trace.end())).toBeDefined();
});

test('an error of the hardware that comes back as busy has to be logged', () => {
  const trace = reported({ hostStatus: HOST_STATUS.ADAPTER_ERROR });
  expect(judgeTrace(errorsLogged, complete(trace, 1, SRB_STATUS.SRB_STATUS_BUSY).end())).toBeDefined();
});

test('a bus reset, or an underrun, that comes back as busy is no error of the hardware', () => {
  for (const what of [{ hostStatus: HOST_STATUS.BUS_RESET }, underrun]) {
    const trace = complete(reported(what), 1, SRB_STATUS.SRB_STATUS_BUSY);
    expect(judgeTrace(errorsLogged, trace.end())).toBeUndefined();
  }
});

describe('a request that the driver gives up with SRB_STATUS_COMMAND_TIMEOUT', () => {
  const giveUp = (trace: TraceBuilder) => complete(trace, 1, SRB_STATUS.SRB_STATUS_COMMAND_TIMEOUT);
  const sent = () => send(booted(), 1);

  test('has to be logged', () => {
    const trace = sent();
    const given = trace.next;
    expect(judgeTrace(errorsLogged, giveUp(trace).end())).toMatchObject({
      seq: given,
      message: { key: 'check.errors-logged.fault-timeout' },
      expected: { parameters: { codes: 'SP_REQUEST_TIMEOUT' } },
    });
  });

  test('as SP_REQUEST_TIMEOUT, with its SRB or its unit', () => {
    expect(judgeTrace(errorsLogged, giveUp(log(sent(), 'SP_REQUEST_TIMEOUT', 1)).end())).toBeUndefined();
    expect(judgeTrace(errorsLogged, giveUp(log(sent(), 'SP_REQUEST_TIMEOUT')).end())).toBeUndefined();
    const fault = { message: { key: 'check.errors-logged.fault-timeout' } };
    expect(judgeTrace(errorsLogged, giveUp(log(sent(), 'SP_BUS_TIME_OUT', 1)).end())).toMatchObject(fault);
    const another = log(sent(), 'SP_REQUEST_TIMEOUT', undefined, 2);
    expect(judgeTrace(errorsLogged, giveUp(another).end())).toMatchObject(fault);
  });

  test('and the entry is well founded in the interrupt routine, too, while the driver has a request', () => {
    const passing = sent().isr(true, (isr) => giveUp(log(isr, 'SP_REQUEST_TIMEOUT')));
    expect(judgeTrace(errorsLogged, passing.end())).toBeUndefined();
    const trace = complete(sent(), 1).isr(true, (isr) => log(isr, 'SP_REQUEST_TIMEOUT'));
    expect(judgeTrace(errorsLogged, trace.end())).toMatchObject({
      message: { key: 'check.errors-logged.fault-unfounded' },
    });
  });

  test('once for each time that it is given up', () => {
    const trace = giveUp(log(sent(), 'SP_REQUEST_TIMEOUT', 1));
    expect(judgeTrace(errorsLogged, giveUp(send(trace, 1)).end())).toBeDefined();
  });
});

test('an entry about no request passes', () => {
  expect(judgeTrace(errorsLogged, log(booted(), 'SP_INTERNAL_ADAPTER_ERROR').end())).toBeUndefined();
});

test('an entry with the SRB that names another unit fails', () => {
  const trace = reported({ hostStatus: HOST_STATUS.PARITY_ERROR });
  const entry = trace.next;
  complete(log(trace, 'SP_BUS_PARITY_ERROR', 1, 0), 1, SRB_STATUS.SRB_STATUS_PARITY_ERROR);
  expect(judgeTrace(errorsLogged, trace.end())).toMatchObject({
    seq: entry,
    message: { key: 'check.errors-logged.fault-unit' },
  });
});

describe('an entry of the interrupt routine about the HBA as a whole', () => {
  const general = (trace: TraceBuilder, code: LogCodeName, before = true): ReturnType<typeof judgeTrace> => {
    trace.isr(true, (isr) => {
      if (before) log(isr, code, undefined, 6);
      complete(isr, 1);
      if (!before) log(isr, code, undefined, 6);
    });
    return judgeTrace(errorsLogged, trace.end());
  };
  const failed = { hostStatus: HOST_STATUS.ADAPTER_ERROR };

  test('passes when it stands for what the HBA has reported', () => {
    expect(general(reported(failed), 'SP_INTERNAL_ADAPTER_ERROR')).toBeUndefined();
    expect(general(reported(failed), 'SP_INTERNAL_ADAPTER_ERROR', false)).toBeUndefined();
  });

  test('fails when nothing is reported that it could stand for', () => {
    const key = 'check.errors-logged.fault-unfounded';
    expect(general(reported({}), 'SP_INTERNAL_ADAPTER_ERROR')).toMatchObject({ message: { key } });
    expect(general(reported(failed), 'SP_BUS_PARITY_ERROR')).toMatchObject({ message: { key } });
    expect(general(reported({}), 'SP_INTERNAL_ADAPTER_ERROR', false)).toMatchObject({ message: { key } });
  });

  test.each(['bus-reset', 'HERR'])('passes after %s', (trouble) => {
    const trace = reported({});
    if (trouble === 'HERR') trace.latch('HERR');
    else trace.device('bus-reset');
    expect(general(trace, 'SP_INTERNAL_ADAPTER_ERROR')).toBeUndefined();
  });
});
