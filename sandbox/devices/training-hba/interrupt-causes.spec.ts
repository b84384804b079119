import { describe, expect, it } from 'vitest';
import { A_COMMAND_NS, Bench, FETCH_NS, mask } from './bench.fixture.ts';
import { INTST } from './registers.ts';

describe('interrupt causes', () => {
  it('latches a cause that is not enabled, without driving the line', () => {
    const bench = new Bench();
    bench.announce({});
    bench.ports.pass(FETCH_NS);
    expect(bench.read(INTST)).toBe(mask.REQA);
    expect(bench.ports.lineUp).toBe(false);
  });

  it('drives the line, and shows INT, as soon as a latched cause is enabled', () => {
    const bench = new Bench();
    bench.announce({});
    bench.ports.pass(FETCH_NS);
    bench.enable(mask.REQA);
    expect(bench.read(INTST)).toBe((mask.REQA | mask.INT) >>> 0);
    expect(bench.ports.lineUp).toBe(true);
    bench.enable(mask.CMPL);
    expect(bench.ports.lineUp).toBe(false);
  });

  it('clears exactly the causes written as 1, and drops the line with the last enabled one', () => {
    const bench = new Bench();
    bench.enable(mask.CMPL | mask.REQA);
    bench.announce({});
    bench.ports.settle();
    bench.write(INTST, mask.REQA);
    expect(bench.read(INTST)).toBe((mask.CMPL | mask.INT) >>> 0);
    expect(bench.ports.lineUp).toBe(true);
    bench.write(INTST, mask.CMPL);
    expect(bench.read(INTST)).toBe(0);
    expect(bench.ports.lineUp).toBe(false);
    expect(bench.ports.traced('cause-cleared')).toEqual([{ cause: 'REQA' }, { cause: 'CMPL' }]);
  });

  it('ignores a write to INT', () => {
    const bench = new Bench();
    bench.enable(mask.CMPL);
    bench.announce({});
    bench.ports.settle();
    bench.write(INTST, mask.INT);
    expect(bench.ports.lineUp).toBe(true);
  });

  it('does not set CMPL again for entries left untaken, only for a new completion', () => {
    const bench = new Bench();
    bench.run({});
    bench.write(INTST, mask.CMPL | mask.REQA);
    bench.ports.pass(A_COMMAND_NS);
    expect(bench.read(INTST)).toBe(0);
    bench.run({});
    expect((bench.read(INTST) ?? 0) & mask.CMPL).toBe(mask.CMPL);
  });

  it('traces a latch of a cause that is pending already', () => {
    const bench = new Bench();
    bench.run({});
    bench.run({});
    const latches = bench.ports.traced('cause-latched').filter(({ cause }) => cause === 'CMPL');
    expect(latches.map(({ already }) => already)).toEqual([0, 1]);
  });
});
