import { expect, it } from 'vitest';
import { endings, eventsOf, IDLE, run, said } from './miniport.fixture.ts';

const print = (calls: readonly string[]) => ({
  declarations: '#pragma clang diagnostic ignored "-Wformat"',
  driverEntry: `${calls.map((call) => `SAY(${call});`).join('\n')} return 0;`,
});

it('formats as the debugger does', async () => {
  const table: [call: string, text: string][] = [
    ['"plain"', 'plain'],
    ['"100%%"', '100%'],
    ['"%d %i %u", -1, -2, -1', '-1 -2 4294967295'],
    ['"%x %X %o", 0xBEEF, 0xBEEF, 8', 'beef BEEF 10'],
    ['"%#x %#X %#o %#x", 255, 255, 8, 0', '0xff 0XFF 010 0'],
    ['"%08x|%8x|%-8x|", 0xABC, 0xABC, 0xABC', '00000abc|     abc|abc     |'],
    ['"%#010x|%+d|% d|%+05d", 255, 7, 7, 7', '0x000000ff|+7| 7|+0007'],
    ['"%.4x|%8.4x|%-8.4d|%.2d", 10, 10, -10, 100', '000a|    000a|-0010   |100'],
    ['"%05d|%05d", -42, 42', '-0042|00042'],
    ['"%ld %lu %lx", -1L, 4000000000UL, 0xFFFFFFFFUL', '-1 4000000000 ffffffff'],
    ['"%hd %hu %hhd %hhu", 0x1FFFF, 0x1FFFF, 0x1FF, 0x1FF', '-1 65535 -1 255'],
    ['"%d %I64d %d", 1, -5000000000LL, 2', '1 -5000000000 2'],
    ['"%llx|%I64u", 0x123456789ABCDEFULL, ~0ULL', '123456789abcdef|18446744073709551615'],
    ['"%c%c|%3c|%-3c|", 65, 0x142, 67, 68', 'AB|  C|D  |'],
    ['"%s|%5s|%-5s|%.2s|", "abc", "abc", "abc", "abc"', 'abc|  abc|abc  |ab|'],
    ['"%s %p", (char *)0, (void *)0xF00', '(null) 00000F00'],
    ['"%ws %S %.1ws", L"wide", L"too", L"cut"', 'wide too c'],
    ['"%*d|%-*d|%.*s|%*d|", 4, 7, 4, 7, 2, "abc", -3, 1', '   7|7   |ab|1  |'],
    ['"%y %", 1', '%y %'],
  ];
  expect(said(await run(print(table.map(([call]) => call)), IDLE))).toEqual(table.map(([, text]) => text));
});

it('shows no more than 512 characters, however many are asked for', async () => {
  const calls = [
    '"%999999999d", 1',
    '"%.999999999d", 1',
    '"%*d%*d%*d", 400, 1, 400, 1, 0x7FFFFFFF, 1',
    '"%0*d", 0x80000000, 1',
  ];
  const lengths = said(await run(print(calls), IDLE)).map((text) => text.length);
  expect(lengths).toEqual([512, 512, 512, 512]);
});

it('faults where an argument cannot be read', async () => {
  const ends = await endings(
    {
      format: print(['(PCCHAR)0']),
      string: print(['"%s", 8']),
      'wide string': print(['"%S", 0xFFFFFFFE']),
      'no argument': print(['"%d"']),
    },
    IDLE,
  );
  expect(ends).toEqual({
    format: 'null-page',
    string: 'null-page',
    'wide string': 'unmapped',
    'no argument': 'null-page',
  });
});

it('records the level as the unsigned number it is', async () => {
  const events = await run({ driverEntry: 'DebugPrint((0xFFFFFFFF, "x")); return 0;' }, IDLE);
  expect(eventsOf(events, 'debug')).toMatchObject([{ level: 0xffff_ffff, text: 'x' }]);
});
