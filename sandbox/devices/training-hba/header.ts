import { cHeader, type HeaderConstant } from '../c-header.ts';
import type { DataSheetText } from '../data-sheet.ts';
import { EVERY_REGISTER } from './every-register.ts';
import {
  CAUSES,
  COMPLETION_ENTRY,
  DIRECTION,
  HOST_STATUS,
  ID,
  INITIATOR_ID,
  PCI_IDENTITY,
  REQUEST_ENTRY,
  TRAINING_HBA,
} from './registers.ts';

const PREFIX = 'TH';

const hex = (value: number, digits: number) => `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;

function constants(
  group: string,
  values: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): HeaderConstant[] {
  return Object.entries(values).map(([name, value]) => ({
    name: `${PREFIX}_${group}${name}`,
    value,
    comment: texts[name] ?? '',
  }));
}

function hexValues(values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hex(value, 2)]));
}

/** One line for each register and bit, keyed as {@link cHeader} wants them. */
function registerTitles(sheet: DataSheetText): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sheet.registers).flatMap(([register, { title, bits }]) => [
      [register, title],
      ...Object.entries(bits ?? {}).map(([bit, text]) => [`${register}.${bit}`, text.title]),
    ]),
  );
}

/** @returns the source of `training-hba.h`, its comments in the data sheet's language */
export function trainingHbaHeader(sheet: DataSheetText): string {
  const { headings } = sheet;
  const causes = CAUSES.reduce((mask, cause) => mask | cause.mask, 0);
  return cHeader({
    prefix: PREFIX,
    opening: [
      `${sheet.name}: ${sheet.summary}.`,
      'SPDX-License-Identifier: MIT',
      '',
      'Generated from sandbox/devices/training-hba/registers.ts by `node sandbox/cli/generate.ts`: do not edit.',
      'Include miniport.h first.',
    ],
    registers: EVERY_REGISTER,
    registersTitle: headings.registers,
    texts: registerTitles(sheet),
    groups: [
      {
        title: headings.identity,
        constants: constants(
          '',
          {
            VENDOR_ID: `"${PCI_IDENTITY.vendor}"`,
            DEVICE_ID: `"${PCI_IDENTITY.device}"`,
            BAR_LENGTH: hex(TRAINING_HBA.size, 3),
            ID_RESET: hex(ID.reset, 8),
            INITIATOR_ID: String(INITIATOR_ID),
            INTST_CAUSES: hex(causes, 8),
          },
          sheet.identity,
        ),
      },
      {
        title: headings.direction,
        constants: constants('DIRECTION_', hexValues(DIRECTION), sheet.direction),
      },
      {
        title: headings.hostStatus,
        constants: constants('HOST_', hexValues(HOST_STATUS), sheet.hostStatus),
      },
    ],
    entries: [
      {
        layout: REQUEST_ENTRY,
        title: headings.request,
        fields: sheet.entries[REQUEST_ENTRY.id] ?? {},
      },
      {
        layout: COMPLETION_ENTRY,
        title: headings.completion,
        fields: sheet.entries[COMPLETION_ENTRY.id] ?? {},
      },
    ],
  });
}
