import { describe, expect, it } from 'vitest';
import { KeyboardController } from '../keyboard-controller/keyboard-controller.ts';
import { COMMAND, COMMANDS, DATA } from '../keyboard-controller/registers.ts';
import type { PortAccess } from '../port-access.ts';
import { TestPorts } from '../ports.fixture.ts';
import { handAt } from './hand.ts';
import { Mouse } from './mouse.ts';
import { BYTE_NS, REPORT_BYTES } from './report.ts';
import { MouseService, type Move } from './service.ts';

const PERIOD = 10_000_000;

function machine(reports: number) {
  const ports = new TestPorts();
  const controller = new KeyboardController(ports);
  const mouse = new Mouse(ports, controller, { reports, reportsPerSecond: 100 });
  const port: PortAccess = { read: (offset) => controller.read(offset, 1) ?? Number.NaN, write: () => {} };
  const driver = new MouseService();
  const moves: Move[] = [];
  mouse.start();
  const service = (): boolean => driver.service(port, (move) => moves.push(move));
  /** Lets time pass by the byte, serving each interrupt at once. */
  const follow = (bytes: number): void => {
    for (let byte = 0; byte < bytes; byte += 1) {
      ports.pass(BYTE_NS);
      if (ports.lineUp) service();
    }
  };
  const sum = (): Move => moves.reduce((a, b) => ({ dx: a.dx + b.dx, dy: a.dy + b.dy }), { dx: 0, dy: 0 });
  return { ports, controller, service, follow, moves, sum };
}

describe('a mouse', () => {
  it('interrupts with each of the three bytes of a report', () => {
    const { ports, service, moves } = machine(1);
    ports.pass(PERIOD);
    for (let byte = 1; byte <= REPORT_BYTES; byte += 1) {
      ports.pass(BYTE_NS - 1);
      expect(ports.lineUp).toBe(false);
      ports.pass(1);
      expect(ports.lineUp).toBe(true);
      expect(service()).toBe(true);
      expect(ports.lineUp).toBe(false);
    }
    const { x, y } = handAt(PERIOD);
    expect(moves).toEqual([{ dx: x, dy: y }]);
  });

  it('sends no further byte while the output buffer is full', () => {
    const { ports, controller } = machine(3);
    ports.settle();
    expect(ports.lineUp).toBe(true);
    expect(ports.traced('report-coalesced')).toHaveLength(2);
    controller.read(DATA.offset, 1);
    ports.pass(BYTE_NS);
    expect(ports.lineUp).toBe(true);
  });

  it('tells in the next report of what the hand did while the host did not read', () => {
    const { ports, follow, moves, sum } = machine(10);
    ports.pass(10 * PERIOD);
    follow(8);
    expect(moves).toHaveLength(2);
    // The third byte of the first report is read three bytes' time later: then the second report is made up.
    const { x, y } = handAt(10 * PERIOD + REPORT_BYTES * BYTE_NS);
    expect(sum()).toEqual({ dx: x, dy: y });
  });

  it('follows the hand when it is read in time, to the left and down too', () => {
    const { follow, moves, sum } = machine(70);
    follow(Math.ceil((71 * PERIOD) / BYTE_NS));
    const { x, y } = handAt(70 * PERIOD);
    expect(moves).toHaveLength(70);
    expect(sum()).toEqual({ dx: x, dy: y });
    expect(x).toBeLessThan(0);
  });

  it('does not claim an interrupt that is not its own', () => {
    expect(machine(1).service()).toBe(false);
  });

  it('sends nothing while its port is disabled, and catches up when it is enabled', () => {
    const { ports, controller, follow, moves, sum } = machine(10);
    controller.write(COMMAND.offset, 1, COMMANDS.DISABLE_AUX);
    ports.pass(5 * PERIOD);
    expect([ports.lineUp, moves]).toEqual([false, []]);
    controller.write(COMMAND.offset, 1, COMMANDS.ENABLE_AUX);
    follow(Math.ceil((6 * PERIOD) / BYTE_NS));
    const { x, y } = handAt(10 * PERIOD);
    expect(sum()).toEqual({ dx: x, dy: y });
  });
});
