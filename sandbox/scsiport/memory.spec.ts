import { describe, expect, it } from 'vitest';
import {
  BUSY,
  endings,
  endOf,
  eventsOf,
  IDLE,
  QUIET,
  returned,
  run,
  runEach,
  said,
} from './miniport.fixture.ts';

describe('addresses', () => {
  it('differ between processor and bus, not by a constant, and from seed to seed', async () => {
    const parts = {
      findAdapter: `ULONG i, length;
        for (i = 0; i < 4; i++) {
          PUCHAR memory = ScsiPortGetUncachedExtension(x, config, 5000);
          SCSI_PHYSICAL_ADDRESS physical = ScsiPortGetPhysicalAddress(x, NULL, memory + 8, &length);
          SAY("%u %u %d", (ULONG)memory + 8, physical.LowPart, physical.HighPart);
          SAY("%u %u", length, ScsiPortGetVirtualAddress(x, physical) == memory + 8);
        }
        return SP_RETURN_NOT_FOUND;`,
    };
    const lines = said(await run(parts, IDLE, 1));
    const [addresses, lengths] = [0, 1].map((odd) => lines.filter((_, index) => index % 2 === odd));
    const apart = (addresses ?? []).map((line) => {
      const [virtual = 0, physical = 0, high] = line.split(' ').map(Number);
      expect(high).toBe(0);
      return physical - virtual;
    });
    expect(new Set(apart).size).toBe(4);
    expect(apart).not.toContain(0);
    expect(lengths).toEqual(Array(4).fill('4992 1'));
    expect(said(await run(parts, IDLE, 2))).not.toEqual(lines);
  });

  it('are told with a length, which must have somewhere to go', async () => {
    const ends = await endings({
      null: { startIo: 'ScsiPortGetPhysicalAddress(x, srb, srb->DataBuffer, NULL); return TRUE;' },
    });
    expect(ends).toEqual({ null: 'null-page' });
  });

  it('of the bus that no memory answers have no virtual counterpart', async () => {
    const events = await run(
      {
        findAdapter: `SAY("%p", ScsiPortGetVirtualAddress(x, ScsiPortConvertUlongToPhysicalAddress(0xFEB00000)));
          SAY("%x", ScsiPortConvertPhysicalAddressToUlong(ScsiPortConvertUlongToPhysicalAddress(0xFEDCBA98)));
          return SP_RETURN_NOT_FOUND;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['00000000', 'fedcba98']);
  });
});

describe('NeedPhysicalAddresses', () => {
  const undeclared = 'data.NeedPhysicalAddresses = FALSE; data.SrbExtensionSize = 64;';
  /** Gets its memory and asks for no address of it; completes each request at once. */
  const without = {
    registration: undeclared,
    findAdapter: `x->Rings = ScsiPortGetUncachedExtension(x, config, 4096);
      config->NumberOfBuses = 1;
      return SP_RETURN_FOUND;`,
    initialize: 'return TRUE;',
  };
  const asking = (srb: string, address: string) => ({
    ...without,
    startIo: `ULONG length;
      PHYSICAL(${srb}, ${address});
      srb->SrbStatus = SRB_STATUS_INVALID_REQUEST;
      ScsiPortNotification(RequestComplete, x, srb);
      ScsiPortNotification(NextRequest, x);
      return TRUE;`,
  });

  it('is FALSE: the addresses of extensions are not translated', async () => {
    const ends = await endings({
      'in HwScsiFindAdapter': { registration: undeclared },
      'uncached extension': asking('NULL', 'x->Rings'),
      'SRB extension': asking('NULL', 'srb->SrbExtension'),
    });
    expect(ends).toEqual({
      'in HwScsiFindAdapter': 'undeclared-address',
      'uncached extension': 'undeclared-address',
      'SRB extension': 'undeclared-address',
    });
  });

  it("is FALSE: nothing is said of an SRB's buffers, and what is no address stays none", async () => {
    const ends = await endings({
      data: asking('srb', 'srb->DataBuffer'),
      sense: asking('srb', 'srb->SenseInfoBuffer'),
      'sense without its SRB': asking('NULL', 'srb->SenseInfoBuffer'),
      'device extension': asking('NULL', 'x'),
    });
    expect(ends).toEqual({
      data: 'quiescent',
      sense: 'quiescent',
      'sense without its SRB': 'quiescent',
      'device extension': 'bad-virtual-address',
    });
  });

  it('may be set by HwScsiFindAdapter for its HBA, and counts from then on', async () => {
    const ends = await endings({
      'by HwScsiFindAdapter': {
        ...asking('NULL', 'x->Rings'),
        findAdapter: `config->NeedPhysicalAddresses = TRUE; ${without.findAdapter}`,
      },
      'by DriverEntry, reset by HwScsiFindAdapter': {
        ...asking('NULL', 'x->Rings'),
        registration: 'data.SrbExtensionSize = 64;',
        findAdapter: `config->NeedPhysicalAddresses = FALSE; ${without.findAdapter}`,
      },
    });
    expect(Object.values(ends)).toEqual(['quiescent', 'quiescent']);
  });
});

describe('ScsiPortGetUncachedExtension', () => {
  it('gives zeroed memory of just the length asked for', async () => {
    const extension = (text: string) => ({
      findAdapter: `PUCHAR memory = ScsiPortGetUncachedExtension(x, config, 100); ULONG i, sum = 0; ${text}
        for (i = 0; i < 100; i++) sum += memory[i];
        SAY("%u", sum); return SP_RETURN_NOT_FOUND;`,
    });
    const [whole, beyond] = await runEach(
      [extension('memory[99] = 7;'), extension('memory[100] = 7;')],
      IDLE,
    );
    expect(said(whole ?? [])).toEqual(['7']);
    expect(endOf(beyond ?? [])).toBe('redzone');
  });

  it('returns NULL when there is not so much memory', async () => {
    const events = await run(
      {
        findAdapter: `ULONG count = 0;
          SAY("%p", ScsiPortGetUncachedExtension(x, config, 0xFFFFFFFF));
          while (ScsiPortGetUncachedExtension(x, config, 4096)) count++;
          SAY("%u", count > 100);
          return SP_RETURN_NOT_FOUND;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['00000000', '1']);
  });

  it('that leaves nothing for a request stops the machine', async () => {
    const events = await run(
      {
        findAdapter: `while (ScsiPortGetUncachedExtension(x, config, 4096)) { }
          config->NumberOfBuses = 1; config->MaximumTransferLength = 0x10000; return SP_RETURN_FOUND;`,
        initialize: 'return TRUE;',
      },
      { ...QUIET, workload: { ...QUIET.workload, transferBlocks: [100, 100] } },
    );
    const [bugCheck] = eventsOf(events, 'bug-check');
    expect(bugCheck).toMatchObject({ reason: 'pool-exhausted', code: 0x41 });
    expect(bugCheck?.detail).toEqual({ size: 51_200, region: 'data-buffer' });
  });
});

describe('more requests than there is memory for', () => {
  it('wait for each other’s', async () => {
    const events = await run(
      {},
      {
        ...BUSY,
        workload: { requests: 60, transferBlocks: [128, 128], writePercent: 50, gapNs: [0, 0] },
      },
    );
    expect(endOf(events)).toBe('quiescent');
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(60);
  });
});

describe('SRB extensions and logical unit extensions', () => {
  it('are as long as asked for, zeroed, each request’s and unit’s own, and reachable by the HBA', async () => {
    const parts = {
      registration: 'data.SrbExtensionSize = 24; data.SpecificLuExtensionSize = 40;',
      startIo: `ULONG length; PULONG unit = ScsiPortGetLogicalUnit(x, 0, srb->TargetId, srb->Lun);
        PULONG own = srb->SrbExtension;
        SAY("%u %u", unit[9]++, own[5]++);
        PHYSICAL(NULL, own); SAY("%u", length);
        Send(x, srb); return TRUE;`,
    };
    const lines = said(await run(parts, QUIET));
    expect(lines).toEqual(['0 0', '24', '1 0', '24', '2 0', '24', '3 0', '24']);
    const ends = await endings({
      'SRB extension': { ...parts, startIo: '((PUCHAR)srb->SrbExtension)[24] = 1; return TRUE;' },
      'unit extension': {
        ...parts,
        startIo: '((PUCHAR)ScsiPortGetLogicalUnit(x, 0, 0, 0))[40] = 1; return TRUE;',
      },
      'none asked for': { startIo: '((PUCHAR)srb->SrbExtension)[0] = 1; return TRUE;' },
    });
    expect(ends).toEqual({
      'SRB extension': 'redzone',
      'unit extension': 'redzone',
      'none asked for': 'null-page',
    });
  });

  it('is NULL for a unit that nobody has asked anything of', async () => {
    const events = await run({
      registration: 'data.SpecificLuExtensionSize = 8;',
      startIo: `SAY("%u%u%u", ScsiPortGetLogicalUnit(x, 0, 0, 0) != NULL, ScsiPortGetLogicalUnit(x, 0, 1, 0) != NULL,
        ScsiPortGetLogicalUnit(x, 1, 0, 0) != NULL); Send(x, srb); return TRUE;`,
    });
    expect(said(events)[0]).toBe('100');
  });
});

describe('ScsiPortGetSrb', () => {
  it('finds the SRB that the miniport holds of a unit, until it is completed', async () => {
    const find = 'ScsiPortGetSrb(x, 0, 0, 0, SP_UNTAGGED)';
    const events = await run({
      initialize: `SAY("%p", ${find}); Start(x); return TRUE;`,
      startIo: `SAY("%u %p %u", ${find} == srb, ScsiPortGetSrb(x, 0, 1, 0, SP_UNTAGGED), srb->QueueTag);
        Send(x, srb); return TRUE;`,
      interrupt: `if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
        SAY("%u", ${find} == x->Last); Serve(x); SAY("%p", ${find}); return TRUE;`,
    });
    expect(said(events).slice(0, 4)).toEqual(['00000000', '1 00000000 255', '1', '00000000']);
  });
});

describe('ScsiPortMoveMemory', () => {
  it('copies ranges that overlap, and checks both of them', async () => {
    const move = (target: string, source: string, length: string) => ({
      startIo: `UCHAR bytes[16] = "abcdefgh"; ScsiPortMoveMemory(${target}, ${source}, ${length});
        SAY("%s", bytes); Send(x, srb); return TRUE;`,
    });
    const runs = await runEach([
      move('bytes + 2', 'bytes', '8'),
      move('bytes', 'bytes + 2', '8'),
      move('NULL', 'NULL', '0'),
    ]);
    expect(runs.map((events) => said(events)[0])).toEqual(['ababcdefgh', 'cdefgh', 'abcdefgh']);
    const ends = await endings({
      'from nowhere': move('bytes', 'NULL', '1'),
      'to nowhere': move('NULL', 'bytes', '1'),
      'from all of memory': move('bytes', 'bytes', '0xFFFFFFFF'),
      'to the port driver': move('(PUCHAR)x - 8', 'bytes', '4'),
      'from the port driver': move('bytes', '(PUCHAR)x - 8', '4'),
      'to registers': move('x->Registers', 'bytes', '4'),
      'to the data of a write': {
        registration: 'data.MapBuffers = TRUE;',
        startIo:
          'if (srb->SrbFlags & SRB_FLAGS_DATA_OUT) ScsiPortMoveMemory(srb->DataBuffer, x, 4); Send(x, srb); return TRUE;',
      },
      'to data that is not mapped': move('srb->DataBuffer', 'bytes', '4'),
    });
    expect(ends).toMatchObject({
      'from nowhere': 'null-page',
      'to nowhere': 'null-page',
      'to the port driver': 'port-driver-data',
      'from the port driver': 'quiescent',
      'to registers': 'device-registers',
      'to the data of a write': 'data-buffer',
      'to data that is not mapped': 'unmapped-buffer',
    });
    expect(ends['from all of memory']).toMatch(/redzone/);
  });

  it('takes time in proportion, and shows in the trace as an access to an SRB', async () => {
    const events = await run({
      startIo: `UCHAR copy[64]; ULONG i;
        for (i = 0; i < 2; i++) { SAY("tick"); ScsiPortMoveMemory(copy, copy, i * 64); } SAY("tick");
        ScsiPortMoveMemory(copy, srb, 64); ScsiPortLogError(x, srb, 0, 0, 0, SP_BUS_TIME_OUT, 9);
        Send(x, srb); return TRUE;`,
    });
    const [one = 0, two = 0, three = 0] = eventsOf(events, 'debug').map(({ time }) => time);
    expect(three - two - (two - one)).toBe(16 * 10);
    const [access] = eventsOf(events, 'srb-access');
    expect(access).toMatchObject({ srb: 1, offset: 0, write: false });
    expect(eventsOf(events, 'log-error')[0]?.at?.line).toBe(
      access?.at?.line === undefined ? 0 : access.at.line,
    );
  });

  it('takes longer from uncached memory, whose every word is fetched', async () => {
    const parts = {
      findAdapter: `UCHAR copy[64]; ULONG i; PUCHAR memory = ScsiPortGetUncachedExtension(x, config, 64);
        for (i = 0; i < 2; i++) { SAY("tick"); ScsiPortMoveMemory(copy, memory, i * 64); } SAY("tick");
        return SP_RETURN_NOT_FOUND;`,
    };
    const times = eventsOf(await run(parts, IDLE), 'debug').map(({ time }) => time);
    const [one = 0, two = 0, three = 0] = times;
    expect(three - two - (two - one)).toBe(16 * 150);
  });
});

describe('the rest', () => {
  it('ScsiPortQuerySystemTime counts units of 100 ns since 1601', async () => {
    const events = await run({
      startIo: `LARGE_INTEGER now; ScsiPortQuerySystemTime(&now); SAY("%I64d", now.QuadPart); Send(x, srb); return TRUE;`,
    });
    const [first] = eventsOf(events, 'debug');
    const since1601 = BigInt(Date.UTC(1996, 0, 1) - Date.UTC(1601, 0, 1)) * 10_000n;
    const elapsed = Number(BigInt(first?.text ?? 0) - since1601) * 100;
    expect(Math.abs(elapsed - (first?.time ?? 0))).toBeLessThan(1000);
  });

  it('ScsiPortLogError leaves all that it was told in the event log, from initialisation on', async () => {
    const events = await run({
      findAdapter:
        'ScsiPortLogError(x, NULL, 0, 7, 1, SP_IRQ_NOT_RESPONDING, 0xFFFFFFFF); return Claim(x, config);',
      startIo:
        'ScsiPortLogError(x, srb, 0, srb->TargetId, 0, SP_BUS_PARITY_ERROR, 42); Send(x, srb); return TRUE;',
    });
    expect(eventsOf(events, 'log-error').slice(0, 2)).toMatchObject([
      { path: 0, target: 7, lun: 1, code: 8, uniqueId: 0xffff_ffff },
      { srb: 1, path: 0, target: 0, lun: 0, code: 1, uniqueId: 42 },
    ]);
  });
});
