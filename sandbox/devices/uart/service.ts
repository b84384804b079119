/** The serial driver's part at the chip: the engine's own, in the manner of any PC's. */

import type { PortAccess } from '../port-access.ts';
import { maskOf } from '../register-table.ts';
import {
  DLL,
  DLM,
  FCR,
  type FifoTrigger,
  HIGHEST_BAUD,
  IER,
  IIR,
  LCR,
  LSR,
  MCR,
  RBR,
  TRIGGERS,
} from './registers.ts';

export interface UartSettings {
  /** Divides {@link HIGHEST_BAUD}. */
  readonly baud: number;
  /** FIFO level that interrupts; a 16450 ignores it. */
  readonly trigger: FifoTrigger;
}

const EIGHT_BITS = maskOf(LCR, 'WLS');

/** Sets rate and frame, turns on the FIFO and lets received characters interrupt. */
export function openUart(port: PortAccess, { baud, trigger }: UartSettings): void {
  const divisor = Math.round(HIGHEST_BAUD / baud);
  port.write(LCR.offset, EIGHT_BITS | maskOf(LCR, 'DLAB'));
  port.write(DLL.offset, divisor & 0xff);
  port.write(DLM.offset, divisor >> 8);
  port.write(LCR.offset, EIGHT_BITS);
  const level = TRIGGERS.indexOf(trigger) << FCR.bits[3].lsb;
  port.write(FCR.offset, maskOf(FCR, 'EN') | maskOf(FCR, 'RFR') | maskOf(FCR, 'XFR') | level);
  port.write(MCR.offset, maskOf(MCR, 'DTR') | maskOf(MCR, 'RTS') | maskOf(MCR, 'OUT2'));
  port.write(IER.offset, maskOf(IER, 'ERBFI'));
}

/**
 * One interrupt: takes characters while there are any.
 * @returns how many it took; undefined when the interrupt was not this port's
 */
export function serviceUart(port: PortAccess): number | undefined {
  if (port.read(IIR.offset) & maskOf(IIR, 'NONE')) return undefined;
  let taken = 0;
  while (port.read(LSR.offset) & maskOf(LSR, 'DR')) {
    port.read(RBR.offset);
    taken += 1;
  }
  return taken;
}
