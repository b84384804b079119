import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SRB_STATUSES } from './constants.ts';
import { endings, endOf, eventsOf, QUIET, run, runEach } from './miniport.fixture.ts';

const VIOLATION = 0xf1;

/** Code and parameters of the bug check that ends the run. */
async function bugChecks(variants: Parameters<typeof runEach>[0]) {
  const runs = await runEach(variants);
  return runs.map((events) => {
    const [bugCheck] = eventsOf(events, 'bug-check');
    return { reason: bugCheck?.reason, code: bugCheck?.code, parameters: bugCheck?.parameters, events };
  });
}

describe('bug check 0xD1', () => {
  it('names address, IRQL, kind of access and program counter, one for each line', async () => {
    const interrupt = (wrong: string) => ({ interrupt: `x->Calls++;\n${wrong}\nreturn TRUE;` });
    const found = await bugChecks([
      interrupt('*(volatile ULONG *)64 = 1;'),
      interrupt('*(volatile ULONG *)64 = 1;\n*(volatile ULONG *)64 = 2;'),
      interrupt('x->Calls++;\n*(volatile ULONG *)64;'),
      interrupt('((VOID (*)(VOID))0x80000010)();'),
    ]);
    const [written, , read, called] = found.map(({ code, parameters }) => ({ code, parameters }));
    const irql = 27 - QUIET.irq;
    expect(written).toMatchObject({ code: 0xd1, parameters: [64, irql, 1, expect.any(Number)] });
    expect(read).toMatchObject({ code: 0xd1, parameters: [64, irql, 0, expect.any(Number)] });
    expect(called).toMatchObject({ code: 0xd1, parameters: [0x8000_0010, irql, 8, 0x8000_0010] });
    const counters = found.slice(0, 3).map(({ parameters }) => parameters?.[3] ?? 0);
    expect(counters.every((counter) => counter > 0x8000_0000)).toBe(true);
    expect(new Set(counters).size).toBe(3);
  });
});

describe('bug check 0xF1', () => {
  it('1000: ScsiPortInitialize wants the arguments of DriverEntry', async () => {
    const [swapped] = await bugChecks([
      { driverEntry: 'return ScsiPortInitialize(registryPath, (PVOID)0x80000000, &data, NULL);' },
    ]);
    expect(swapped).toMatchObject({ reason: 'initialize-arguments', code: VIOLATION });
    expect(swapped?.parameters?.[0]).toBe(0x1000);
    expect(swapped?.parameters?.[2]).toBe(0x8000_0000);
  });

  it('1001: a stall of more than 0.1 s', async () => {
    const [longest, longer] = await bugChecks([
      { initialize: 'Start(x); ScsiPortStallExecution(100000); return TRUE;' },
      { initialize: 'Start(x); ScsiPortStallExecution(100001); return TRUE;' },
    ]);
    expect(longest?.reason).toBeUndefined();
    expect(longer).toMatchObject({ reason: 'stall-too-long', parameters: [0x1001, 100_001, 0, 0] });
  });

  it('1002: a routine of more than 0.5 s, initialisation of more than 5 s', async () => {
    const stall = (times: number) =>
      `ULONG i; for (i = 0; i < ${times}; i++) ScsiPortStallExecution(100000);`;
    const ends = await endings({
      'StartIo 0.4 s': { startIo: `${stall(4)} Send(x, srb); return TRUE;` },
      'StartIo 0.6 s': { startIo: `${stall(6)} Send(x, srb); return TRUE;` },
      'Initialize 4.9 s': { initialize: `${stall(49)} Start(x); return TRUE;` },
      'Initialize 5.1 s': { initialize: `${stall(51)} Start(x); return TRUE;` },
      'FindAdapter and Initialize 4.9 s each': {
        findAdapter: `${stall(49)} return Claim(x, config);`,
        initialize: `${stall(49)} Start(x); return TRUE;`,
      },
      'FindAdapter 5.1 s': { findAdapter: `${stall(51)} return Claim(x, config);` },
      'FindAdapter computes': { findAdapter: 'for (;;) { }' },
      'Initialize computes 0.6 s': {
        initialize: 'volatile ULONG i; for (i = 0; i < 4000000; i++) ; Start(x); return TRUE;',
      },
      'Initialize computes': { initialize: 'for (;;) { }' },
      'Interrupt computes': { interrupt: 'for (;;) { }' },
      'Interrupt polls': { interrupt: 'while (!(READ(TH_INTST) & TH_INTST_HERR)) { } return TRUE;' },
    });
    expect(ends).toEqual({
      'StartIo 0.4 s': 'quiescent',
      'StartIo 0.6 s': 'hang',
      'Initialize 4.9 s': 'quiescent',
      'Initialize 5.1 s': 'hang',
      'FindAdapter and Initialize 4.9 s each': 'quiescent',
      'FindAdapter 5.1 s': 'quiescent',
      'FindAdapter computes': 'budget',
      'Initialize computes 0.6 s': 'quiescent',
      'Initialize computes': 'hang',
      'Interrupt computes': 'hang',
      'Interrupt polls': 'hang',
    });
  });

  it('1003: a request completed twice, before or after the completion DPC', async () => {
    const [atOnce, later] = await bugChecks([
      {
        startIo: `srb->SrbStatus = SRB_STATUS_ERROR;
          ScsiPortNotification(RequestComplete, x, srb); ScsiPortNotification(RequestComplete, x, srb);
          return TRUE;`,
      },
      {
        startIo: `if (x->Last) ScsiPortNotification(RequestComplete, x, x->Last);
          Send(x, srb); return TRUE;`,
      },
    ]);
    for (const bugCheck of [atOnce, later]) {
      expect(bugCheck).toMatchObject({ reason: 'completed-twice', code: VIOLATION });
      expect(bugCheck?.parameters?.[0]).toBe(0x1003);
    }
    expect(eventsOf(later?.events ?? [], 'srb-return')).toHaveLength(1);
  });

  it('1004: SrbStatus still pending, whatever flags are set beside it', async () => {
    const complete = (status: string) => ({
      startIo: `srb->SrbStatus = ${status}; ScsiPortNotification(RequestComplete, x, srb); return TRUE;`,
    });
    const ends = await endings({
      pending: complete('SRB_STATUS_PENDING'),
      flagged: complete('SRB_STATUS_AUTOSENSE_VALID'),
      byWildcard: {
        startIo: 'ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, 0); return TRUE;',
      },
    });
    expect(ends).toEqual({
      pending: 'pending-status',
      flagged: 'pending-status',
      byWildcard: 'pending-status',
    });
  });

  it('1004: SrbStatus that srb.h does not know, and no other, whatever flags are set beside it', async () => {
    const header = readFileSync(new URL('../include/srb_request.h', import.meta.url), 'utf8');
    const known = [...header.matchAll(/#define SRB_STATUS_\w+ +(0x[0-3]\w)\b/g)].map(([, value]) =>
      Number(value),
    );
    expect([...SRB_STATUSES]).toEqual(known);
    const statuses = Array.from({ length: 0x3f }, (_, index) => index + 1);
    const found = await bugChecks([
      ...statuses.map((status) => ({
        startIo: `srb->SrbStatus = ${status} | SRB_STATUS_AUTOSENSE_VALID;
          ScsiPortNotification(RequestComplete, x, srb); return TRUE;`,
      })),
      { startIo: 'ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, 0x7F); return TRUE;' },
    ]);
    expect(found.map(({ reason }) => reason)).toEqual([
      ...statuses.map((status) => (known.includes(status) ? undefined : 'invalid-status')),
      'invalid-status',
    ]);
  });

  it('1006: an address that the port driver knows nothing of', async () => {
    const ask = (srb: string, address: string) => ({
      startIo: `ULONG length; PHYSICAL(${srb}, ${address}); Send(x, srb); return TRUE;`,
      declarations: '',
    });
    const ends = await endings({
      'device extension': ask('NULL', 'x'),
      local: ask('NULL', '&length'),
      'buffer without its SRB': ask('NULL', 'srb->DataBuffer'),
      'buffer with its SRB': ask('srb', 'srb->DataBuffer'),
      'past the buffer': ask('srb', '(PUCHAR)srb->DataBuffer + srb->DataTransferLength'),
      'sense buffer': ask('srb', 'srb->SenseInfoBuffer'),
      'the SRB itself': ask('srb', 'srb'),
      'inside the SRB': ask('(PSCSI_REQUEST_BLOCK)&srb->Cdb', 'srb->DataBuffer'),
      'uncached extension': ask('NULL', 'x->Rings'),
      'past the uncached extension': ask('NULL', 'x->Rings + 1'),
      registers: ask('NULL', 'x->Registers'),
    });
    const unknown = 'bad-virtual-address';
    expect(ends).toEqual({
      'device extension': unknown,
      local: unknown,
      'buffer without its SRB': unknown,
      'buffer with its SRB': 'quiescent',
      'past the buffer': unknown,
      'sense buffer': 'quiescent',
      'the SRB itself': unknown,
      'inside the SRB': unknown,
      'uncached extension': 'quiescent',
      'past the uncached extension': unknown,
      registers: unknown,
    });
  });

  it('2002: what only HwScsiFindAdapter may call, and what only DriverEntry may', async () => {
    const calls = {
      ScsiPortGetDeviceBase:
        'ScsiPortGetDeviceBase(x, PCIBus, 0, ScsiPortConvertUlongToPhysicalAddress(0), 4, FALSE)',
      ScsiPortFreeDeviceBase: 'ScsiPortFreeDeviceBase(x, x->Registers)',
      ScsiPortValidateRange:
        'ScsiPortValidateRange(x, PCIBus, 0, ScsiPortConvertUlongToPhysicalAddress(0), 4, FALSE)',
      ScsiPortGetUncachedExtension: 'ScsiPortGetUncachedExtension(x, NULL, 64)',
      ScsiPortInitialize: 'ScsiPortInitialize(NULL, NULL, NULL, NULL)',
    };
    const found = await bugChecks(
      Object.values(calls).map((call) => ({ initialize: `${call}; Start(x); return TRUE;` })),
    );
    expect(found.map(({ reason, parameters }) => [reason, parameters?.[0]])).toEqual(
      Object.keys(calls).map(() => ['wrong-context', 0x2002]),
    );
    const details = found.map(({ events }) => eventsOf(events, 'bug-check')[0]?.detail);
    expect(details).toEqual(Object.keys(calls).map((routine) => ({ routine, caller: 'HwScsiInitialize' })));
  });
});

describe('an SRB that was completed', () => {
  it('belongs to the port driver: no read, write, copy, log entry or lookup reaches it', async () => {
    const completed = (text: string) => ({
      startIo: `ULONG length UNUSED; UCHAR copy[64] UNUSED;
        srb->SrbStatus = SRB_STATUS_ERROR; ScsiPortNotification(RequestComplete, x, srb); ${text} return TRUE;`,
    });
    const ends = await endings({
      read: completed('copy[0] = srb->SrbStatus;'),
      write: completed('srb->SrbStatus = SRB_STATUS_SUCCESS;'),
      'copy from': completed('ScsiPortMoveMemory(copy, srb, 64);'),
      'copy to': completed('ScsiPortMoveMemory(srb, copy, 64);'),
      log: completed('ScsiPortLogError(x, srb, 0, 0, 0, SP_BUS_TIME_OUT, 0);'),
      address: completed('PHYSICAL(srb, &srb->Cdb);'),
    });
    expect(ends).toEqual({
      read: 'completed-srb',
      write: 'completed-srb',
      'copy from': 'completed-srb',
      'copy to': 'completed-srb',
      log: 'completed-srb',
      address: 'bad-virtual-address',
    });
  });

  it('and then returned is memory that was freed', async () => {
    const ends = await endings({
      read: { startIo: 'if (x->Last) x->Calls = x->Last->SrbStatus; Send(x, srb); return TRUE;' },
    });
    expect(ends).toEqual({ read: 'freed' });
  });
});

describe('a notification', () => {
  it('needs the device extension, and an SRB that the miniport holds', async () => {
    const notify = (text: string) => ({ startIo: `srb->SrbStatus = SRB_STATUS_ERROR; ${text} return TRUE;` });
    const ends = await endings({
      'extension one byte off': notify('ScsiPortNotification(NextRequest, (PUCHAR)x + 1);'),
      'extension NULL': notify('ScsiPortNotification(RequestComplete, NULL, srb);'),
      'extension negative': notify('ScsiPortNotification(NextRequest, (PVOID)0xFFFFFFFF);'),
      'extension of CompleteRequest': notify('ScsiPortCompleteRequest(srb, 0, 0, 0, SRB_STATUS_ERROR);'),
      'extension of LogError': notify('ScsiPortLogError(srb, NULL, 0, 0, 0, 0, 0);'),
      'SRB inside': notify('ScsiPortNotification(RequestComplete, x, (PUCHAR)srb + 4);'),
      'SRB NULL': notify('ScsiPortNotification(RequestComplete, x, NULL);'),
      'SRB forgotten': notify('ScsiPortNotification(RequestComplete, x);'),
      'before there is an adapter': {
        driverEntry:
          'ScsiPortNotification(NextRequest, &data); return ScsiPortInitialize(driverObject, registryPath, &data, NULL);',
      },
    });
    expect(ends).toEqual({
      'extension one byte off': 'bad-extension',
      'extension NULL': 'bad-extension',
      'extension negative': 'bad-extension',
      'extension of CompleteRequest': 'bad-extension',
      'extension of LogError': 'bad-extension',
      'SRB inside': 'bad-srb',
      'SRB NULL': 'bad-srb',
      'SRB forgotten': 'null-page',
      'before there is an adapter': 'bad-extension',
    });
  });

  it('of no type that ScsiPort knows is a bug check', async () => {
    const types = ['LinkUp', '-1', '0x12345'];
    const entries = types.map((type) => [
      type,
      { startIo: `ScsiPortNotification(${type}, x, 0, 0, 0); return TRUE;` },
    ]);
    expect(await endings(Object.fromEntries(entries))).toEqual(
      Object.fromEntries(types.map((type) => [type, 'bad-notification'])),
    );
  });

  it('with NULL for a callback calls it', async () => {
    const ends = await endings({
      enable: { startIo: 'ScsiPortNotification(CallEnableInterrupts, x, NULL); return TRUE;' },
      disable: { startIo: 'ScsiPortNotification(CallDisableInterrupts, x, NULL); return TRUE;' },
      timer: { startIo: 'ScsiPortNotification(RequestTimerCall, x, NULL, 1000); return TRUE;' },
    });
    expect(ends).toEqual({ enable: 'null-call', disable: 'null-call', timer: 'null-call' });
  });

  it('tolerates surplus arguments', async () => {
    const events = await run({
      startIo: 'Send(x, srb); ScsiPortNotification(NextRequest, x, srb, 7); return TRUE;',
    });
    expect(endOf(events)).toBe('quiescent');
  });
});
