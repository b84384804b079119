import type { PortAccess } from '../port-access.ts';
import { CONTROL, COUNTER0, RATE_GENERATOR, TICK_COUNTS } from './registers.ts';

/** What the HAL does at the timer when the machine starts. */
export function startClock(port: PortAccess): void {
  port.write(CONTROL.offset, RATE_GENERATOR);
  port.write(COUNTER0.offset, TICK_COUNTS & 0xff);
  port.write(COUNTER0.offset, TICK_COUNTS >> 8);
}
