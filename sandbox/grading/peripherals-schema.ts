/** What `scenario.yaml` may say of the rest of the PC, and what the machine makes of it. */

import * as z from 'zod';
import { HIGHEST_BAUD, TRIGGERS } from '../devices/uart/registers.ts';
import type { PeripheralsConfig } from './machine-config.ts';

const NS_PER_US = 1000;

/** Where a PC of the 1990s has them by default. */
const LPT1_IRQ = 7;
const MOUSE_IRQ = 12;
/**
 * Not COM1's IRQ 4, above every HBA but one on IRQ 3: the documents' warning supposes that the port suffers from the
 * HBA. A port on a card can have the line of the second IDE channel, which a PC with SCSI disks can do without.
 */
const SERIAL_IRQ = 15;

const RATES = [9600, 19_200, 38_400, 57_600, HIGHEST_BAUD] as const;

function irq(usual: number): z.ZodDefault<z.ZodInt> {
  return z
    .int()
    .min(3)
    .max(15)
    .default(usual)
    .describe(
      `Interrupt line of the device, which nothing else is on: an input of the PIC, ${usual} unless it is given. What has a higher number than the HBA waits for it.`,
    );
}

const serial = z
  .strictObject({
    irq: irq(SERIAL_IRQ),
    uart: z
      .enum(['16550a', '16450'])
      .default('16550a')
      .describe('The chip: with a receive FIFO of 16 characters, or with a buffer of one.'),
    trigger: z
      .literal(TRIGGERS)
      .default(14)
      .describe('Characters in the receive FIFO that make a 16550A interrupt.'),
    baud: z.literal(RATES).default(HIGHEST_BAUD).describe('Bits a second, ten to a character.'),
    characters: z.int().nonnegative().describe('How many characters the terminal sends in a run.'),
  })
  .describe('A serial port, and a terminal that sends one character right after the other.');

const mouse = z
  .strictObject({
    irq: irq(MOUSE_IRQ),
    reportsPerSecond: z.int().min(10).max(200).default(100).describe('Reports a second.'),
    reports: z.int().nonnegative().describe('How many reports fall due in a run.'),
  })
  .describe('A PS/2 mouse that a hand moves without rest.');

const printer = z
  .strictObject({
    irq: irq(LPT1_IRQ),
    bytes: z.int().nonnegative().describe('How many bytes there are to print in a run.'),
    byteUs: z
      .number()
      .nonnegative()
      .describe('Microseconds the printer takes for a byte before it asks for the next.'),
  })
  .describe('A printer on the parallel port, which interrupts for each byte.');

const clock = z
  .strictObject({
    ticks: z.int().nonnegative().describe('How many ticks, 10 ms apart, there are in a run.'),
    serviceUs: z.number().nonnegative().describe('Microseconds its service routine takes.'),
  })
  .describe('The system timer, which interrupts above every device.');

export const peripheralsSchema = z
  .strictObject({
    serial: serial.optional(),
    mouse: mouse.optional(),
    printer: printer.optional(),
    clock: clock.optional(),
  })
  .describe('The rest of the PC: devices that suffer when an interrupt routine is long.');

export type PeripheralsFile = z.infer<typeof peripheralsSchema>;

/** @returns the devices on an interrupt line that the HBA or a device named before has already */
export function contested(file: PeripheralsFile, hbaIrq: number): { device: string; line: number }[] {
  const taken = new Set([hbaIrq]);
  return (['serial', 'mouse', 'printer'] as const).flatMap((device) => {
    const line = file[device]?.irq;
    if (line === undefined) return [];
    const before = taken.has(line);
    taken.add(line);
    return before ? [{ device, line }] : [];
  });
}

export function peripheralsOf({ serial, mouse, printer, clock }: PeripheralsFile): PeripheralsConfig {
  return {
    ...(serial && { serial }),
    ...(mouse && { mouse }),
    ...(printer && {
      printer: {
        irq: printer.irq,
        bytes: printer.bytes,
        byteNs: Math.round(printer.byteUs * NS_PER_US),
      },
    }),
    ...(clock && {
      clock: { ticks: clock.ticks, serviceNs: Math.round(clock.serviceUs * NS_PER_US) },
    }),
  };
}
