/** The numbers of the simulated PC, as its data sheet writes them. */

import { peripheralsSchema } from '../../sandbox/grading/peripherals-schema.ts';
import { CLOCK2_LEVEL, DISPATCH_LEVEL, deviceIrql, PASSIVE_LEVEL } from '../../sandbox/machine/irql.ts';
import { PC_OF_1996 } from '../../sandbox/machine/profile.ts';
import {
  ARBITRATION_DELAY_NS,
  ASYNCHRONOUS_BYTE_NS,
  BUS_CLEAR_DELAY_NS,
  BUS_FREE_DELAY_NS,
  BUS_SETTLE_DELAY_NS,
  DESKEW_DELAY_NS,
  NEXUS_NS,
  RESET_HOLD_NS,
  RESET_TO_SELECTION_NS,
  SELECTION_TIMEOUT_NS,
  STATUS_NS,
} from '../../sandbox/scsi/timing.ts';
import type { Values } from './sheets.ts';

const NS_PER_US = 1_000;
const NS_PER_MS = 1_000_000;

function duration(ns: number): string {
  if (ns < NS_PER_US) return `${ns} ns`;
  return ns < NS_PER_MS ? `${ns / NS_PER_US} µs` : `${ns / NS_PER_MS} ms`;
}

/** From the highest level to the lowest, each device where a scenario has it that says nothing of it. */
export function interruptLevels(): Values {
  const { serial, printer, mouse } = peripheralsSchema.parse({
    serial: { characters: 0 },
    printer: { bytes: 0, byteUs: 0 },
    mouse: { reports: 0 },
  });
  const devices = Object.entries({ serial, printer, mouse })
    .flatMap(([name, device]) => (device === undefined ? [] : [{ name, irq: device.irq }]))
    .sort((one, other) => one.irq - other.irq);
  return [
    ['CLOCK', `IRQ 0 → IRQL ${CLOCK2_LEVEL}`],
    ...devices.map(({ name, irq }): Values[number] => [
      name.toUpperCase(),
      `IRQ ${irq} → IRQL ${deviceIrql(irq)}`,
    ]),
    ['DISPATCH_LEVEL', `IRQL ${DISPATCH_LEVEL}`],
    ['PASSIVE_LEVEL', `IRQL ${PASSIVE_LEVEL}`],
  ];
}

export function costs(): Values {
  return Object.entries(PC_OF_1996).map(([name, ns]) => [name, duration(ns)]);
}

const DELAYS = {
  ARBITRATION_DELAY: ARBITRATION_DELAY_NS,
  BUS_SETTLE_DELAY: BUS_SETTLE_DELAY_NS,
  BUS_CLEAR_DELAY: BUS_CLEAR_DELAY_NS,
  DESKEW_DELAY: DESKEW_DELAY_NS,
  BUS_FREE_DELAY: BUS_FREE_DELAY_NS,
  SELECTION_TIMEOUT: SELECTION_TIMEOUT_NS,
  RESET_HOLD: RESET_HOLD_NS,
  RESET_TO_SELECTION: RESET_TO_SELECTION_NS,
  ASYNCHRONOUS_BYTE: ASYNCHRONOUS_BYTE_NS,
  NEXUS: NEXUS_NS,
  STATUS: STATUS_NS,
};

export function scsiDelays(): Values {
  return Object.entries(DELAYS).map(([name, ns]) => [name, duration(ns)]);
}
