import { describe, expect, it } from 'vitest';
import type { PortAccess } from '../port-access.ts';
import { TestPorts } from '../ports.fixture.ts';
import { Parallel } from './parallel.ts';
import { CONTROL, DATA, PARALLEL, STATUS } from './registers.ts';
import { PrinterService } from './service.ts';

const BYTE_NS = 100_000;

function machine(bytes: number) {
  const ports = new TestPorts();
  const parallel = new Parallel(ports, { byteNs: BYTE_NS });
  const port: PortAccess = {
    read: (offset) => parallel.read(offset, 1) ?? Number.NaN,
    write: (offset, value) => expect(parallel.write(offset, 1, value)).toBe(true),
  };
  return { ports, parallel, port, driver: new PrinterService(bytes) };
}

describe('a printer', () => {
  it('interrupts when it can take another byte, until the status is read', () => {
    const { ports, port, driver } = machine(1);
    driver.open(port);
    ports.pass(BYTE_NS - 1);
    expect(ports.lineUp).toBe(false);
    ports.pass(1);
    expect(ports.lineUp).toBe(true);
    expect(port.read(STATUS.offset)).toBe(STATUS.reset & ~0x04);
    expect(ports.lineUp).toBe(false);
    expect(port.read(STATUS.offset)).toBe(STATUS.reset);
  });

  it('gets one byte an interrupt until there are none', () => {
    const { ports, port, driver } = machine(3);
    driver.open(port);
    for (let interrupt = 0; interrupt < 3; interrupt += 1) {
      ports.pass(BYTE_NS);
      expect(driver.service(port)).toBe(true);
    }
    ports.settle();
    expect(driver.service(port)).toBe(false);
    expect(ports.traced('byte-taken')).toEqual([{ byte: 1 }, { byte: 2 }, { byte: 3 }]);
  });

  it('takes no byte while it is busy', () => {
    const { ports, port } = machine(0);
    for (const strobe of [1, 0, 1]) port.write(CONTROL.offset, strobe);
    expect(port.read(STATUS.offset) & 0x80).toBe(0);
    expect(ports.traced('byte-taken')).toHaveLength(1);
  });

  it('does not interrupt unless it is told to', () => {
    const { ports, port } = machine(0);
    port.write(CONTROL.offset, 1);
    ports.settle();
    expect(ports.lineUp).toBe(false);
  });

  it('reads back data and control', () => {
    const { port } = machine(0);
    port.write(DATA.offset, 0x55);
    port.write(CONTROL.offset, 0xfe);
    expect([port.read(DATA.offset), port.read(CONTROL.offset)]).toEqual([0x55, 0x1e]);
  });

  it.each(PARALLEL.registers)('$name has its reset value and access', ({ offset, width, reset, access }) => {
    const { parallel } = machine(0);
    expect(parallel.read(offset, width)).toBe(reset);
    expect(parallel.write(offset, width, reset)).toBe(access !== 'ro');
    expect(parallel.read(offset, 2)).toBeUndefined();
  });
});
