import { describe, expect, it } from 'vitest';
import { A_COMMAND_NS, Bench, mask, readBlock } from './bench.fixture.ts';
import type { TrainingHbaConfig } from './config.ts';
import { CTRL, INTEN, INTST } from './registers.ts';

const bench = (config: Partial<TrainingHbaConfig>) => new Bench(8, 8, config);

describe('unmaskable interrupts', () => {
  it('keeps every cause enabled, whatever is written to INTEN', () => {
    const hba = bench({ interrupts: 'unmaskable' });
    expect(hba.write(INTEN, 0)).toBe(true);
    expect(hba.read(INTEN)).toBe(0xf);
    hba.write(CTRL, mask.RST);
    expect(hba.read(INTEN)).toBe(0xf);
  });

  it('says in the trace that it cannot mask', () => {
    expect(bench({ interrupts: 'unmaskable' }).ports.traced('unmaskable')).toEqual([{}]);
    expect(bench({}).ports.traced('unmaskable')).toEqual([]);
  });

  it('holds the line until every cause is cleared', () => {
    const hba = bench({ interrupts: 'unmaskable' });
    hba.enable(0);
    hba.run({});
    hba.write(INTST, mask.CMPL);
    expect(hba.ports.lineUp).toBe(true);
    hba.write(INTST, mask.REQA);
    expect(hba.ports.lineUp).toBe(false);
  });
});

describe('no interrupt', () => {
  it('latches causes for a driver that polls, and never raises the line', () => {
    const hba = bench({ interrupts: 'none' });
    hba.enable(0xf);
    hba.run({});
    expect(hba.read(INTST)).toBe((mask.CMPL | mask.REQA | mask.INT) >>> 0);
    expect(hba.ports.lineUp).toBe(false);
  });
});

describe('completion coalescing', () => {
  const COALESCE_NS = 500_000;
  const coalescing = () => {
    const hba = bench({ coalesceNs: COALESCE_NS });
    hba.enable(mask.CMPL);
    return hba;
  };
  /** Until CMPL is latched for the first time. */
  const untilLatched = (hba: Bench) => {
    while (((hba.read(INTST) ?? 0) & mask.CMPL) === 0) hba.ports.pass(1);
  };

  it('latches CMPL at once, and raises INT and the line when the time is over', () => {
    const hba = coalescing();
    hba.announce({});
    untilLatched(hba);
    expect([hba.read(INTST), hba.ports.lineUp]).toEqual([mask.CMPL | mask.REQA, false]);
    hba.ports.pass(COALESCE_NS - 1);
    expect(hba.ports.lineUp).toBe(false);
    hba.ports.pass(1);
    expect([hba.read(INTST), hba.ports.lineUp]).toEqual([(mask.CMPL | mask.REQA | mask.INT) >>> 0, true]);
  });

  it('lets later completions share the interrupt without extending the time', () => {
    const hba = coalescing();
    hba.announce({ Target: 0 }, { Target: 1 });
    untilLatched(hba);
    hba.ports.pass(COALESCE_NS);
    expect(hba.ports.traced('completion-posted')).toHaveLength(2);
    expect(hba.ports.lineUp).toBe(true);
  });

  it('stops the time when CMPL is cleared', () => {
    const hba = coalescing();
    hba.announce({});
    untilLatched(hba);
    hba.write(INTST, mask.CMPL);
    hba.ports.pass(2 * COALESCE_NS);
    expect(hba.ports.lineUp).toBe(false);
  });

  it('does not delay the other causes', () => {
    const hba = bench({ coalesceNs: COALESCE_NS });
    hba.enable(mask.REQA);
    hba.announce({});
    hba.ports.pass(2_000);
    expect(hba.ports.lineUp).toBe(true);
  });
});

describe('bus events', () => {
  const names = (busEvents: boolean) => {
    const hba = bench({ busEvents });
    hba.announce(readBlock(0));
    hba.ports.pass(A_COMMAND_NS);
    return hba.ports.events.map(({ event }) => event);
  };
  const phases = ['disconnected', 'reselected'];

  it('names disconnection and reselection between command and data when asked', () => {
    const seen = ['command-sent', ...phases, 'data-transferred'];
    expect(names(true).filter((name) => seen.includes(name))).toEqual(seen);
  });

  it('changes nothing else in the trace', () => {
    expect(names(true).filter((name) => !phases.includes(name))).toEqual(names(false));
  });
});
