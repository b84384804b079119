import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DataSheetText, textPaths } from '../data-sheet.ts';
import { TestPorts } from '../ports.fixture.ts';
import { fieldMask } from '../register-table.ts';
import { TRAINING_HBA_OUTLINE } from './data-sheet.ts';
import { trainingHbaHeader } from './header.ts';
import { CMPBASE, INTEN, REQBASE, RINGSZ, TRAINING_HBA } from './registers.ts';
import { TrainingHba } from './training-hba.ts';

const idle = () =>
  new TrainingHba(new TestPorts(), { fetchNs: 2_000, bytesPerSecond: 10_000_000, targets: [] });

const root = new URL('../../../', import.meta.url);
const file = (path: string) => readFileSync(new URL(path, root), 'utf8');
const sheet = (locale: string) => parse(file(`content/devices/training-hba.${locale}.yaml`)) as DataSheetText;

describe('registers conform to the table', () => {
  const hba = idle();

  it.each(TRAINING_HBA.registers)('$name has its reset value', ({ offset, width, reset }) => {
    expect(hba.read(offset, width)).toBe(reset);
  });

  it.each(TRAINING_HBA.registers)('$name refuses a write if and only if it is read-only', (register) => {
    expect(idle().write(register.offset, register.width, 0)).toBe(register.access !== 'ro');
  });

  it.each([INTEN, REQBASE, CMPBASE, RINGSZ])('$name keeps the bits that exist and no others', (register) => {
    const one = idle();
    one.write(register.offset, 4, 0xffff_ffff);
    expect(one.read(register.offset, 4)).toBe(register.implemented);
  });

  it('answers nothing at unknown offsets and widths', () => {
    const known = new Set<number>(TRAINING_HBA.registers.map(({ offset }) => offset));
    for (let offset = 0; offset < TRAINING_HBA.size; offset += 1) {
      for (const width of [1, 2, 4]) {
        if (width === 4 && known.has(offset)) continue;
        expect([offset, width, hba.read(offset, width)]).toEqual([offset, width, undefined]);
        expect([offset, width, hba.write(offset, width, 0)]).toEqual([offset, width, false]);
      }
    }
  });
});

describe('the table', () => {
  it.each(TRAINING_HBA.registers)(
    '$name lies in the range, aligned, with its fields in existing bits',
    (register) => {
      expect(register.offset % register.width).toBe(0);
      expect(register.offset + register.width).toBeLessThanOrEqual(TRAINING_HBA.size);
      for (const bit of register.bits) {
        expect((fieldMask(bit) & register.implemented) >>> 0).toBe(fieldMask(bit));
      }
    },
  );

  it('has each name and offset once', () => {
    const { registers } = TRAINING_HBA;
    expect(new Set(registers.map(({ name }) => name)).size).toBe(registers.length);
    expect(new Set(registers.map(({ offset }) => offset)).size).toBe(registers.length);
  });
});

/** Paths of all strings in a data sheet. */
function stringPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    stringPaths(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe.each(['en', 'ja', 'zh-cn'])('the data sheet in %s', (locale) => {
  it('has a text for every register, bit, field, value and section, and no others', () => {
    const wanted = ['name', 'summary', ...textPaths(TRAINING_HBA_OUTLINE)];
    expect(stringPaths(sheet(locale)).sort()).toEqual(wanted.sort());
  });
});

it('training-hba.h is what the table generates', () => {
  expect(file('sandbox/include/training-hba.h')).toBe(trainingHbaHeader(sheet('en')));
});
