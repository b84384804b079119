/** The C header of a device, from its register table and entry layouts. Pure: texts come in, source goes out. */

import { type EntryField, type EntryLayout, fieldBytes } from './entry-layout.ts';
import { type BitField, fieldMask, type Register, type RegisterTable } from './register-table.ts';

/** One named constant; `comment` is set behind it. */
export interface HeaderConstant {
  readonly name: string;
  /** A C expression. */
  readonly value: string;
  readonly comment: string;
}

export interface HeaderGroup {
  readonly title: string;
  readonly constants: readonly HeaderConstant[];
}

export interface HeaderEntry {
  readonly layout: EntryLayout;
  readonly title: string;
  /** One line for each field. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface HeaderDescription {
  /** Beginning of every name, e.g. `TH`. */
  readonly prefix: string;
  /** Lines of the opening comment. */
  readonly opening: readonly string[];
  readonly registers: RegisterTable;
  readonly registersTitle: string;
  /** One line for each register and, as `REGISTER.BIT`, for each bit. */
  readonly texts: Readonly<Record<string, string>>;
  readonly groups: readonly HeaderGroup[];
  readonly entries: readonly HeaderEntry[];
}

const NAME_COLUMN = 34;
const VALUE_COLUMN = 16;
const FIELD_COLUMN = 24;

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
}

function define(name: string, value: string, comment: string): string {
  return `#define ${name.padEnd(NAME_COLUMN)} ${value.padEnd(VALUE_COLUMN)} /* ${comment} */`;
}

function heading(title: string): string[] {
  const rule = '-'.repeat(Math.max(4, 100 - title.length));
  return ['', `/* ---- ${title} ${rule} */`, ''];
}

function fieldDefines(prefix: string, register: Register, field: BitField, comment: string): string[] {
  const name = `${prefix}_${register.name}_${field.name}`;
  const mask = fieldMask(field);
  if (field.width === 1) return [define(name, hex(mask, 8), comment)];
  const place = field.lsb === 0 ? '(ULONG)(n)' : `((ULONG)(n) << ${field.lsb})`;
  return [
    define(`${name}_MASK`, hex(mask, 8), comment),
    `#define ${`${name}(n)`.padEnd(NAME_COLUMN)} (${place} & ${name}_MASK)`,
  ];
}

function registerDefines(description: HeaderDescription): string[] {
  const { prefix, registers, texts } = description;
  const offsets = registers.registers.map((register) =>
    define(`${prefix}_${register.name}`, hex(register.offset, 2), texts[register.name] ?? ''),
  );
  const bits = registers.registers
    .filter((register) => register.bits.length > 0)
    .flatMap((register) => [
      ...heading(register.name),
      ...register.bits.flatMap((field) =>
        fieldDefines(prefix, register, field, texts[`${register.name}.${field.name}`] ?? ''),
      ),
    ]);
  return [...heading(description.registersTitle), ...offsets, ...bits];
}

const C_TYPE = { 1: 'UCHAR', 2: 'USHORT', 4: 'ULONG' } as const;

function member(field: EntryField, comment: string): string {
  const name = field.count === undefined ? field.name : `${field.name}[${field.count}]`;
  const declaration = `${C_TYPE[field.width].padEnd(6)} ${name};`;
  return `  ${declaration.padEnd(FIELD_COLUMN)} /* ${hex(field.offset, 2)} ${comment} */`;
}

/** @throws RangeError when the fields, laid out as C does on a natural alignment, would not fall on their offsets */
function assertNaturalLayout(layout: EntryLayout): void {
  let end = 0;
  for (const field of layout.fields) {
    if (field.offset !== end || field.offset % field.width !== 0) {
      throw new RangeError(`${layout.structure}.${field.name} is not where a C compiler puts it`);
    }
    end += fieldBytes(field);
  }
  if (end !== layout.size) throw new RangeError(`${layout.structure} has ${end} bytes, not ${layout.size}`);
}

function structure({ layout, title, fields }: HeaderEntry): string[] {
  assertNaturalLayout(layout);
  const name = layout.structure;
  return [
    ...heading(title),
    `typedef struct _${name} {`,
    ...layout.fields.map((field) => member(field, fields[field.name] ?? '')),
    `} ${name}, *P${name};`,
    '',
    `typedef char ${name}_HAS_${layout.size}_BYTES[sizeof(${name}) == ${layout.size} ? 1 : -1];`,
  ];
}

/** @returns the header's source; needs ULONG, USHORT and UCHAR, which `miniport.h` brings */
export function cHeader(description: HeaderDescription): string {
  const guard = `${description.registers.device.replaceAll('-', '_').toUpperCase()}_H`;
  const lines = [
    '/*',
    ...description.opening.map((line) => ` * ${line}`.trimEnd()),
    ' */',
    `#ifndef ${guard}`,
    `#define ${guard}`,
    ...registerDefines(description),
    ...description.groups.flatMap(({ title, constants }) => [
      ...heading(title),
      ...constants.map(({ name, value, comment }) => define(name, value, comment)),
    ]),
    ...description.entries.flatMap(structure),
    '',
    `#endif /* ${guard} */`,
  ];
  return `${lines.join('\n')}\n`;
}
