import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUSY, endings, endOf, IDLE, QUIET, runEach } from './miniport.fixture.ts';
import { senselessMiniport } from './senseless.fixture.ts';
import { unexplained } from './senseless-run.fixture.ts';

const DRIVERS = 60;
const SEED = 1996;

describe('senseless miniports', () => {
  it(`end in a verdict, a bug check, the budget or what is not supported (${DRIVERS} random ones)`, async () => {
    const drivers = fc.sample(senselessMiniport, { numRuns: DRIVERS, seed: SEED });
    const ends = new Set<string>();
    const runs = await runEach(drivers, { ...BUSY, limitNs: 15e9 });
    runs.forEach((events, index) => {
      ends.add(endOf(events));
      expect({ index, wrong: unexplained(events) }).toEqual({ index, wrong: [] });
    });
    // They would prove nothing if all ended alike.
    expect(ends.size).toBeGreaterThan(8);
  });

  it('cannot ask the port driver for more than there is', async () => {
    const ends = await endings(
      {
        'device extension of 4 GB': { registration: 'data.DeviceExtensionSize = 0xFFFFFFFF;' },
        'a thousand million access ranges': { registration: 'data.NumberOfAccessRanges = 1000000000;' },
        'SRB extensions of 2 GB': {
          findAdapter: 'Claim(x, config); config->SrbExtensionSize = 0x7FFFFFFF; return SP_RETURN_FOUND;',
        },
        'unit extensions of 4 GB': {
          findAdapter:
            'Claim(x, config); config->SpecificLuExtensionSize = 0xFFFFFFFF; return SP_RETURN_FOUND;',
        },
        'SRB extensions of 400 KB': { registration: 'data.SrbExtensionSize = 400000;' },
        'no transfer at all': {
          findAdapter: 'Claim(x, config); config->MaximumTransferLength = 0; return SP_RETURN_FOUND;',
        },
      },
      BUSY,
    );
    expect(new Set(Object.values(ends))).toEqual(new Set(['quiescent']));
  });

  it('cannot confuse ScsiPortInitialize', async () => {
    const initialize = (data: string) => ({
      driverEntry: `${data.includes('again') ? 'ScsiPortInitialize(driverObject, registryPath, &data, NULL);' : ''}
        return ScsiPortInitialize(driverObject, registryPath, ${data.replace('again ', '')}, NULL);`,
    });
    const ends = await endings(
      {
        'data NULL': initialize('NULL'),
        'data nowhere': initialize('(PVOID)0xFFFFFFF0'),
        'data at the end of memory': initialize('(PVOID)0x1FFFFC'),
        'data in the driver object': initialize('driverObject'),
        'data in code': initialize('(PVOID)DriverEntry'),
        twice: initialize('again &data'),
        'vendor nowhere': { registration: 'data.VendorId = (PVOID)0xFFFFFFFF;' },
        'vendor of 65535 characters': {
          registration: 'data.VendorIdLength = 0xFFFF; data.DeviceIdLength = 0xFFFF;',
        },
        'from HwScsiFindAdapter': { findAdapter: 'return ScsiPortInitialize(NULL, NULL, NULL, NULL);' },
        'from HwScsiInterrupt': { interrupt: 'return ScsiPortInitialize(NULL, NULL, NULL, NULL);' },
        forever: { driverEntry: 'for (;;) ScsiPortInitialize(driverObject, registryPath, &data, NULL);' },
        'with what is no routine': { registration: 'data.HwFindAdapter = (PVOID)0x7FFFFFFF;' },
        'with a routine of the port driver': {
          registration: 'data.HwInitialize = (PVOID)ScsiPortQuerySystemTime;',
        },
        'with DriverEntry itself': {
          registration: 'data.HwStartIo = (PVOID)DriverEntry;',
        },
      },
      QUIET,
    );
    expect(ends).toEqual({
      'data NULL': 'null-page',
      'data nowhere': 'unmapped',
      'data at the end of memory': 'unmapped',
      'data in the driver object': 'quiescent',
      'data in code': 'null-page',
      twice: 'quiescent',
      'vendor nowhere': 'unmapped',
      'vendor of 65535 characters': 'quiescent',
      'from HwScsiFindAdapter': 'wrong-context',
      'from HwScsiInterrupt': 'wrong-context',
      forever: 'budget',
      'with what is no routine': 'wild-call',
      'with a routine of the port driver': 'quiescent',
      'with DriverEntry itself': 'wrong-context',
    });
  });

  it('cannot hang the machine, nor recurse out of it', async () => {
    const ends = await endings(
      {
        'StartIo without end': {
          startIo: 'return StartIo(x, srb);',
          declarations: 'static BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK);',
        },
        'NextRequest and FALSE without end': {
          startIo: 'ScsiPortNotification(NextRequest, x); return FALSE;',
        },
        'NextRequest from HwScsiFindAdapter': {
          findAdapter: 'ScsiPortNotification(NextRequest, x); return Claim(x, config);',
        },
        'completion from HwScsiFindAdapter': {
          findAdapter: 'ScsiPortNotification(RequestComplete, x, NULL); return Claim(x, config);',
        },
        'refusals that take their time': {
          startIo: 'ScsiPortStallExecution(99999); ScsiPortNotification(NextRequest, x); return FALSE;',
        },
        'an interrupt that is never dismissed': { interrupt: 'return TRUE;' },
        'a stall for ever': { startIo: 'ScsiPortStallExecution(0xFFFFFFFF); return TRUE;' },
        'stalls for ever': { interrupt: 'for (;;) ScsiPortStallExecution(1);' },
        'prints for ever': { findAdapter: 'for (;;) SAY("%s", "again");' },
        'maps for ever': { findAdapter: 'for (;;) Claim(x, config);' },
        'looks for ever': { initialize: 'for (;;) ScsiPortGetSrb(x, 0, 0, 0, 0);' },
        'copies for ever': { initialize: 'for (;;) ScsiPortMoveMemory(x, x, sizeof(*x));' },
        'reads for ever': { interrupt: 'for (;;) READ(TH_INTST);' },
      },
      QUIET,
    );
    expect(ends).toEqual({
      'StartIo without end': 'stack-overflow',
      'NextRequest and FALSE without end': 'budget',
      'NextRequest from HwScsiFindAdapter': 'quiescent',
      'completion from HwScsiFindAdapter': 'bad-srb',
      'refusals that take their time': 'budget',
      'an interrupt that is never dismissed': 'interrupt-storm',
      'a stall for ever': 'stall-too-long',
      'stalls for ever': 'hang',
      'prints for ever': 'budget',
      'maps for ever': 'budget',
      'looks for ever': 'hang',
      'copies for ever': 'hang',
      'reads for ever': 'hang',
    });
  });

  it('are let alone by a class driver that has nothing to ask', async () => {
    expect(await endings({ idle: {} }, IDLE)).toEqual({ idle: 'quiescent' });
  });
});
