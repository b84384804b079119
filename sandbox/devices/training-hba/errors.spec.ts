import { describe, expect, it } from 'vitest';
import { OPERATION, STATUS } from '../../scsi/cdb.ts';
import { RESET_TO_SELECTION_NS, SELECTION_TIMEOUT_NS } from '../../scsi/timing.ts';
import { A_COMMAND_NS, Bench, DATA, FETCH_NS, mask, NOWHERE, readBlock, SENSE } from './bench.fixture.ts';
import {
  BUSCTL,
  CMPBASE,
  CMPTAIL,
  CTRL,
  DIRECTION,
  HOST_STATUS,
  INTST,
  REQBASE,
  REQHEAD,
  RINGSZ,
  TRAINING_HBA,
} from './registers.ts';

describe('residual and host status', () => {
  const inquiry = [OPERATION.INQUIRY, 0, 0, 0, 36, 0];
  it.each([
    ['underrun', { Direction: DIRECTION.IN, DataLength: 64, cdb: inquiry }, 'DATA_RUN', 28],
    ['overrun', { Direction: DIRECTION.IN, DataLength: 20, cdb: inquiry }, 'DATA_RUN', 0],
    ['data in without a length', { Direction: DIRECTION.IN, DataLength: 0, cdb: inquiry }, 'DATA_RUN', 0],
    ['data in the request denies', { Direction: DIRECTION.NONE, cdb: inquiry }, 'PHASE_ERROR', 0],
    [
      'data in announced as out',
      { Direction: DIRECTION.OUT, DataLength: 36, cdb: inquiry },
      'PHASE_ERROR',
      36,
    ],
    ['a CDB too short', { CdbLength: 6, cdb: [OPERATION.READ_10, 0, 0, 0, 0, 0] }, 'PHASE_ERROR', 0],
    ['CdbLength 0', { CdbLength: 0 }, 'INVALID_REQUEST', 0],
    ['CdbLength 17', { CdbLength: 17 }, 'INVALID_REQUEST', 0],
    ['Direction 3', { Direction: 3, DataLength: 4 }, 'INVALID_REQUEST', 4],
    ['Target 8', { Target: 8 }, 'INVALID_REQUEST', 0],
    ['Lun 8', { Lun: 8 }, 'INVALID_REQUEST', 0],
    ['an absent target', { Target: 5 }, 'SELECTION_TIMEOUT', 0],
  ] as const)('%s', (_, request, hostStatus, residual) => {
    const done = new Bench().run({ DataAddress: DATA, ...request });
    expect(done).toMatchObject({ HostStatus: HOST_STATUS[hostStatus], Residual: residual });
  });

  it('times out the selection of an absent target after 250 ms', () => {
    const bench = new Bench();
    bench.announce({ Target: 5 });
    bench.ports.pass(SELECTION_TIMEOUT_NS);
    expect(bench.read(CMPTAIL)).toBe(0);
    bench.ports.pass(A_COMMAND_NS);
    expect(bench.read(CMPTAIL)).toBe(1);
  });
});

describe('errors', () => {
  const invalid = { cdb: [0xc0, 0, 0, 0, 0, 0], SenseAddress: SENSE, SenseLength: 18 };

  it('fetches sense data after CHECK CONDITION', () => {
    const bench = new Bench();
    const done = bench.run(invalid);
    expect(done).toMatchObject({ HostStatus: HOST_STATUS.OK, ScsiStatus: STATUS.CHECK_CONDITION });
    const sense = bench.ports.dma.read(SENSE, 18);
    expect([sense?.[0], sense?.[2], sense?.[12], sense?.[13]]).toEqual([0x70, 5, 0x20, 0]);
  });

  it('reports sense data that no memory takes', () => {
    const bench = new Bench();
    expect(bench.run({ ...invalid, SenseAddress: NOWHERE })).toMatchObject({
      HostStatus: HOST_STATUS.SENSE_FAILED,
    });
    expect((bench.read(INTST) ?? 0) & mask.HERR).toBe(mask.HERR);
  });

  it('latches HERR and goes on when no memory answers for data', () => {
    const bench = new Bench();
    const done = bench.run({ ...readBlock(0), DataAddress: NOWHERE });
    expect(done).toMatchObject({ HostStatus: HOST_STATUS.HOST_BUS_ERROR, Residual: 512 });
    expect((bench.read(INTST) ?? 0) & mask.HERR).toBe(mask.HERR);
    expect(bench.run(readBlock(0))).toMatchObject({ HostStatus: HOST_STATUS.OK });
  });

  it.each([REQBASE, CMPBASE])('halts until CTRL.RST when no memory answers at $name', (base) => {
    const bench = new Bench();
    bench.write(CTRL, 0);
    bench.write(base, 0);
    bench.write(CTRL, mask.RUN);
    bench.announce({});
    bench.ports.settle();
    expect((bench.read(INTST) ?? 0) & mask.HERR).toBe(mask.HERR);
    bench.write(CTRL, mask.RUN);
    expect(bench.read(CTRL)).toBe(0);
    bench.write(CTRL, mask.RST);
    bench.write(RINGSZ, 8 | (8 << 16));
    bench.write(CTRL, mask.RUN);
    expect(bench.read(CTRL)).toBe(mask.RUN);
  });
});

describe('reset', () => {
  it('returns every register to its reset value, drops the line and forgets all commands', () => {
    const bench = new Bench();
    bench.enable(0xf);
    bench.announce({}, {});
    bench.ports.pass(FETCH_NS);
    bench.write(CTRL, mask.RST | mask.RUN);
    bench.ports.settle();
    expect(bench.ports.lineUp).toBe(false);
    expect(TRAINING_HBA.registers.map((register) => bench.read(register))).toEqual(
      TRAINING_HBA.registers.map((register) => register.reset),
    );
    expect(bench.ports.traced('completion-posted')).toEqual([]);
  });

  it('latches BRST and drops every request without a completion when RST# goes active', () => {
    const bench = new Bench();
    bench.announce({}, {});
    bench.ports.pass(FETCH_NS);
    bench.write(BUSCTL, mask.RSTO);
    expect((bench.read(INTST) ?? 0) & mask.BRST).toBe(mask.BRST);
    expect(bench.read(REQHEAD)).toBe(2);
    expect(bench.ports.traced('bus-reset')).toEqual([{ dropped: 2 }]);
    bench.ports.pass(25_000);
    bench.write(BUSCTL, 0);
    bench.ports.settle();
    expect(bench.ports.traced('completion-posted')).toEqual([]);
    expect(bench.ports.traced('bus-reset-released')).toEqual([{ heldNs: 25_000, tooShort: 0 }]);
  });

  it('completes with 22h what is announced while RST# is active', () => {
    const bench = new Bench();
    bench.write(BUSCTL, mask.RSTO);
    expect(bench.run({})).toMatchObject({ HostStatus: HOST_STATUS.BUS_RESET });
  });

  it.each([false, true])('selects no target for 250 ms after the release (CTRL.RST: %s)', (chipReset) => {
    const bench = new Bench();
    bench.write(BUSCTL, mask.RSTO);
    bench.ports.pass(25_000);
    bench.write(BUSCTL, 0);
    if (chipReset) bench.start();
    bench.announce({});
    bench.ports.pass(RESET_TO_SELECTION_NS - 1);
    expect(bench.ports.traced('command-sent')).toEqual([]);
    bench.ports.settle();
    expect(bench.read(CMPTAIL)).toBe(1);
  });

  it('traces a reset that is held too short', () => {
    const bench = new Bench();
    bench.write(BUSCTL, mask.RSTO);
    bench.write(BUSCTL, 0);
    expect(bench.ports.traced('bus-reset-released')).toEqual([{ heldNs: 0, tooShort: 1 }]);
  });
});
