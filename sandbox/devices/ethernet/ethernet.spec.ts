import { describe, expect, it } from 'vitest';
import { TestPorts } from '../ports.fixture.ts';
import { Ethernet } from './ethernet.ts';
import { ETHERNET, INTST, RXCNT } from './registers.ts';

function card(packets: number, ring: { receiveRing?: number } = {}) {
  const ports = new TestPorts();
  const ethernet = new Ethernet(ports, { packets, gapNs: [1_000, 2_000], serviceNs: 8_000, ...ring });
  ethernet.start();
  return { ports, ethernet };
}

describe('ethernet', () => {
  it('asserts the line when a packet arrives and drops it when served', () => {
    const { ports, ethernet } = card(1);
    expect(ports.lineUp).toBe(false);
    ports.pass(1_000);
    expect(ports.lineUp).toBe(true);
    expect(ethernet.service()).toBe(true);
    expect(ports.lineUp).toBe(false);
  });

  it('does not claim an interrupt that is not its own', () => {
    expect(card(1).ethernet.service()).toBe(false);
  });

  it('queues packets while asserted and measures each from its arrival', () => {
    const { ports, ethernet } = card(3);
    ports.pass(2_500);
    expect(ethernet.read(RXCNT.offset, 4)).toBe(2);
    ethernet.service();
    expect(ports.traced('packet-serviced')).toEqual([
      { packet: 1, latencyNs: 1_500 },
      { packet: 2, latencyNs: 500 },
    ]);
    ports.pass(500);
    expect(ports.lineUp).toBe(true);
  });

  it('receives as many packets as configured and no more', () => {
    const { ports } = card(5);
    ports.settle();
    expect(ports.traced('packet-received')).toHaveLength(5);
  });

  it('drops what comes while its receive ring is full, and receives again once served', () => {
    const { ports, ethernet } = card(4, { receiveRing: 2 });
    ports.pass(3_500);
    expect(ports.traced('packet-dropped')).toEqual([{ packet: 3 }]);
    ethernet.service();
    ports.settle();
    expect(ports.traced('packet-received')).toHaveLength(3);
    expect(ports.traced('packet-dropped')).toHaveLength(1);
  });

  it.each(ETHERNET.registers)('$name has its reset value and access', ({ offset, width, reset, access }) => {
    const { ethernet } = card(0);
    expect(ethernet.read(offset, width)).toBe(reset);
    expect(ethernet.write(offset, width, 1)).toBe(access !== 'ro');
    expect(ethernet.read(offset, 1)).toBeUndefined();
  });

  it('clears RX and drops the line when 1 is written to it', () => {
    const { ports, ethernet } = card(1);
    ports.settle();
    ethernet.write(INTST.offset, 4, 0);
    expect(ports.lineUp).toBe(true);
    ethernet.write(INTST.offset, 4, 1);
    expect(ports.lineUp).toBe(false);
  });
});
