import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATION } from '../../scsi/cdb.ts';
import { initialBlock } from '../../scsi/disk.ts';
import { Bench, DATA, FETCH_NS, mask, readBlock } from './bench.fixture.ts';
import {
  CMPBASE,
  CMPHEAD,
  CMPTAIL,
  CTRL,
  DIRECTION,
  HOST_STATUS,
  INTEN,
  INTST,
  REQBASE,
  REQHEAD,
  REQTAIL,
  RINGSZ,
} from './registers.ts';

describe('operation', () => {
  it('fetches nothing while RUN is 0', () => {
    const bench = new Bench();
    bench.write(CTRL, 0);
    bench.announce({});
    bench.ports.settle();
    expect(bench.read(REQHEAD)).toBe(0);
    bench.write(CTRL, mask.RUN);
    bench.ports.settle();
    expect(bench.read(REQHEAD)).toBe(1);
  });

  it.each([0, 1, 129, 8 << 16, (8 << 16) | 1, (129 << 16) | 8])('keeps RUN at 0 with RINGSZ %i', (size) => {
    const bench = new Bench();
    bench.write(CTRL, mask.RST);
    bench.write(RINGSZ, size);
    bench.write(CTRL, mask.RUN);
    expect(bench.read(CTRL)).toBe(0);
  });

  it('finishes what it has fetched after RUN is cleared', () => {
    const bench = new Bench();
    bench.announce({}, {});
    bench.ports.pass(FETCH_NS);
    bench.write(CTRL, 0);
    bench.ports.settle();
    expect([bench.read(CTRL), bench.read(REQHEAD), bench.read(CMPTAIL)]).toEqual([0, 1, 1]);
  });

  it('takes a time of its own for each fetch, when it is given a shortest and a longest', () => {
    const times = [3_000, 20_000, 2_000];
    const bench = new Bench(8, 8, { fetchNs: [2_000, 20_000] });
    bench.ports.draw = (low) => times.shift() ?? low;
    bench.announce({}, {}, {});
    const fetched = (afterNs: number) => {
      bench.ports.pass(afterNs);
      return bench.read(REQHEAD);
    };
    expect([2_999, 1, 19_999, 1, 1_999, 1].map(fetched)).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('ignores ring registers while it runs', () => {
    const bench = new Bench();
    const before = [REQBASE, CMPBASE, RINGSZ].map((register) => bench.read(register));
    for (const register of [REQBASE, CMPBASE, RINGSZ]) bench.write(register, 0x0010_0010);
    expect([REQBASE, CMPBASE, RINGSZ].map((register) => bench.read(register))).toEqual(before);
  });
});

describe('rings', () => {
  it('announces each accepted request with REQA', () => {
    const bench = new Bench();
    bench.announce({}, {});
    bench.ports.pass(FETCH_NS);
    expect(bench.read(REQHEAD)).toBe(1);
    bench.write(INTST, mask.REQA);
    bench.ports.pass(FETCH_NS);
    expect(bench.read(REQHEAD)).toBe(2);
    expect(bench.read(INTST)).toBe(mask.REQA);
  });

  it('wraps both rings at their sizes', () => {
    const bench = new Bench(3, 2);
    for (let count = 1; count <= 7; count += 1) {
      expect(bench.run({ Context: count })).toMatchObject({ Context: count, Sequence: count });
      bench.takeAll();
    }
    expect(bench.read(REQHEAD)).toBe(7 % 3);
    expect(bench.read(CMPTAIL)).toBe(7 % 2);
  });

  it.each([REQTAIL, CMPHEAD])('ignores an index in $name that names no entry', (register) => {
    const bench = new Bench(8, 8);
    expect(bench.write(register, 8)).toBe(true);
    expect(bench.read(register)).toBe(0);
    expect(bench.ports.traced('index-ignored')).toEqual([{ register: register.name, value: 8 }]);
  });

  it('waits with a full completion ring until the driver takes entries', () => {
    const bench = new Bench(8, 2);
    bench.announce({ Context: 1 }, { Context: 2 });
    bench.ports.settle();
    expect(bench.read(CMPTAIL)).toBe(1);
    bench.takeAll();
    bench.ports.settle();
    expect(bench.read(CMPTAIL)).toBe(0);
    expect(bench.completion(1)).toMatchObject({ Context: 2, Sequence: 2 });
  });

  it('sets all indices to 0 when RINGSZ is written', () => {
    const bench = new Bench();
    bench.run({});
    bench.write(CTRL, 0);
    bench.write(RINGSZ, 4 | (4 << 16));
    expect([REQTAIL, REQHEAD, CMPTAIL, CMPHEAD].map((index) => bench.read(index))).toEqual([0, 0, 0, 0]);
  });
});

describe('order of completion', () => {
  it('has the data and the entry in memory, and CMPTAIL advanced, when CMPL latches', () => {
    const bench = new Bench();
    const seen: unknown[] = [];
    const { line } = bench.ports;
    bench.enable(mask.CMPL);
    line.assert = () => {
      seen.push(bench.read(CMPTAIL), bench.completion(0).Context, bench.ports.dma.read(DATA, 512));
    };
    bench.announce({ ...readBlock(5), Context: 77 });
    bench.ports.settle();
    expect(seen).toEqual([1, 77, initialBlock(0, 0, 5)]);
  });

  it('completes commands of one unit in the order of the ring, those of different units in any order', () => {
    const bench = new Bench();
    const latencies = [90_000, 10_000, 10_000];
    bench.ports.draw = () => latencies.shift() ?? 0;
    bench.announce({ Context: 1, Target: 0 }, { Context: 2, Target: 1 }, { Context: 3, Target: 0 });
    bench.ports.settle();
    expect(bench.ports.traced('completion-posted').map(({ context }) => context)).toEqual([2, 1, 3]);
  });

  it('writes the medium from memory', () => {
    const bench = new Bench();
    const data = Uint8Array.from({ length: 512 }, (_, index) => index);
    bench.ports.dma.write(DATA, data);
    const cdb = [OPERATION.WRITE_10, 0, 0, 0, 0, 9, 0, 0, 1, 0];
    const done = bench.run({ Direction: DIRECTION.OUT, DataAddress: DATA, DataLength: 512, cdb });
    expect(done).toMatchObject({ HostStatus: HOST_STATUS.OK, Residual: 0 });
    expect(bench.disks[0]?.read(9, 1)).toEqual(data);
  });
});

it('never throws and always comes to rest, whatever a driver writes', () => {
  const offset = fc.integer({ min: 0, max: 0x30 });
  const value = fc.oneof(
    fc.integer({ min: 0, max: 0xffff_ffff }),
    fc.integer({ min: 0, max: 10 }),
    fc.constantFrom(0x10_0000, 0x10_4000, 0x0008_0008, 0xffff_fff0),
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), offset, value }),
    fc.record({ kind: fc.constant('write' as const), offset: offset.map((at) => at & ~3), value }),
    fc.record({ kind: fc.constant('read' as const), offset, value }),
    fc.record({ kind: fc.constant('pass' as const), offset, value: fc.integer({ min: 0, max: 100_000 }) }),
  );
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.uint8Array({ minLength: 640, maxLength: 640 }),
      (steps, noise) => {
        const bench = new Bench();
        bench.ports.memory.set(noise);
        for (const { kind, offset: at, value: data } of steps) {
          if (kind === 'write') bench.hba.write(at, 4, data);
          else if (kind === 'read') bench.hba.read(at, 4);
          else bench.ports.pass(data);
          const status = bench.read(INTST) ?? 0;
          const driving = (status & (bench.read(INTEN) ?? 0) & 0xf) !== 0;
          expect(bench.ports.lineUp).toBe(driving);
          expect((status & mask.INT) !== 0).toBe(driving);
        }
        expect(bench.ports.settle(20_000)).toBeLessThan(20_000);
      },
    ),
    { numRuns: 300 },
  );
});
