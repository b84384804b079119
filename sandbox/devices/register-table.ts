/** Registers as data: dispatch, trace labels, the C header and the reference page all derive from one table. */

/** `r/w1c`: readable; writing 1 to a bit clears it, writing 0 leaves it. */
export type Access = 'ro' | 'rw' | 'wo' | 'r/w1c';

export type Direction = 'read' | 'write';

/** Bytes of one access. */
export type Width = 1 | 2 | 4;

export interface BitField {
  readonly name: string;
  /** Position of the least significant bit, from 0. */
  readonly lsb: number;
  /** Bits. */
  readonly width: number;
  /** When it differs from the register's. */
  readonly access?: Access;
}

export interface Register {
  readonly name: string;
  /** Bytes from the beginning of the device's address range. */
  readonly offset: number;
  readonly width: Width;
  /** Consecutive places at which it answers, {@link width} apart: a window onto a FIFO. One unless given. */
  readonly count?: number;
  readonly access: Access;
  /** Value after power-on and after a reset of the device. */
  readonly reset: number;
  /** Mask of the bits that exist; the others read 0 and ignore what is written. */
  readonly implemented: number;
  /** What a read changes, as a term of the data sheet; absent when a read changes nothing. */
  readonly readSideEffect?: string;
  /** Empty when the register is one value. */
  readonly bits: readonly BitField[];
  /** The real register or clause whose convention this one follows. */
  readonly citation: string;
}

export interface RegisterTable {
  readonly device: string;
  /** Bytes of the address range that the device decodes. */
  readonly size: number;
  /** In order of offset. Two may share an offset when one is read there and the other written. */
  readonly registers: readonly Register[];
}

/** Whether the register takes part in an access of that direction. */
export function allows(access: Access, direction: Direction): boolean {
  return direction === 'read' ? access !== 'wo' : access !== 'ro';
}

/** Bytes of the address range that the register answers in. */
export function registerBytes(register: Register): number {
  return register.width * (register.count ?? 1);
}

function beginsAt(register: Register, offset: number): boolean {
  const within = offset - register.offset;
  return within >= 0 && within < registerBytes(register) && within % register.width === 0;
}

/** @returns the register that answers exactly this access; undefined when none does */
export function findRegister<R extends Register>(
  table: { readonly registers: readonly R[] },
  offset: number,
  width: number,
  direction: Direction,
): R | undefined {
  return table.registers.find(
    (register) =>
      beginsAt(register, offset) && register.width === width && allows(register.access, direction),
  );
}

/** @returns the label of an access for the trace; empty when no register begins at `offset` */
export function registerLabel(table: RegisterTable, offset: number, direction: Direction): string {
  const here = table.registers.filter((register) => beginsAt(register, offset));
  return (here.find((register) => allows(register.access, direction)) ?? here[0])?.name ?? '';
}

/** Mask of a field within its register, as an unsigned 32-bit number. */
export function fieldMask(field: BitField): number {
  return (2 ** field.width - 1) * 2 ** field.lsb;
}

/** @returns the mask of a bit field by name. @throws RangeError when the register has no such field */
export function maskOf(register: Register, name: string): number {
  const field = register.bits.find((bit) => bit.name === name);
  if (field === undefined) throw new RangeError(`${register.name} has no field ${name}`);
  return fieldMask(field);
}
