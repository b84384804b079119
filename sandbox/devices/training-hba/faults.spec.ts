import { describe, expect, it } from 'vitest';
import { STATUS } from '../../scsi/cdb.ts';
import { Disk, type DiskConfig, initialBlock } from '../../scsi/disk.ts';
import { Target } from '../../scsi/target.ts';
import { RESET_HOLD_NS, RESET_TO_SELECTION_NS, SELECTION_TIMEOUT_NS } from '../../scsi/timing.ts';
import {
  A_COMMAND_NS,
  Bench,
  type BenchRequest,
  DATA,
  FETCH_NS,
  LATENCY_NS,
  mask,
  readBlock,
} from './bench.fixture.ts';
import { DISTURBANCE_NS, FAULTS, type FaultKind, type FaultRule, FaultSource } from './faults.ts';
import { GLITCH_NS } from './interrupt-causes.ts';
import { BUSCTL, CMPTAIL, DIRECTION, HOST_STATUS, INTST } from './registers.ts';
import type { Request } from './request.ts';

const LATE_NS = 700_000;
const lowest = (low: number) => low;

function faulty(
  kind: FaultKind,
  random: (low: number, high: number) => number = lowest,
  targets?: readonly Target[],
): Bench {
  const rule: FaultRule = { kind, everyRequests: [1, 1], lateNs: [LATE_NS, LATE_NS] };
  const faults = { rules: [rule], random };
  const bench = new Bench(8, 8, targets === undefined ? { faults } : { faults, targets });
  bench.enable(mask.CMPL | mask.BRST);
  return bench;
}

const writeBlock = (lba: number): BenchRequest => ({
  ...readBlock(lba),
  Direction: DIRECTION.OUT,
  cdb: [0x2a, 0, 0, 0, 0, lba, 0, 0, 1, 0],
});

const contents = (bench: Bench) => bench.ports.dma.read(DATA, 512);

describe('a fault on the bus', () => {
  it.each([
    ['parity', 'PARITY_ERROR', 0],
    ['unexpected-bus-free', 'BUS_FREE', 512],
    ['selection-timeout', 'SELECTION_TIMEOUT', 512],
    ['overrun', 'DATA_RUN', 0],
    ['underrun', 'DATA_RUN', 512],
    ['phase-error', 'PHASE_ERROR', 512],
    ['firmware-error', 'ADAPTER_ERROR', 512],
  ] as const)(
    '%s ends a request with its host status and leaves an event of its name',
    (kind, status, residual) => {
      const bench = faulty(kind);
      expect(bench.run({ ...readBlock(0), Context: 9 })).toMatchObject({
        HostStatus: HOST_STATUS[status],
        ScsiStatus: 0,
        Residual: residual,
      });
      expect(bench.ports.traced(kind)).toEqual([{ context: 9 }]);
    },
  );

  it('parity damages the data that a read brings', () => {
    const bench = faulty('parity');
    bench.run(readBlock(3));
    const block = initialBlock(0, 0, 3);
    expect(contents(bench)?.filter((byte, index) => byte !== block[index])).toHaveLength(1);
  });

  it('parity keeps the target from writing', () => {
    const bench = faulty('parity');
    expect(bench.run(writeBlock(3))).toMatchObject({ HostStatus: HOST_STATUS.PARITY_ERROR, Residual: 0 });
    expect(bench.disks[0]?.read(3, 1)).toEqual(initialBlock(0, 0, 3));
  });

  it('overrun moves all the data that there is room for', () => {
    const bench = faulty('overrun');
    bench.run(readBlock(3));
    expect(contents(bench)).toEqual(initialBlock(0, 0, 3));
  });

  it('underrun reports as Residual exactly what is missing in memory', () => {
    const bench = faulty('underrun', (low, high) => (low === 0 ? Math.min(high, 100) : low));
    expect(bench.run(readBlock(3))).toMatchObject({ HostStatus: HOST_STATUS.DATA_RUN, Residual: 412 });
    expect(contents(bench)?.subarray(0, 100)).toEqual(initialBlock(0, 0, 3).subarray(0, 100));
    expect(
      contents(bench)
        ?.subarray(100)
        .every((byte) => byte === 0),
    ).toBe(true);
  });

  it.each(['overrun', 'underrun'] as const)('%s waits for a request with data', (kind) => {
    const bench = faulty(kind);
    expect(bench.run({})).toMatchObject({ HostStatus: HOST_STATUS.OK });
    expect(bench.run(readBlock(0))).toMatchObject({ HostStatus: HOST_STATUS.DATA_RUN });
  });

  describe.each(['overrun', 'underrun'] as const)('%s does not show in a command that ends', (kind) => {
    const refusing = (config: Partial<DiskConfig>): Bench => {
      const disk = new Disk({
        target: 0,
        lun: 0,
        blocks: 64,
        latencyNs: [LATENCY_NS, LATENCY_NS],
        ...config,
      });
      return faulty(kind, lowest, [new Target(0, [disk])]);
    };

    it('with BUSY, which has no data phase', () => {
      const bench = refusing({ busyPercent: 100, random: lowest });
      expect(bench.run(readBlock(0))).toMatchObject({
        HostStatus: HOST_STATUS.OK,
        ScsiStatus: STATUS.BUSY,
        Residual: 512,
      });
      expect(bench.ports.traced(kind)).toEqual([]);
    });

    it.each([
      ['before', readBlock(0), 512],
      ['after', writeBlock(0), kind === 'overrun' ? 0 : 512],
    ])('with CHECK CONDITION %s the data', (_, request, residual) => {
      const bench = refusing({ badBlocks: [0] });
      expect(bench.run(request)).toMatchObject({
        HostStatus: HOST_STATUS.OK,
        ScsiStatus: STATUS.CHECK_CONDITION,
        Residual: residual,
      });
      expect(bench.ports.traced(kind)).toEqual([]);
    });
  });

  it('selection-timeout holds the bus for 250 ms', () => {
    const bench = faulty('selection-timeout');
    bench.announce({});
    bench.ports.pass(SELECTION_TIMEOUT_NS);
    expect(bench.read(CMPTAIL)).toBe(0);
    bench.ports.pass(A_COMMAND_NS);
    expect(bench.read(CMPTAIL)).toBe(1);
  });

  it('leaves no event when the request fails for a reason of its own', () => {
    const bench = faulty('parity');
    expect(bench.run({ Target: 5 })).toMatchObject({ HostStatus: HOST_STATUS.SELECTION_TIMEOUT });
    expect(bench.ports.traced('parity')).toEqual([]);
  });
});

describe('external-bus-reset', () => {
  const struck = () => {
    const bench = faulty('external-bus-reset');
    bench.announce({}, {});
    bench.ports.pass(FETCH_NS + DISTURBANCE_NS[0]);
    return bench;
  };

  it('latches BRST and drops every request without a completion, while RSTO reads 0', () => {
    const bench = struck();
    expect([(bench.read(INTST) ?? 0) & mask.BRST, bench.read(BUSCTL)]).toEqual([mask.BRST, 0]);
    expect(bench.ports.lineUp).toBe(true);
    expect(bench.ports.traced('bus-reset')).toEqual([{ dropped: 2 }]);
    bench.ports.settle();
    expect(bench.ports.traced('completion-posted')).toEqual([]);
  });

  it('leaves an event of its name before what follows from it', () => {
    const names = struck().ports.events.map(({ event }) => event);
    expect(names.indexOf('external-bus-reset')).toBe(names.indexOf('bus-reset') - 1);
  });

  it('ends after 25 µs; targets answer 250 ms later', () => {
    const bench = struck();
    bench.ports.pass(RESET_HOLD_NS);
    expect(bench.ports.traced('bus-reset-released')).toEqual([{ heldNs: RESET_HOLD_NS, tooShort: 0 }]);
    bench.announce({});
    bench.ports.pass(RESET_TO_SELECTION_NS - 1);
    expect(bench.ports.traced('command-sent')).toEqual([]);
  });

  it('lets RST# stay active for as long as either initiator drives it', () => {
    const bench = struck();
    bench.write(BUSCTL, mask.RSTO);
    bench.ports.pass(2 * RESET_HOLD_NS);
    expect(bench.ports.traced('bus-reset-released')).toEqual([]);
    bench.write(BUSCTL, 0);
    expect(bench.ports.traced('bus-reset-released')).toEqual([{ heldNs: 2 * RESET_HOLD_NS, tooShort: 0 }]);
  });
});

describe('a fault of the interrupt line', () => {
  it('late-interrupt raises the line later than the cause, by the interval', () => {
    const bench = faulty('late-interrupt');
    bench.announce({});
    bench.ports.pass(100_000);
    const latched = bench.ports.events.find(({ detail }) => detail['cause'] === 'CMPL')?.time ?? 0;
    bench.ports.pass(latched + LATE_NS - 1 - bench.ports.clock.now());
    expect([bench.read(INTST), bench.ports.lineUp]).toEqual([mask.CMPL | mask.REQA, false]);
    bench.ports.pass(1);
    expect([bench.read(INTST), bench.ports.lineUp]).toEqual([(mask.CMPL | mask.REQA | mask.INT) >>> 0, true]);
    expect(bench.ports.traced('late-interrupt')).toEqual([{ context: 0 }]);
  });

  it('late-interrupt never comes when the driver clears the cause first', () => {
    const bench = faulty('late-interrupt');
    bench.announce({});
    bench.ports.pass(100_000);
    bench.write(INTST, mask.CMPL);
    bench.ports.pass(LATE_NS);
    expect(bench.ports.lineUp).toBe(false);
  });

  it('lost-interrupt leaves the line down until the cause is cleared and latches again', () => {
    const rules: FaultRule[] = [{ kind: 'lost-interrupt', everyRequests: [1, 9] }];
    let draws = 0;
    const random = (low: number, high: number) => {
      draws += 1;
      return draws === 1 ? low : high;
    };
    const bench = new Bench(8, 8, { faults: { rules, random } });
    bench.enable(mask.CMPL);
    bench.run({ Context: 2 });
    bench.run({});
    expect([(bench.read(INTST) ?? 0) & mask.CMPL, bench.ports.lineUp]).toEqual([mask.CMPL, false]);
    expect((bench.read(INTST) ?? 0) & mask.INT).toBe(0);
    bench.write(INTST, mask.CMPL);
    bench.run({});
    expect(bench.ports.lineUp).toBe(true);
    expect(bench.ports.traced('lost-interrupt')).toEqual([{ context: 2 }]);
  });

  it('lost-interrupt does not silence other causes', () => {
    const bench = faulty('lost-interrupt');
    bench.run({});
    expect(bench.ports.lineUp).toBe(false);
    bench.write(BUSCTL, mask.RSTO);
    expect(bench.ports.lineUp).toBe(true);
  });

  it('lost-interrupt waits for a completion that finds CMPL clear', () => {
    const rules: FaultRule[] = [{ kind: 'lost-interrupt', everyRequests: [2, 2] }];
    const bench = new Bench(8, 8, { faults: { rules, random: lowest } });
    bench.enable(mask.CMPL);
    bench.run({});
    bench.run({});
    expect(bench.ports.lineUp).toBe(true);
    bench.write(INTST, mask.CMPL);
    bench.run({});
    expect(bench.ports.lineUp).toBe(false);
  });

  it('spurious raises the line for 3 µs with no cause latched that is enabled', () => {
    const bench = faulty('spurious');
    bench.announce({});
    bench.ports.pass(FETCH_NS + DISTURBANCE_NS[0]);
    expect([bench.read(INTST), bench.ports.lineUp]).toEqual([mask.REQA, true]);
    bench.ports.pass(GLITCH_NS);
    expect(bench.ports.lineUp).toBe(false);
    expect(bench.ports.traced('spurious')).toEqual([{}]);
  });

  it('spurious goes unnoticed while the line is up', () => {
    const bench = faulty('spurious');
    bench.enable(mask.REQA);
    bench.announce({});
    bench.ports.settle();
    expect(bench.ports.lineUp).toBe(true);
    expect(bench.ports.traced('spurious')).toEqual([]);
  });
});

describe('fault rules', () => {
  const request: Request = {
    context: 0,
    bus: 0,
    target: 0,
    lun: 0,
    cdb: new Uint8Array(6),
    direction: 'in',
    dataAddress: 0,
    dataLength: 512,
    senseAddress: 0,
    senseLength: 0,
    valid: true,
  };
  const kinds = (rules: readonly FaultRule[], requests: number) => {
    const source = new FaultSource(rules, lowest);
    return Array.from({ length: requests }, () => source.next(request)?.kind);
  };

  it('strike one request out of as many as the rule draws', () => {
    expect(kinds([{ kind: 'parity', everyRequests: [3, 5] }], 6)).toEqual([
      undefined,
      undefined,
      'parity',
      undefined,
      undefined,
      'parity',
    ]);
  });

  it('give a request one fault; the one listed later strikes the next', () => {
    const rules: FaultRule[] = [
      { kind: 'parity', everyRequests: [2, 2] },
      { kind: 'spurious', everyRequests: [2, 2] },
    ];
    expect(kinds(rules, 3)).toEqual([undefined, 'parity', 'spurious']);
  });

  it.each(FAULTS)('can name %s', (kind) => {
    expect(kinds([{ kind, everyRequests: [1, 1] }], 1)).toEqual([kind]);
  });
});
