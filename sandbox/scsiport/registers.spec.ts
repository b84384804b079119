import { describe, expect, it } from 'vitest';
import { endings, endOf, eventsOf, IDLE, run, said } from './miniport.fixture.ts';

const WIDTHS = ['Uchar', 'Ushort', 'Ulong'] as const;
const SPACES = ['Register', 'Port'] as const;
const WRONG = 'bad-register-address';

/** HwScsiFindAdapter that reaches the HBA through its I/O ports: the second range. */
const claim = (space: string): string =>
  space === 'Register'
    ? 'Claim(x, config); '
    : `PACCESS_RANGE range = &(*config->AccessRanges)[1]; x->Registers =
       ScsiPortGetDeviceBase(x, PCIBus, 0, range->RangeStart, range->RangeLength, TRUE); `;

function inFindAdapter(text: string, space = 'Register') {
  return {
    findAdapter: `${claim(space)} ${text} return SP_RETURN_NOT_FOUND;`,
    registration: 'data.NumberOfAccessRanges = 2;',
  };
}

describe('register and port access', () => {
  it.each(SPACES)(
    'reaches a 32-bit register in %s space 32 bits at a time, and in no other width',
    async (space) => {
      const variants = WIDTHS.flatMap((width) => {
        const pointer = `(P${width.toUpperCase()})(x->Registers + TH_INTEN)`;
        return [
          [`read ${width}`, inFindAdapter(`ScsiPortRead${space}${width}(${pointer});`, space)],
          [`write ${width}`, inFindAdapter(`ScsiPortWrite${space}${width}(${pointer}, 1);`, space)],
          [
            `read buffer ${width}`,
            inFindAdapter(
              `ULONG to[2]; ScsiPortRead${space}Buffer${width}(${pointer}, (PVOID)to, 2);`,
              space,
            ),
          ],
          [
            `write buffer ${width}`,
            inFindAdapter(
              `ULONG from[2] = {1, 0}; ScsiPortWrite${space}Buffer${width}(${pointer}, (PVOID)from, 2);`,
              space,
            ),
          ],
        ];
      });
      const expected = variants.map(([name]) => [name, String(name).endsWith('Ulong') ? 'quiescent' : WRONG]);
      expect(await endings(Object.fromEntries(variants), IDLE)).toEqual(Object.fromEntries(expected));
    },
  );

  it('finds no register between registers, past the last one, outside the range, or at a plain number', async () => {
    const ends = await endings(
      {
        between: inFindAdapter('READ(TH_INTST + 2);'),
        'past the last': inFindAdapter('READ(TH_BUSCTL + 4);'),
        'over the end': inFindAdapter('READ(TH_BAR_LENGTH - 2);'),
        outside: inFindAdapter('READ(TH_BAR_LENGTH);'),
        below: inFindAdapter('READ(-4);'),
        null: inFindAdapter('x->Registers = NULL; READ(0);'),
        physical: inFindAdapter('x->Registers = (PUCHAR)0xFEB00000; READ(0);'),
        'memory as port': inFindAdapter('ScsiPortReadPortUlong((PULONG)x->Registers);'),
        'port as memory': inFindAdapter('READ(0);', 'Port'),
        'read-only': inFindAdapter('WRITE(TH_ID, 0);'),
        unmapped: inFindAdapter('ScsiPortFreeDeviceBase(x, x->Registers); READ(0);'),
      },
      IDLE,
    );
    expect(new Set(Object.values(ends))).toEqual(new Set([WRONG]));
  });

  it('goes through consecutive registers, but stays at one port', async () => {
    const text = (space: string) => `ULONG to[3]; 
      ScsiPortRead${space}BufferUlong((PULONG)(x->Registers + TH_ID), to, 3); SAY("%x %x %x", to[0], to[1], to[2]);`;
    expect(said(await run(inFindAdapter(text('Register')), IDLE))).toEqual(['54483530 0 0']);
    expect(said(await run(inFindAdapter(text('Port'), 'Port'), IDLE))).toEqual([
      '54483530 54483530 54483530',
    ]);
  });

  it('leaves register, width, unsigned value and source line in the trace', async () => {
    const events = await run(inFindAdapter('WRITE(TH_REQBASE, 0xFFFFFFFF); READ(TH_REQBASE);'), IDLE);
    const accesses = eventsOf(events, 'register-read', 'register-write');
    expect(accesses).toMatchObject([
      { kind: 'register-write', register: 'REQBASE', offset: 0x10, width: 4, value: 0xffff_ffff },
      { kind: 'register-read', register: 'REQBASE', offset: 0x10, width: 4, value: 0xffff_ffc0 },
    ]);
    expect(accesses[0]?.at?.file).toBe('miniport.c');
  });

  it('reports a bad address as the unsigned number it is', async () => {
    const events = await run(inFindAdapter('READ(1);'), IDLE);
    const [bugCheck] = eventsOf(events, 'bug-check');
    expect(bugCheck?.parameters).toEqual([0x2005, 0xf000_0001, 4, 0]);
    expect(bugCheck?.detail).toEqual({ address: 0xf000_0001, width: 4, access: 'read' });
  });

  it('faults where the buffer of a buffer routine does', async () => {
    const buffer = (pointer: string, count: string) =>
      inFindAdapter(
        `ScsiPortReadPortBufferUlong((PULONG)x->Registers, (PULONG)${pointer}, ${count});`,
        'Port',
      );
    const ends = await endings(
      {
        none: buffer('NULL', '0'),
        null: buffer('NULL', '1'),
        wild: buffer('0x7FFFFFF0', '1'),
        top: buffer('0xFFFFFFFC', '3'),
        'past a local': buffer('&again', '0x40000000'),
        source: inFindAdapter('ScsiPortWriteRegisterBufferUlong(REG(TH_INTEN), NULL, 1);'),
        'driver object': inFindAdapter('ScsiPortReadRegisterBufferUlong(REG(0), (PULONG)argument, 1);'),
      },
      IDLE,
    );
    expect(ends).toMatchObject({
      none: 'quiescent',
      null: 'null-page',
      wild: 'unmapped',
      top: 'unmapped',
      source: 'null-page',
    });
    expect(ends['past a local']).toMatch(/redzone|stack/);
  });

  it('is the only way: a plain load or store of a mapped register is a fault', async () => {
    const ends = await endings(
      { load: inFindAdapter('x->Calls = *REG(TH_ID);'), store: inFindAdapter('*REG(TH_INTEN) = 1;') },
      IDLE,
    );
    expect(ends).toEqual({ load: 'device-registers', store: 'device-registers' });
  });
});

describe('ScsiPortGetDeviceBase', () => {
  it('is NULL for what no device decodes', async () => {
    const base = (address: string, length: string, io: string) =>
      `ScsiPortGetDeviceBase(x, PCIBus, 0, (SCSI_PHYSICAL_ADDRESS){.QuadPart = ${address}}, ${length}, ${io})`;
    const events = await run(
      {
        findAdapter: `SAY("%d%d%d%d%d%d%d",
          ${base('0xFEB00000', '0x100', 'FALSE')} != NULL, ${base('0xFEB00000', '0x101', 'FALSE')} != NULL,
          ${base('0xFEB00000', '0x100', 'TRUE')} != NULL, ${base('0xFEB00000', '0', 'FALSE')} != NULL,
          ${base('0x1FEB00000', '0x100', 'FALSE')} != NULL, ${base('0xE800', '4', 'TRUE')} == (PVOID)0xE800,
          ${base('0', '0xFFFFFFFF', 'FALSE')} != NULL);
          return SP_RETURN_NOT_FOUND;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['1000010']);
  });

  it('is NULL when no address is left to map to', async () => {
    const events = await run(
      {
        findAdapter: `ULONG count = 0;
          while (Claim(x, config) || x->Registers) count++;
          SAY("%u", count);
          return SP_RETURN_NOT_FOUND;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['4096']);
    expect(endOf(events)).toBe('quiescent');
  });
});
