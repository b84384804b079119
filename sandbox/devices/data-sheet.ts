/** The texts of a device's data sheet in one language: the shape of `content/devices/<device>.<locale>.yaml`. */

import type { EntryLayout } from './entry-layout.ts';
import type { RegisterTable } from './register-table.ts';

export interface BitText {
  /** A few words, without a full stop: they also stand in the C header. */
  readonly title: string;
  readonly text: string;
}

export interface RegisterText extends BitText {
  /** By name of the bit field; absent when the register is one value. */
  readonly bits?: Readonly<Record<string, BitText>>;
}

/** Headings of the tables that are not registers' own. */
export const HEADINGS = [
  'registers',
  'direction',
  'hostStatus',
  'identity',
  'request',
  'completion',
] as const;

export interface DataSheetText {
  readonly name: string;
  readonly summary: string;
  readonly headings: Readonly<Record<(typeof HEADINGS)[number], string>>;
  /** Prose by section id; `text` is Markdown. */
  readonly sections: Readonly<Record<string, BitText>>;
  /** By register name. */
  readonly registers: Readonly<Record<string, RegisterText>>;
  /** One line a field, by entry id and field name. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** One line a value, by its name in the table. */
  readonly direction: Readonly<Record<string, string>>;
  readonly hostStatus: Readonly<Record<string, string>>;
  readonly identity: Readonly<Record<string, string>>;
}

/** What a device's tables say must have a text. */
export interface DataSheetOutline {
  readonly registers: RegisterTable;
  readonly entries: readonly EntryLayout[];
  /** Names of other texts by the group they stand in, e.g. `hostStatus`. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** @returns the paths of all texts that a data sheet of the device has, e.g. `registers.CTRL.bits.RST.title` */
export function textPaths(outline: DataSheetOutline): string[] {
  const words = (path: string) => [`${path}.title`, `${path}.text`];
  return [
    ...outline.registers.registers.flatMap((register) => [
      ...words(`registers.${register.name}`),
      ...register.bits.flatMap((bit) => words(`registers.${register.name}.bits.${bit.name}`)),
    ]),
    ...outline.entries.flatMap((entry) => entry.fields.map((field) => `entries.${entry.id}.${field.name}`)),
    ...Object.entries(outline.names).flatMap(([group, names]) =>
      names.flatMap((name) => (group === 'sections' ? words(`sections.${name}`) : [`${group}.${name}`])),
    ),
  ];
}
