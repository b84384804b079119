import { describe, expect, it } from 'vitest';
import { deviceIrql } from '../machine/irql.ts';
import { contested, peripheralsOf, peripheralsSchema } from './peripherals-schema.ts';

const WHOLE = {
  serial: { characters: 100 },
  mouse: { reports: 20 },
  printer: { bytes: 10, byteUs: 50.5 },
  clock: { ticks: 3, serviceUs: 5 },
};

describe('the rest of the PC in a scenario', () => {
  it('is a PC of the 1990s unless it says otherwise', () => {
    expect(peripheralsOf(peripheralsSchema.parse(WHOLE))).toEqual({
      serial: { irq: 15, uart: '16550a', trigger: 14, baud: 115_200, characters: 100 },
      mouse: { irq: 12, reportsPerSecond: 100, reports: 20 },
      printer: { irq: 7, bytes: 10, byteNs: 50_500 },
      clock: { ticks: 3, serviceNs: 5_000 },
    });
  });

  it('has its mouse and its serial port below the HBA of most scenarios, on IRQ 11, so that they suffer', () => {
    const { serial, mouse } = peripheralsOf(peripheralsSchema.parse(WHOLE));
    for (const device of [serial, mouse]) expect(deviceIrql(device?.irq ?? 0)).toBeLessThan(deviceIrql(11));
  });

  it('has only what is written', () => {
    expect(peripheralsOf(peripheralsSchema.parse({ mouse: { reports: 1 } }))).toEqual({
      mouse: { irq: 12, reportsPerSecond: 100, reports: 1 },
    });
  });

  it.each([
    { serial: { characters: 1, trigger: 2 } },
    { serial: { characters: 1, baud: 110 } },
    { mouse: { reports: 1, reportsPerSecond: 201 } },
    { printer: { bytes: 1, byteUs: 1, irq: 16 } },
    { keyboard: {} },
  ])('refuses %o', (file) => {
    expect(peripheralsSchema.safeParse(file).success).toBe(false);
  });

  it('gives no two devices one interrupt line', () => {
    const file = peripheralsSchema.parse({ ...WHOLE, printer: { bytes: 1, byteUs: 1, irq: 15 } });
    expect(contested(file, 12)).toEqual([
      { device: 'mouse', line: 12 },
      { device: 'printer', line: 15 },
    ]);
    expect(contested(peripheralsSchema.parse(WHOLE), 11)).toEqual([]);
  });
});
