/** The keyboard controller: one output buffer for everything that comes to the host, one input buffer for what it writes. */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister, maskOf } from '../register-table.ts';
import {
  COMMAND_BYTE,
  COMMANDS,
  INPUT_NS,
  INTERFACE_FAULTLESS,
  KEYBOARD_CONTROLLER,
  SELF_TEST_PASSED,
  STATUS,
} from './registers.ts';

const OBF = maskOf(STATUS, 'OBF');
const IBF = maskOf(STATUS, 'IBF');
const SYS = maskOf(STATUS, 'SYS');
const CD = maskOf(STATUS, 'CD');
const INH = maskOf(STATUS, 'INH');
const AUXB = maskOf(STATUS, 'AUXB');
const INT2 = maskOf(COMMAND_BYTE, 'INT2');
const DISKB = maskOf(COMMAND_BYTE, 'DISKB');
const DISAUX = maskOf(COMMAND_BYTE, 'DISAUX');

export class KeyboardController implements RegisterDevice {
  readonly name = KEYBOARD_CONTROLLER.device;
  readonly registers = KEYBOARD_CONTROLLER;
  readonly #ports: DevicePorts;
  #commandByte: number = COMMAND_BYTE.reset;
  #output: { readonly byte: number; readonly auxiliary: boolean } | undefined;
  /** What the output buffer held last. */
  #last = 0;
  /** A byte that the firmware has not taken yet. */
  #inputFull = false;
  #commandLast = false;
  /** The next byte at DATA is for the command byte. */
  #expectsCommandByte = false;
  #auxiliaryReleased = (): void => {};

  /** @param ports its line is the auxiliary device's, IRQ 12 of a PC */
  constructor(ports: DevicePorts) {
    this.#ports = ports;
  }

  /** Whether the auxiliary device may send a byte: its clock is not held. */
  get auxiliaryFree(): boolean {
    return this.#output === undefined && (this.#commandByte & DISAUX) === 0;
  }

  /** @param released called when {@link auxiliaryFree} may have become true */
  connectAuxiliary(released: () => void): void {
    this.#auxiliaryReleased = released;
  }

  /** A byte of the auxiliary device has come in. */
  receive(byte: number): void {
    this.#put(byte, true);
  }

  read(offset: number, width: number): number | undefined {
    const register = findRegister(KEYBOARD_CONTROLLER, offset, width, 'read');
    if (register === undefined) return undefined;
    return register.name === 'STATUS' ? this.#status : this.#take();
  }

  write(offset: number, width: number, value: number): boolean {
    const register = findRegister(KEYBOARD_CONTROLLER, offset, width, 'write');
    if (register === undefined) return false;
    if (this.#inputFull) {
      this.#ports.trace('input-overwritten', {});
      return true;
    }
    this.#inputFull = true;
    this.#commandLast = register.name === 'COMMAND';
    this.#ports.clock.after(INPUT_NS, () => {
      this.#inputFull = false;
      if (register.name === 'COMMAND') this.#perform(value);
      else this.#accept(value);
    });
    return true;
  }

  get #status(): number {
    const output = this.#output;
    return (
      INH |
      (this.#commandByte & SYS) |
      (this.#commandLast ? CD : 0) |
      (this.#inputFull ? IBF : 0) |
      (output === undefined ? 0 : OBF) |
      (output?.auxiliary ? AUXB : 0)
    );
  }

  #take(): number {
    if (this.#output === undefined) return this.#last;
    this.#last = this.#output.byte;
    this.#output = undefined;
    this.#drive();
    this.#auxiliaryReleased();
    return this.#last;
  }

  /** What was there and not read is lost. */
  #put(byte: number, auxiliary: boolean): void {
    if (this.#output !== undefined) this.#ports.trace('output-overwritten', {});
    this.#output = { byte, auxiliary };
    this.#drive();
  }

  #perform(command: number): void {
    this.#expectsCommandByte = command === COMMANDS.WRITE_COMMAND_BYTE;
    switch (command) {
      case COMMANDS.READ_COMMAND_BYTE:
        this.#put(this.#commandByte, false);
        return;
      case COMMANDS.SELF_TEST:
        this.#commandByte |= SYS;
        this.#put(SELF_TEST_PASSED, false);
        return;
      case COMMANDS.TEST_AUX:
      case COMMANDS.TEST_KEYBOARD:
        this.#put(INTERFACE_FAULTLESS, false);
        return;
      case COMMANDS.DISABLE_AUX:
        this.#control(this.#commandByte | DISAUX);
        return;
      case COMMANDS.ENABLE_AUX:
        this.#control(this.#commandByte & ~DISAUX);
        return;
      case COMMANDS.DISABLE_KEYBOARD:
        this.#control(this.#commandByte | DISKB);
        return;
      case COMMANDS.ENABLE_KEYBOARD:
        this.#control(this.#commandByte & ~DISKB);
        return;
      default:
        return;
    }
  }

  /** A byte that no command asked for would go to the keyboard, and there is none. */
  #accept(byte: number): void {
    if (!this.#expectsCommandByte) return;
    this.#expectsCommandByte = false;
    this.#control(byte & COMMAND_BYTE.implemented);
  }

  #control(commandByte: number): void {
    this.#commandByte = commandByte;
    this.#drive();
    this.#auxiliaryReleased();
  }

  #drive(): void {
    if (this.#output?.auxiliary && (this.#commandByte & INT2) !== 0) this.#ports.line.assert();
    else this.#ports.line.deassert();
  }
}
