import { describe, expect, it } from 'vitest';
import type { PortAccess } from '../port-access.ts';
import { TestPorts } from '../ports.fixture.ts';
import {
  CAUSE,
  characterTime,
  FCR,
  FIFO_CHARACTERS,
  HIGHEST_BAUD,
  IER,
  IIR,
  LCR,
  LSR,
  MSR,
  RBR,
  SCR,
  THR,
  TIME_OUT_CHARACTERS,
  TRIGGERS,
  UART,
} from './registers.ts';
import { openUart, serviceUart } from './service.ts';
import { Terminal } from './terminal.ts';
import { Uart, type UartModel } from './uart.ts';

const CHARACTER = characterTime(1, HIGHEST_BAUD);

function machine(model: UartModel, characters: number, trigger: (typeof TRIGGERS)[number] = 14) {
  const ports = new TestPorts();
  const uart = new Uart(ports, model);
  const port: PortAccess = {
    read: (offset) => uart.read(offset, 1) ?? Number.NaN,
    write: (offset, value) => expect(uart.write(offset, 1, value)).toBe(true),
  };
  openUart(port, { baud: HIGHEST_BAUD, trigger });
  new Terminal(ports.clock, uart, { characters, baud: HIGHEST_BAUD }).start();
  return { ports, uart, port };
}

const lost = (ports: TestPorts): unknown[] =>
  ports.traced('character-lost').map((entry) => entry['character']);

describe('a character', () => {
  it('takes 86.8 µs at 115,200 baud', () => {
    expect(CHARACTER).toBe(86_806);
    const { ports } = machine('16450', 1);
    ports.pass(CHARACTER - 1);
    expect(ports.lineUp).toBe(false);
    ports.pass(1);
    expect(ports.lineUp).toBe(true);
  });
});

describe('a 16450', () => {
  it('loses the character that was not read when the next has come in', () => {
    const { ports, port } = machine('16450', 3);
    ports.settle();
    expect(lost(ports)).toEqual([1, 2]);
    expect(serviceUart(port)).toBe(1);
    expect(ports.lineUp).toBe(false);
  });

  it('has no FIFO, whatever is written to FCR', () => {
    const { port } = machine('16450', 0);
    expect(port.read(IIR.offset)).toBe(IIR.reset);
  });
});

describe('a 16550A', () => {
  it.each(TRIGGERS)('interrupts at its trigger level, %i', (trigger) => {
    const { ports } = machine('16550a', 16, trigger);
    ports.pass(characterTime(trigger, HIGHEST_BAUD) - 1);
    expect(ports.lineUp).toBe(false);
    ports.pass(1);
    expect(ports.lineUp).toBe(true);
  });

  it('interrupts four character times after the last character that does not reach the level', () => {
    const { ports, port } = machine('16550a', 3);
    ports.pass(characterTime(3, HIGHEST_BAUD) + TIME_OUT_CHARACTERS * CHARACTER - 1);
    expect(ports.lineUp).toBe(false);
    ports.pass(1);
    expect(port.read(IIR.offset) & 0x0f).toBe(CAUSE.timeOut << 1);
    expect(serviceUart(port)).toBe(3);
    expect(ports.lineUp).toBe(false);
  });

  it('keeps sixteen characters and loses those that follow', () => {
    const { ports, port } = machine('16550a', FIFO_CHARACTERS + 2);
    ports.settle();
    expect(lost(ports)).toEqual([17, 18]);
    expect(port.read(LSR.offset) & 0x02).toBe(0x02);
    expect(port.read(LSR.offset) & 0x02).toBe(0);
    expect(port.read(RBR.offset)).toBe(1);
    expect(serviceUart(port)).toBe(15);
  });

  it('names the overrun before the received data', () => {
    const { ports, port } = machine('16550a', FIFO_CHARACTERS + 1);
    port.write(IER.offset, 0x05);
    ports.settle();
    expect(port.read(IIR.offset) & 0x0f).toBe(CAUSE.lineStatus << 1);
    port.read(LSR.offset);
    expect(port.read(IIR.offset) & 0x0f).toBe(CAUSE.received << 1);
  });
});

/** Writes so many characters to THR. */
const send = (port: PortAccess, characters: number): void => {
  for (let number = 0; number < characters; number += 1) port.write(THR.offset, 0x41);
};

const identified = (port: PortAccess): number => port.read(IIR.offset) & 0x0f;

describe('the transmitter', () => {
  it('interrupts at once when it is allowed to while it is empty, until IIR is read', () => {
    const { ports, port } = machine('16550a', 0);
    port.write(IER.offset, 0x02);
    expect(ports.lineUp).toBe(true);
    expect(identified(port)).toBe(CAUSE.transmitterEmpty << 1);
    expect(ports.lineUp).toBe(false);
    expect(identified(port)).toBe(IIR.reset);
  });

  it.each([
    ['16450', 2],
    ['16550a', FIFO_CHARACTERS + 1],
  ] as const)('of a %s takes %i characters: the first goes on to the line at once', (model, most) => {
    const { ports, port } = machine(model, 0);
    send(port, most);
    expect(ports.traced('character-overwritten')).toHaveLength(0);
    send(port, 1);
    expect(ports.traced('character-overwritten')).toHaveLength(1);
    ports.settle();
    expect(ports.traced('character-sent')).toHaveLength(most);
  });

  it('interrupts when its FIFO has run empty, a character before the line is idle', () => {
    const { ports, port } = machine('16550a', 0);
    send(port, 4);
    port.write(IER.offset, 0x02);
    ports.pass(3 * CHARACTER - 1);
    expect([ports.lineUp, port.read(LSR.offset) & 0x60]).toEqual([false, 0]);
    ports.pass(1);
    expect([ports.lineUp, port.read(LSR.offset) & 0x60]).toEqual([true, 0x20]);
    ports.pass(CHARACTER);
    expect(port.read(LSR.offset) & 0x60).toBe(0x60);
  });

  it('stops interrupting when THR is written', () => {
    const { ports, port } = machine('16550a', 0);
    send(port, 2);
    port.write(IER.offset, 0x02);
    ports.pass(CHARACTER);
    expect(ports.lineUp).toBe(true);
    send(port, 1);
    expect(ports.lineUp).toBe(false);
  });

  it('forgets its FIFO, not what is on the line, when FCR.XFR is written', () => {
    const { ports, port } = machine('16550a', 0);
    send(port, 5);
    port.write(FCR.offset, 0x05);
    ports.settle();
    expect(ports.traced('character-sent')).toHaveLength(1);
  });
});

describe('the modem status', () => {
  const watching = () => {
    const found = machine('16550a', 0);
    found.port.write(IER.offset, 0x08);
    return found;
  };

  it.each([
    ['cts', 0x01],
    ['dsr', 0x02],
    ['dcd', 0x08],
  ] as const)('tells that %s has changed, and interrupts until MSR is read', (line, delta) => {
    const { ports, port, uart } = watching();
    uart.setModemLine(line, false);
    expect([ports.lineUp, identified(port)]).toEqual([true, CAUSE.modemStatus << 1]);
    expect(port.read(MSR.offset) & 0x0f).toBe(delta);
    expect([ports.lineUp, port.read(MSR.offset) & 0x0f]).toEqual([false, 0]);
  });

  it('tells of the end of ringing only', () => {
    const { ports, port, uart } = watching();
    uart.setModemLine('ri', true);
    expect([ports.lineUp, port.read(MSR.offset)]).toEqual([false, MSR.reset | 0x40]);
    uart.setModemLine('ri', false);
    expect([ports.lineUp, port.read(MSR.offset)]).toEqual([true, MSR.reset | 0x04]);
  });

  it('does not change when a line is set to what it is', () => {
    const { ports, uart } = watching();
    uart.setModemLine('cts', true);
    expect(ports.lineUp).toBe(false);
  });
});

describe('several causes at once', () => {
  it('are identified by priority: line status, received data, transmitter, modem', () => {
    const { ports, port, uart } = machine('16550a', FIFO_CHARACTERS + 1);
    port.write(IER.offset, 0x0f);
    uart.setModemLine('dsr', false);
    ports.settle();
    const order = [identified(port)];
    port.read(LSR.offset);
    order.push(identified(port));
    while (port.read(LSR.offset) & 0x01) port.read(RBR.offset);
    order.push(identified(port), identified(port));
    port.read(MSR.offset);
    order.push(identified(port));
    const { lineStatus, received, transmitterEmpty, modemStatus } = CAUSE;
    const causes = [lineStatus, received, transmitterEmpty, modemStatus].map((cause) => cause << 1);
    expect(order).toEqual([...causes, IIR.reset]);
  });
});

describe('a serial port', () => {
  it.each(UART.registers)('$name has its reset value and access', ({ offset, width, reset, access }) => {
    const uart = new Uart(new TestPorts(), '16450');
    if (access !== 'wo') expect(uart.read(offset, width)).toBe(reset);
    else expect(uart.write(offset, width, 0)).toBe(true);
    expect(uart.read(offset, 2)).toBeUndefined();
    expect(uart.write(offset, 4, 0)).toBe(false);
  });

  it('keeps what is written to SCR, and the divisor behind DLAB', () => {
    const { port } = machine('16550a', 0);
    port.write(SCR.offset, 0x5a);
    port.write(LCR.offset, 0x83);
    expect([port.read(0), port.read(1), port.read(SCR.offset)]).toEqual([1, 0, 0x5a]);
  });

  it('does not claim an interrupt that is not its own', () => {
    expect(serviceUart(machine('16450', 1).port)).toBeUndefined();
  });
});
