import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Locale, locales } from '../i18n/locales.ts';
import { MACHINE_SHEETS } from './sheets.ts';

export interface MachineSheet {
  /** Below the locale. */
  readonly path: string;
  readonly names: Readonly<Record<Locale, string>>;
}

/** The machine's data sheets by their names in each language, the machine itself first. */
export function machineSheets(): MachineSheet[] {
  return MACHINE_SHEETS.map((sheet) => ({
    path: sheet === 'machine' ? '/reference/machine/' : `/reference/machine/${sheet}/`,
    names: Object.fromEntries(locales.map((locale) => [locale, nameOf(sheet, locale)])) as Record<
      Locale,
      string
    >,
  }));
}

function nameOf(sheet: string, locale: Locale): string {
  return parse(readFileSync(`content/devices/${sheet}.${locale}.yaml`, 'utf8')).name;
}
