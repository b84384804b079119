import { describe, expect, it } from 'vitest';
import { locales } from '../../i18n/locales.ts';
import { namesOf } from '../../reference/names.ts';
import { described, namedAt, offeredAt } from './names.ts';

const names = namesOf('en');
const offered = (before: string, typed = '') => [...offeredAt(names, before, typed).keys()];

describe('the name under the pointer', () => {
  it('is found from its first letter to behind its last', () => {
    const line = '    ScsiPortNotification(NextRequest, extension);';
    expect(namedAt(names, line, 5)).toMatchObject({ startColumn: 5, endColumn: 25 });
    expect(namedAt(names, line, 25)?.entries[0]?.name).toBe('ScsiPortNotification');
    expect(namedAt(names, line, 4)).toBeUndefined();
  });

  it('is a field only behind a member operator, and then in every structure that has it', () => {
    expect(namedAt(names, 'Srb->Length = 1;', 6)?.entries).toHaveLength(2);
    expect(namedAt(names, 'ULONG Length;', 8)).toBeUndefined();
    expect(namedAt(names, 'init.HwInterrupt = Isr;', 8)?.entries[0]?.kind).toBe('field');
  });

  it('is one of the forms of other widths too', () => {
    expect(namedAt(names, 'ScsiPortReadPortUchar(p)', 3)?.entries[0]?.written).toBe(
      'UCHAR ScsiPortReadPortUchar(PUCHAR Port);',
    );
  });
});

describe('what is offered', () => {
  it('begins with what is typed, whatever its case from the third letter on', () => {
    expect(offered('  ', 'scsiportnot')).toEqual(['ScsiPortNotification']);
    expect(offered('  ', 'Re')).toEqual(['RequestComplete', 'ResetDetected', 'RequestTimerCall']);
    expect(offered('  ', 're')).toEqual([]);
    expect(offered('x = ', 'SRB_STATUS_BUS_R')).toEqual(['SRB_STATUS_BUS_RESET']);
  });

  it('is only a notification where one is wanted', () => {
    expect(offered('ScsiPortNotification(')).toHaveLength(10);
  });

  it('is only fields behind a member operator, each name once', () => {
    const fields = offered('Srb->');
    expect(fields).toContain('SrbStatus');
    expect(fields).not.toContain('NextRequest');
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('is no entry point, whose names are the miniport’s own', () => {
    expect(offered('')).not.toContain('HwScsiInterrupt');
  });
});

it('says how a name is written, what it does and where more stands', () => {
  const entry = namedAt(names, 'SP_UNTAGGED', 1)?.entries ?? [];
  expect(described(entry, '/en/reference/', 'More')).toEqual([
    '```c\n#define SP_UNTAGGED ((UCHAR)~0)\n```\n\nno tag; for `ScsiPortCompleteRequest` every bus, target or unit\n\n[More](/en/reference/values/#sp_untagged)',
  ]);
});

it.each(locales)('summarises without links, which would lead astray from the editor, %s', (locale) => {
  expect(namesOf(locale).filter(({ summary }) => summary === '' || summary.includes(']('))).toEqual([]);
});
