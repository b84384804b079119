import { describe, expect, it } from 'vitest';
import { TestPorts } from '../ports.fixture.ts';
import { Clock } from './clock.ts';
import { CLOCK, CONTROL } from './registers.ts';
import { startClock } from './service.ts';

/** 11,932 counts of 1.193182 MHz, rounded. */
const TICK_NS = 10_000_151;

function machine(ticks: number) {
  const ports = new TestPorts();
  const clock = new Clock(ports, { ticks });
  startClock({
    read: () => Number.NaN,
    write: (offset, value) => expect(clock.write(offset, 1, value)).toBe(true),
  });
  return { ports, clock };
}

describe('the system clock', () => {
  it('ticks about every 10 ms', () => {
    const { ports, clock } = machine(2);
    for (let tick = 0; tick < 2; tick += 1) {
      ports.pass(TICK_NS - 1);
      expect(ports.lineUp).toBe(false);
      ports.pass(1);
      expect(ports.lineUp).toBe(true);
      clock.acknowledge();
      expect(ports.lineUp).toBe(false);
    }
    expect(ports.settle()).toBe(0);
  });

  it('loses a tick that comes before the last is taken', () => {
    const { ports } = machine(3);
    ports.settle();
    expect(ports.traced('tick-lost')).toEqual([{ tick: 2 }, { tick: 3 }]);
  });

  it('knows no other mode', () => {
    expect(machine(0).clock.write(CONTROL.offset, 1, 0x36)).toBe(false);
  });

  it.each(CLOCK.registers)('$name can only be written', ({ offset }) => {
    const { clock } = machine(0);
    expect(clock.read()).toBeUndefined();
    expect(clock.write(offset, 2, 0)).toBe(false);
  });
});
