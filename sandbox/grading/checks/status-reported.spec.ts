import { describe, expect, test } from 'vitest';
import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import { SRB_STATUS } from './error-table.ts';
import { judgeTrace } from './judge-trace.ts';
import {
  booted,
  type Completed,
  complete,
  finish,
  LENGTH,
  type Reported,
  report,
  send,
} from './reported-request.fixture.ts';
import { statusReported } from './status-reported.ts';

function judge(reported: Reported, completed: Completed): ReturnType<typeof judgeTrace> {
  const trace = report(send(booted(), 1), 1, reported);
  return judgeTrace(statusReported, finish(trace, 1, completed).end());
}

const AUTOSENSE_VALID = 0x80;
const QUEUE_FROZEN = 0x40;
const checkCondition = { scsiStatus: 2, residual: LENGTH };
const error = SRB_STATUS.SRB_STATUS_ERROR;

describe('every legal way passes', () => {
  test.each<[string, Reported, Completed]>([
    ['success', {}, {}],
    ['CHECK CONDITION', checkCondition, { srbStatus: error | AUTOSENSE_VALID, scsiStatus: 2, length: 0 }],
    [
      'CHECK CONDITION with the length left alone',
      checkCondition,
      { srbStatus: error | AUTOSENSE_VALID, scsiStatus: 2 },
    ],
    ['BUSY as SRB_STATUS_BUSY', { scsiStatus: 8 }, { srbStatus: SRB_STATUS.SRB_STATUS_BUSY, scsiStatus: 8 }],
    ['BUSY as SRB_STATUS_ERROR', { scsiStatus: 8 }, { srbStatus: error, scsiStatus: 8 }],
    [
      'underrun',
      { hostStatus: HOST_STATUS.DATA_RUN, residual: 12 },
      { srbStatus: SRB_STATUS.SRB_STATUS_DATA_OVERRUN, length: LENGTH - 12 },
    ],
    ['overrun', { hostStatus: HOST_STATUS.DATA_RUN }, { srbStatus: SRB_STATUS.SRB_STATUS_DATA_OVERRUN }],
    [
      'overrun of a command that failed, as the one',
      { hostStatus: HOST_STATUS.DATA_RUN, scsiStatus: 2 },
      { srbStatus: SRB_STATUS.SRB_STATUS_DATA_OVERRUN, scsiStatus: 2 },
    ],
    [
      'overrun of a command that failed, as the other',
      { hostStatus: HOST_STATUS.DATA_RUN, scsiStatus: 2 },
      { srbStatus: error | AUTOSENSE_VALID, scsiStatus: 2 },
    ],
    [
      'absent target as NO_DEVICE',
      { hostStatus: HOST_STATUS.SELECTION_TIMEOUT, residual: LENGTH },
      { srbStatus: SRB_STATUS.SRB_STATUS_NO_DEVICE },
    ],
    [
      'parity error, without a status byte',
      { hostStatus: HOST_STATUS.PARITY_ERROR },
      { srbStatus: SRB_STATUS.SRB_STATUS_PARITY_ERROR, scsiStatus: 2 },
    ],
    [
      'failed firmware as busy',
      { hostStatus: HOST_STATUS.ADAPTER_ERROR, residual: LENGTH },
      { srbStatus: SRB_STATUS.SRB_STATUS_BUSY },
    ],
  ])('%s', (_, reported, completed) => expect(judge(reported, completed)).toBeUndefined());
});

describe('what the HBA did not report fails at the completion', () => {
  test.each<[string, string, Reported, Completed]>([
    ['success for a failed command', 'fault-status', checkCondition, {}],
    [
      'another condition',
      'fault-status',
      { hostStatus: HOST_STATUS.BUS_FREE },
      { srbStatus: SRB_STATUS.SRB_STATUS_PHASE_SEQUENCE_FAILURE },
    ],
    ['failure of a good command', 'fault-status', {}, { srbStatus: error }],
    ['sense data kept back', 'fault-flags', checkCondition, { srbStatus: error, scsiStatus: 2 }],
    [
      "the port driver's flag",
      'fault-flags',
      checkCondition,
      { srbStatus: error | AUTOSENSE_VALID | QUEUE_FROZEN, scsiStatus: 2 },
    ],
    [
      "the target's status byte left out",
      'fault-scsi-status',
      checkCondition,
      { srbStatus: error | AUTOSENSE_VALID },
    ],
    [
      'the length of an underrun left alone',
      'fault-length',
      { hostStatus: HOST_STATUS.DATA_RUN, residual: 12 },
      { srbStatus: SRB_STATUS.SRB_STATUS_DATA_OVERRUN },
    ],
    ['a length that nobody reported', 'fault-length', {}, { length: 0 }],
  ])('%s', (_, fault, reported, completed) => {
    const trace = send(booted(), 1);
    const posted = trace.next;
    report(trace, 1, reported);
    const notified = trace.next;
    const found = judgeTrace(statusReported, finish(trace, 1, completed).end());
    expect(found).toMatchObject({
      seq: notified,
      earlierSeq: posted,
      message: { key: `check.status-reported.${fault}` },
    });
  });
});

test('a request completed while the HBA works on it fails, although another one was reported', () => {
  const trace = report(send(send(booted(), 1), 2), 2);
  const notified = trace.next;
  expect(judgeTrace(statusReported, finish(trace, 1).end())).toMatchObject({
    seq: notified,
    message: { key: 'check.status-reported.fault-early' },
  });
});

test('requests that a reset of the bus has dropped may come back as they like', () => {
  const trace = send(booted(), 1).device('bus-reset');
  expect(
    judgeTrace(statusReported, finish(trace, 1, { srbStatus: SRB_STATUS.SRB_STATUS_BUS_RESET }).end()),
  ).toBeUndefined();
});

test('a pending status is left to the bug check', () => {
  const trace = finish(report(send(booted(), 1), 1), 1, { srbStatus: SRB_STATUS.SRB_STATUS_PENDING });
  expect(judgeTrace(statusReported, trace.bugCheck('pending-status', {}, 0xf1))).toBeUndefined();
});

test('a request that is refused unsent passes', () => {
  const trace = finish(booted().startIo(1), 1, { srbStatus: SRB_STATUS.SRB_STATUS_INVALID_REQUEST });
  expect(judgeTrace(statusReported, trace.end())).toBeUndefined();
});

test('a failed request that the port driver takes for busy, and tries again, fails', () => {
  const again = (reported: Reported, status: number): ReturnType<typeof judgeTrace> => {
    const trace = complete(report(send(booted(), 1), 1, reported), 1, status).startIo(1);
    return judgeTrace(statusReported, trace.end());
  };
  const parity = { hostStatus: HOST_STATUS.PARITY_ERROR };
  expect(again(parity, SRB_STATUS.SRB_STATUS_PARITY_ERROR)).toMatchObject({
    actual: { key: 'check.status-reported.actual-retried' },
  });
  expect(again({ scsiStatus: 8 }, error)).toBeUndefined();
  expect(again({ hostStatus: HOST_STATUS.ADAPTER_ERROR }, SRB_STATUS.SRB_STATUS_BUSY)).toBeUndefined();
});
