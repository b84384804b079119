import { describe, expect, it } from 'vitest';
import {
  endOf,
  eventsOf,
  IDLE,
  type MiniportParts,
  QUIET,
  returned,
  run,
  runEach,
  said,
} from './miniport.fixture.ts';

const SUCCESS = 0;
const INVALID_PARAMETER = 0xc000000d;
const NO_SUCH_DEVICE = 0xc000000e;
const INSUFFICIENT_RESOURCES = 0xc000009a;

/** What became of ScsiPortInitialize, by how each miniport differs from one that works. */
async function initialize(variants: readonly MiniportParts[]) {
  const runs = await runEach(variants);
  return runs.map((events) => {
    const entry = eventsOf(events, 'routine-exit').find(({ routine }) => routine === 'DriverEntry');
    return {
      status: (entry?.result ?? -1) >>> 0,
      called: eventsOf(events, 'routine-enter').map(({ routine }) => routine),
      requests: eventsOf(events, 'srb-queue').length,
      end: endOf(events),
    };
  });
}

const registration = (text: string): MiniportParts => ({ registration: `data.${text};` });

/** HwScsiFindAdapter is not called. */
const refused = (status: number) => ({ status, called: ['DriverEntry'], requests: 0, end: 'quiescent' });

describe('ScsiPortInitialize', () => {
  it('calls HwScsiFindAdapter, then HwScsiInitialize, before DriverEntry returns', async () => {
    const [answer] = await initialize([{}]);
    expect(answer).toMatchObject({ status: SUCCESS, requests: 4 });
    expect(answer?.called.slice(0, 3)).toEqual(['DriverEntry', 'HwScsiFindAdapter', 'HwScsiInitialize']);
  });

  it('refuses a miniport without one of its required routines', async () => {
    const required = ['HwInitialize', 'HwStartIo', 'HwFindAdapter', 'HwResetBus'];
    const answers = await initialize(required.map((routine) => registration(`${routine} = NULL`)));
    expect(answers).toEqual(required.map(() => refused(INVALID_PARAMETER)));
  });

  it('refuses a structure that is smaller than NT 4.0’s, or larger than it knows', async () => {
    const sizes = [0, 75, 81, 0xffff_ffff];
    const answers = await initialize(
      sizes.map((size) => registration(`HwInitializationDataSize = ${size}u`)),
    );
    expect(answers).toEqual(sizes.map(() => refused(INVALID_PARAMETER)));
    const [withoutAdapterControl] = await initialize([registration('HwInitializationDataSize = 76')]);
    expect(withoutAdapterControl?.status).toBe(SUCCESS);
  });

  it('finds no device of another vendor, kind or bus', async () => {
    const others = [
      'VendorId = "1AF4"',
      'VendorIdLength = 3',
      'DeviceId = "5051"',
      'AdapterInterfaceType = Isa',
    ];
    expect(await initialize(others.map(registration))).toEqual(others.map(() => refused(NO_SUCH_DEVICE)));
  });

  it('has no adapter when HwScsiFindAdapter does not return SP_RETURN_FOUND', async () => {
    const results = ['SP_RETURN_NOT_FOUND', 'SP_RETURN_ERROR', 'SP_RETURN_BAD_CONFIG', '77'];
    const answers = await initialize(results.map((result) => ({ findAdapter: `return ${result};` })));
    const called = ['DriverEntry', 'HwScsiFindAdapter'];
    expect(answers).toEqual(results.map(() => ({ ...refused(NO_SUCH_DEVICE), called })));
  });

  it('has no adapter, and no interrupt, when HwScsiInitialize returns FALSE', async () => {
    const raise = 'WRITE(TH_INTEN, TH_INTST_CAUSES); WRITE(TH_BUSCTL, 1);';
    const [quiet, raised] = await initialize([
      { initialize: 'Start(x); return FALSE;' },
      { initialize: `Start(x); ${raise} return FALSE;` },
    ]);
    const called = ['DriverEntry', 'HwScsiFindAdapter', 'HwScsiInitialize'];
    expect(quiet).toEqual({ ...refused(NO_SUCH_DEVICE), called });
    // The line that is up when HwScsiInitialize returns is served once: then nobody is connected.
    expect(raised).toEqual({ ...refused(NO_SUCH_DEVICE), called: [...called, 'HwScsiInterrupt'] });
  });

  it('claims an adapter once, however often it is called', async () => {
    const events = await run({
      driverEntry: `ULONG first = ScsiPortInitialize(driverObject, registryPath, &data, NULL);
        SAY("%x", ScsiPortInitialize(driverObject, registryPath, &data, NULL));
        return first;`,
    });
    expect(said(events)).toEqual([NO_SUCH_DEVICE.toString(16)]);
    expect(returned(events)).toHaveLength(4);
    expect(eventsOf(events, 'isr-enter')).toHaveLength(4);
  });

  it('says so when there is no memory for what the miniport asks for', async () => {
    const giant = [
      'DeviceExtensionSize = 0xFFFFFFFF',
      'NumberOfAccessRanges = 1000000000',
      'SrbExtensionSize = 0x7FFFFFFF',
      'SpecificLuExtensionSize = 0xFFFFFFF0',
    ];
    const answers = await initialize(giant.map(registration));
    expect(answers.map(({ status }) => status)).toEqual(giant.map(() => INSUFFICIENT_RESOURCES));
    expect(answers.map(({ requests }) => requests)).toEqual(giant.map(() => 0));
  });

  it('hands its fourth argument on to HwScsiFindAdapter', async () => {
    const events = await run({
      driverEntry: 'return ScsiPortInitialize(driverObject, registryPath, &data, (PVOID)0x1234);',
      findAdapter: 'SAY("%x", context); return SP_RETURN_NOT_FOUND;',
    });
    expect(said(events)).toEqual(['1234']);
  });

  it('zeroes the device extension and tells HwScsiFindAdapter where the adapter is', async () => {
    const parts = {
      findAdapter: `PACCESS_RANGE range = &(*config->AccessRanges)[0];
        ULONG i, sum = 0;
        for (i = 0; i < sizeof(EXTENSION); i++) sum += ((PUCHAR)x)[i];
        SAY("%u %u %x %x %u %u", sum, *again, range->RangeStart.LowPart, range->RangeLength,
            range->RangeInMemory, range[1].RangeInMemory);
        SAY("%u %u %x", config->Length, config->BusInterruptLevel, config->MaximumTransferLength);
        SAY("%u %u %d", config->SlotNumber, config->NumberOfAccessRanges, config->AdapterInterfaceType);
        return SP_RETURN_NOT_FOUND;`,
      registration: 'data.NumberOfAccessRanges = 2;',
    };
    expect(said(await run(parts, IDLE))).toEqual(['0 0 feb00000 100 1 0', '140 11 ffffffff', '10 2 5']);
  });
});

describe('DriverEntry', () => {
  const returning = (status: string): MiniportParts => ({
    driverEntry: `ScsiPortInitialize(driverObject, registryPath, &data, NULL); return ${status};`,
  });

  it('unloads the miniport when it returns what NT_SUCCESS does not hold for', async () => {
    const [failed, negative, informed] = await runEach([
      returning('0xC0000001'),
      returning('(ULONG)-1'),
      returning('0x40000000'),
    ]);
    for (const events of [failed, negative]) {
      expect(eventsOf(events ?? [], 'srb-queue')).toEqual([]);
      expect(endOf(events ?? [])).toBe('quiescent');
    }
    expect(returned(informed ?? [])).toHaveLength(4);
  });

  it('that registers nothing gets no requests', async () => {
    const noGap = { ...QUIET, workload: { ...QUIET.workload, gapNs: [0, 0] as const } };
    const events = await run({ driverEntry: 'return 0;' }, noGap);
    expect(events.map(({ kind }) => kind)).toEqual(['routine-enter', 'routine-exit', 'end']);
  });
});

describe('a miniport without HwInterrupt', () => {
  it('hears nothing of its interrupt line, which the interrupt controller masks, and times out', async () => {
    const events = await run(registration('HwInterrupt = NULL'));
    expect(eventsOf(events, 'miniport-registered')[0]?.routines.HwScsiInterrupt).toBe('');
    expect(eventsOf(events, 'line-assert').length).toBeGreaterThan(0);
    expect(eventsOf(events, 'isr-enter')).toEqual([]);
    expect(eventsOf(events, 'srb-timeout').length).toBeGreaterThan(0);
    expect(endOf(events)).toBe('quiescent');
  });
});
