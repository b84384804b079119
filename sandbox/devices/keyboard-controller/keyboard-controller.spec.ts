import { describe, expect, it } from 'vitest';
import { TestPorts } from '../ports.fixture.ts';
import { KeyboardController } from './keyboard-controller.ts';
import { COMMAND, COMMAND_BYTE, COMMANDS, DATA, INPUT_NS, KEYBOARD_CONTROLLER, STATUS } from './registers.ts';

const OBF = 0x01;
const IBF = 0x02;
const CD = 0x08;
const AUXB = 0x20;

function machine() {
  const ports = new TestPorts();
  const controller = new KeyboardController(ports);
  const status = () => controller.read(STATUS.offset, 1) ?? Number.NaN;
  const data = () => controller.read(DATA.offset, 1);
  const command = (value: number, byte?: number) => {
    controller.write(COMMAND.offset, 1, value);
    ports.pass(INPUT_NS);
    if (byte === undefined) return;
    controller.write(DATA.offset, 1, byte);
    ports.pass(INPUT_NS);
  };
  return { ports, controller, status, data, command };
}

describe('the registers', () => {
  it.each(KEYBOARD_CONTROLLER.registers)('$name has its reset value and access', (register) => {
    const { controller } = machine();
    const { offset, access, reset } = register;
    if (access !== 'wo') expect(controller.read(offset, 1)).toBe(reset);
    if (access !== 'ro') expect(controller.write(offset, 1, 0)).toBe(true);
    expect(controller.read(offset, 2)).toBeUndefined();
  });
});

describe('the input buffer', () => {
  it('is full until the firmware has taken the byte', () => {
    const { ports, controller, status } = machine();
    controller.write(COMMAND.offset, 1, COMMANDS.ENABLE_AUX);
    ports.pass(INPUT_NS - 1);
    expect(status() & IBF).toBe(IBF);
    ports.pass(1);
    expect(status() & IBF).toBe(0);
  });

  it('loses what is written while it is full', () => {
    const { ports, controller, command, data } = machine();
    controller.write(COMMAND.offset, 1, COMMANDS.DISABLE_AUX);
    controller.write(COMMAND.offset, 1, COMMANDS.SELF_TEST);
    ports.pass(2 * INPUT_NS);
    expect(ports.traced('input-overwritten')).toHaveLength(1);
    command(COMMANDS.READ_COMMAND_BYTE);
    expect(data()).toBe(COMMAND_BYTE.reset | 0x20);
  });

  it('is said to hold a command or a datum', () => {
    const { status, command } = machine();
    command(COMMANDS.WRITE_COMMAND_BYTE);
    expect(status() & CD).toBe(CD);
    command(COMMANDS.WRITE_COMMAND_BYTE, COMMAND_BYTE.reset);
    expect(status() & CD).toBe(0);
  });
});

describe('commands', () => {
  it.each([
    [COMMANDS.SELF_TEST, 0x55],
    [COMMANDS.TEST_AUX, 0x00],
    [COMMANDS.TEST_KEYBOARD, 0x00],
    [COMMANDS.READ_COMMAND_BYTE, COMMAND_BYTE.reset],
  ])('%i is answered in the output buffer', (value, answer) => {
    const { status, data, command } = machine();
    command(value);
    expect(status() & (OBF | AUXB)).toBe(OBF);
    expect(data()).toBe(answer);
    expect(status() & OBF).toBe(0);
  });

  it('60h writes the bits of the command byte that exist', () => {
    const { data, command } = machine();
    command(COMMANDS.WRITE_COMMAND_BYTE, 0xff);
    command(COMMANDS.READ_COMMAND_BYTE);
    expect(data()).toBe(COMMAND_BYTE.implemented);
  });

  it('a datum that no command asked for changes nothing', () => {
    const { ports, controller, data, command } = machine();
    controller.write(DATA.offset, 1, 0);
    ports.pass(INPUT_NS);
    command(COMMANDS.READ_COMMAND_BYTE);
    expect(data()).toBe(COMMAND_BYTE.reset);
  });

  it.each([
    ['the auxiliary device', COMMANDS.DISABLE_AUX, COMMANDS.ENABLE_AUX, 0x20],
    ['the keyboard', COMMANDS.DISABLE_KEYBOARD, COMMANDS.ENABLE_KEYBOARD, 0x10],
  ])('disable and enable %s by a bit of the command byte', (_, disable, enable, bit) => {
    const { data, command } = machine();
    command(disable);
    command(COMMANDS.READ_COMMAND_BYTE);
    expect((data() ?? 0) & bit).toBe(bit);
    command(enable);
    command(COMMANDS.READ_COMMAND_BYTE);
    expect((data() ?? 0) & bit).toBe(0);
  });
});

describe('the auxiliary device', () => {
  it('interrupts with its byte until DATA is read', () => {
    const { ports, controller, status, data } = machine();
    controller.receive(0x5a);
    expect([ports.lineUp, status() & (OBF | AUXB)]).toEqual([true, OBF | AUXB]);
    expect(data()).toBe(0x5a);
    expect(ports.lineUp).toBe(false);
  });

  it('does not interrupt while INT2 of the command byte is 0', () => {
    const { ports, controller, command } = machine();
    command(COMMANDS.WRITE_COMMAND_BYTE, COMMAND_BYTE.reset & ~0x02);
    controller.receive(0x5a);
    expect(ports.lineUp).toBe(false);
    command(COMMANDS.WRITE_COMMAND_BYTE, COMMAND_BYTE.reset);
    expect(ports.lineUp).toBe(true);
  });

  it('may send while it is enabled and the output buffer is empty, and is told so', () => {
    const { controller, data, command } = machine();
    const released: boolean[] = [];
    controller.connectAuxiliary(() => released.push(controller.auxiliaryFree));
    controller.receive(1);
    expect(controller.auxiliaryFree).toBe(false);
    data();
    command(COMMANDS.DISABLE_AUX);
    expect(controller.auxiliaryFree).toBe(false);
    command(COMMANDS.ENABLE_AUX);
    expect(released).toEqual([true, false, true]);
  });

  it('loses a byte that was not read before the answer to a command', () => {
    const { ports, controller, data, command } = machine();
    controller.receive(0x5a);
    command(COMMANDS.SELF_TEST);
    expect(ports.traced('output-overwritten')).toHaveLength(1);
    expect([data(), ports.lineUp]).toEqual([0x55, false]);
  });
});
