/**
 * The keyboard controller of a PS/2, an 8042 with the IBM firmware's commands. Its ports are 60h and 64h.
 *
 * [PS/2]  IBM PS/2 Hardware Interface Technical Reference, "Keyboard and Auxiliary Device Controller"
 * [i8042] Linux `include/linux/i8042.h`: the numbers of commands and bits
 */

import type { Register, RegisterTable } from '../register-table.ts';

export const DATA = {
  name: 'DATA',
  offset: 0,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0xff,
  readSideEffect: 'output-buffer-emptied',
  bits: [],
  citation: '[PS/2] port 60h: output buffer when read, input buffer when written',
} as const;

export const STATUS = {
  name: 'STATUS',
  offset: 4,
  width: 1,
  access: 'ro',
  reset: 0x14,
  implemented: 0x3f,
  bits: [
    { name: 'OBF', lsb: 0, width: 1 },
    { name: 'IBF', lsb: 1, width: 1 },
    { name: 'SYS', lsb: 2, width: 1 },
    { name: 'CD', lsb: 3, width: 1 },
    { name: 'INH', lsb: 4, width: 1 },
    { name: 'AUXB', lsb: 5, width: 1 },
  ],
  citation: '[PS/2] port 64h, status register; [i8042] status register bits',
} as const;

export const COMMAND = {
  name: 'COMMAND',
  offset: 4,
  width: 1,
  access: 'wo',
  reset: 0,
  implemented: 0xff,
  bits: [],
  citation: '[PS/2] port 64h, commands; [i8042] standard commands',
} as const;

export const KEYBOARD_CONTROLLER = {
  device: 'keyboard-controller',
  size: 5,
  registers: [DATA, STATUS, COMMAND],
} as const satisfies RegisterTable;

/** Byte 0 of the controller's memory, which commands 20h and 60h read and write. The reset value is what the BIOS has left. */
export const COMMAND_BYTE = {
  name: 'CMDBYTE',
  offset: 0,
  width: 1,
  access: 'rw',
  reset: 0x47,
  implemented: 0x77,
  bits: [
    { name: 'INT', lsb: 0, width: 1 },
    { name: 'INT2', lsb: 1, width: 1 },
    { name: 'SYS', lsb: 2, width: 1 },
    { name: 'DISKB', lsb: 4, width: 1 },
    { name: 'DISAUX', lsb: 5, width: 1 },
    { name: 'XLAT', lsb: 6, width: 1 },
  ],
  citation: '[PS/2] controller command byte; [i8042] control register bits',
} as const satisfies Register;

/** What can be written to COMMAND; anything else is ignored. [i8042] */
export const COMMANDS = {
  READ_COMMAND_BYTE: 0x20,
  WRITE_COMMAND_BYTE: 0x60,
  DISABLE_AUX: 0xa7,
  ENABLE_AUX: 0xa8,
  TEST_AUX: 0xa9,
  SELF_TEST: 0xaa,
  TEST_KEYBOARD: 0xab,
  DISABLE_KEYBOARD: 0xad,
  ENABLE_KEYBOARD: 0xae,
} as const;

/** Answer of a controller that is in order, and of an interface without a fault. [PS/2] */
export const SELF_TEST_PASSED = 0x55;
export const INTERFACE_FAULTLESS = 0x00;

/** Nanoseconds until the firmware has taken a byte out of its input buffer: a design assumption. */
export const INPUT_NS = 10_000;
