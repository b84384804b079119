import { describe, expect, it } from 'vitest';
import { cHeader, type HeaderDescription } from './c-header.ts';
import type { EntryLayout } from './entry-layout.ts';

const description = (layout: EntryLayout): HeaderDescription => ({
  prefix: 'XX',
  opening: ['A device.'],
  registersTitle: 'Registers',
  registers: {
    device: 'x-device',
    size: 16,
    registers: [
      {
        name: 'CTL',
        offset: 4,
        width: 4,
        access: 'rw',
        reset: 0,
        implemented: 0x8000_0f00,
        bits: [
          { name: 'LEN', lsb: 8, width: 4 },
          { name: 'TOP', lsb: 31, width: 1 },
        ],
        citation: '',
      },
    ],
  },
  texts: { CTL: 'control', 'CTL.TOP': 'top bit' },
  groups: [{ title: 'Values', constants: [{ name: 'XX_ONE', value: '1', comment: 'one' }] }],
  entries: [{ layout, title: 'Entry', fields: { A: 'first' } }],
});

const layout: EntryLayout = {
  id: 'entry',
  structure: 'XX_ENTRY',
  size: 8,
  alignment: 4,
  fields: [
    { name: 'A', offset: 0, width: 4 },
    { name: 'B', offset: 4, width: 1, count: 2 },
    { name: 'C', offset: 6, width: 2 },
  ],
};

describe('C header', () => {
  const source = cHeader(description(layout)).replaceAll(/ +/g, ' ');

  it.each([
    '#define XX_CTL 0x04 /* control */',
    '#define XX_CTL_TOP 0x80000000 /* top bit */',
    '#define XX_CTL_LEN(n) (((ULONG)(n) << 8) & XX_CTL_LEN_MASK)',
    '#define XX_ONE 1 /* one */',
    ' ULONG A; /* 0x00 first */',
    ' UCHAR B[2];',
    ' USHORT C;',
    'typedef char XX_ENTRY_HAS_8_BYTES[sizeof(XX_ENTRY) == 8 ? 1 : -1];',
    '#endif /* X_DEVICE_H */',
  ])('has %s', (line) => {
    expect(source).toContain(line);
  });

  it.each([
    ['a gap', { ...layout, fields: layout.fields.filter(({ name }) => name !== 'B') }],
    ['a wrong size', { ...layout, size: 12 }],
  ])('refuses a layout with %s', (_, wrong) => {
    expect(() => cHeader(description(wrong))).toThrow(RangeError);
  });
});
