import { describe, expect, test } from 'vitest';
import { INTST, TRAINING_HBA } from '../../sandbox/devices/training-hba/registers.ts';
import { bitCells, bitRange, hexadecimal } from './bit-cells.ts';

describe('bit cells', () => {
  test.each(TRAINING_HBA.registers)('cover $name without gap or overlap', (register) => {
    const bits = bitCells(register).flatMap(({ msb, lsb }) =>
      Array.from({ length: msb - lsb + 1 }, (_, index) => msb - index),
    );
    expect(bits).toEqual(
      Array.from({ length: register.width * 8 }, (_, index) => register.width * 8 - 1 - index),
    );
  });

  test('name the fields and leave the rest reserved', () => {
    const cells = bitCells(INTST).map(
      (cell) => `${bitRange(cell)} ${cell.field?.name ?? '-'} ${cell.access}`,
    );
    expect(cells).toEqual([
      '31 INT ro',
      '30–4 - r/w1c',
      '3 HERR r/w1c',
      '2 BRST r/w1c',
      '1 REQA r/w1c',
      '0 CMPL r/w1c',
    ]);
  });
});

test('a hexadecimal number has as many digits as its width', () => {
  expect(hexadecimal(0x0b, 1)).toBe('0Bh');
  expect(hexadecimal(0x54483530, 4)).toBe('54483530h');
});
