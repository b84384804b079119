/** A register cut into the cells of its diagram: fields, and what is reserved between them. */

import type { Access, BitField, Register } from '../../sandbox/devices/register-table.ts';

export interface BitCell {
  /** Both ends included, bit 0 is the least significant. */
  readonly msb: number;
  readonly lsb: number;
  /** Absent: reserved. */
  readonly field?: BitField;
  readonly access: Access;
  /** The cell's part of the reset value. */
  readonly reset: number;
}

/** @returns cells from the most significant bit down; they cover the register without gaps */
export function bitCells(register: Register): BitCell[] {
  const fields = [...register.bits].sort((one, other) => other.lsb - one.lsb);
  const cells: BitCell[] = [];
  let next = register.width * 8 - 1;
  for (const field of fields) {
    const msb = field.lsb + field.width - 1;
    if (next > msb) cells.push(reserved(register, next, msb + 1));
    const reset = Math.floor(register.reset / 2 ** field.lsb) % 2 ** field.width;
    cells.push({ msb, lsb: field.lsb, field, access: field.access ?? register.access, reset });
    next = field.lsb - 1;
  }
  if (next >= 0) cells.push(reserved(register, next, 0));
  return cells;
}

/** `0Bh` as data sheets write it, without leading zeros beyond the width. @param bytes 1, 2 or 4 */
export function hexadecimal(value: number, bytes: number): string {
  return `${value
    .toString(16)
    .toUpperCase()
    .padStart(bytes * 2, '0')}h`;
}

/** @returns `31` or `30–4` */
export function bitRange({ msb, lsb }: Pick<BitCell, 'msb' | 'lsb'>): string {
  return msb === lsb ? String(msb) : `${msb}–${lsb}`;
}

function reserved(register: Register, msb: number, lsb: number): BitCell {
  return { msb, lsb, access: register.access, reset: 0 };
}
