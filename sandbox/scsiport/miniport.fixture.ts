/** For specs: miniports in C, run on a machine with the training HBA. */

import { readdir, readFile } from 'node:fs/promises';
import { createNodeCompiler } from '../cli/node-toolchain.ts';
import type { MachineConfig } from '../grading/machine-config.ts';
import { simulate } from '../grading/simulate.ts';
import { type PreparedProgram, prepareProgram } from '../program/prepare.ts';
import type { SourceFile } from '../toolchain/compiler.ts';
import type { EventKind, EventOf, TraceEvent } from '../trace/event.ts';

const GIVEN = new URL('../../content/scenarios/given/training-hba/', import.meta.url);

/** One disk, four small requests far enough apart not to meet. */
export const QUIET: MachineConfig = {
  irq: 11,
  hba: { model: 'training-hba', fetchNs: 2000, bytesPerSecond: 10e6 },
  targets: [{ target: 0, lun: 0, blocks: 256, latencyNs: [100_000, 200_000] }],
  workload: { requests: 4, transferBlocks: [1, 2], writePercent: 50, gapNs: [1_000_000, 2_000_000] },
  limitNs: 60e9,
};

/** Three disks, requests that come faster than they are done. */
export const BUSY: MachineConfig = {
  ...QUIET,
  targets: [0, 1, 2].map((target) => ({ target, lun: 0, blocks: 256, latencyNs: [50_000, 400_000] })),
  workload: { requests: 12, transferBlocks: [1, 4], writePercent: 50, gapNs: [0, 50_000] },
};

/** Nobody asks the miniport for anything. */
export const IDLE: MachineConfig = { ...QUIET, workload: { ...QUIET.workload, requests: 0 } };

let compiler: ReturnType<typeof createNodeCompiler> | undefined;

/** @throws Error with Clang's messages */
export async function prepareSources(sources: readonly SourceFile[]): Promise<PreparedProgram> {
  compiler ??= createNodeCompiler();
  const result = await (await compiler).compile(sources);
  if (!result.ok) {
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    const text = errors.map(({ file, range, message }) => `${file}:${range.start.line}: ${message}`);
    throw new Error(text.join('\n'));
  }
  return prepareProgram(result.module);
}

/** The parts of a miniport that can be replaced, as C text. */
export interface MiniportParts {
  /** File scope, before everything else. */
  readonly declarations?: string;
  /** Statements of each routine; `x` is the device extension, `srb` the SRB, `data` HW_INITIALIZATION_DATA. */
  readonly driverEntry?: string;
  /** Between filling in `data` and ScsiPortInitialize. */
  readonly registration?: string;
  readonly findAdapter?: string;
  readonly initialize?: string;
  readonly startIo?: string;
  readonly interrupt?: string;
  readonly resetBus?: string;
}

/** What all of them share: the training HBA, served one request at a time. */
const COMMON = `#include <miniport.h>
#include <scsi.h>
#include <srb.h>
#include "training-hba.h"
#define ENTRIES 33
typedef struct { TH_REQUEST Request[ENTRIES]; TH_COMPLETION Completion[ENTRIES]; } RINGS;
typedef struct {
  PUCHAR Registers; RINGS *Rings; ULONG RequestBase; ULONG CompletionBase; ULONG Tail; ULONG Head;
  PSCSI_REQUEST_BLOCK Srb[ENTRIES]; PSCSI_REQUEST_BLOCK Last; ULONG Calls; ULONG Memo[8];
} EXTENSION;
#define REG(Offset) ((PULONG)(x->Registers + (Offset)))
#define READ(Offset) ScsiPortReadRegisterUlong(REG(Offset))
#define WRITE(Offset, Value) ScsiPortWriteRegisterUlong(REG(Offset), Value)
#define SAY(...) ScsiDebugPrint(0, __VA_ARGS__)
#define PHYSICAL(Srb, Address) ScsiPortGetPhysicalAddress(x, Srb, Address, &length).LowPart
#define UNUSED __attribute__((unused))
ULONG DriverEntry(PVOID driverObject, PVOID registryPath);
static UNUSED BOOLEAN Claim(EXTENSION *x, PPORT_CONFIGURATION_INFORMATION config) {
  PACCESS_RANGE range = &(*config->AccessRanges)[0];
  ULONG length;
  x->Registers = ScsiPortGetDeviceBase(x, config->AdapterInterfaceType, config->SystemIoBusNumber,
                                       range->RangeStart, range->RangeLength, !range->RangeInMemory);
  x->Rings = ScsiPortGetUncachedExtension(x, config, sizeof(RINGS));
  if (x->Registers == NULL || x->Rings == NULL) return FALSE;
  x->RequestBase = PHYSICAL(NULL, x->Rings->Request);
  x->CompletionBase = PHYSICAL(NULL, x->Rings->Completion);
  config->NumberOfBuses = 1;
  config->MaximumTransferLength = 0x10000;
  return TRUE;
}
static UNUSED VOID Start(EXTENSION *x) {
  x->Tail = x->Head = 0;
  WRITE(TH_CTRL, TH_CTRL_RST);
  WRITE(TH_REQBASE, x->RequestBase);
  WRITE(TH_CMPBASE, x->CompletionBase);
  WRITE(TH_RINGSZ, TH_RINGSZ_REQN(ENTRIES) | TH_RINGSZ_CMPN(ENTRIES));
  WRITE(TH_INTEN, TH_INTEN_CMPL);
  WRITE(TH_CTRL, TH_CTRL_RUN);
}
static UNUSED VOID Send(EXTENSION *x, PSCSI_REQUEST_BLOCK srb) {
  PTH_REQUEST request = &x->Rings->Request[x->Tail];
  ULONG length, i;
  request->Context = x->Tail;
  request->Target = srb->TargetId;
  request->Lun = srb->Lun;
  request->CdbLength = srb->CdbLength;
  request->Direction = srb->SrbFlags & SRB_FLAGS_DATA_IN ? TH_DIRECTION_IN : TH_DIRECTION_OUT;
  request->DataAddress = PHYSICAL(srb, srb->DataBuffer);
  request->DataLength = srb->DataTransferLength;
  request->SenseAddress = 0;
  request->SenseLength = 0;
  for (i = 0; i < 16; i++) request->Cdb[i] = srb->Cdb[i];
  x->Srb[x->Tail] = x->Last = srb;
  x->Tail = (x->Tail + 1) % ENTRIES;
  WRITE(TH_REQTAIL, x->Tail);
}
/* The next SRB that the HBA has finished, with its status set; NULL when there is none. */
static UNUSED PSCSI_REQUEST_BLOCK Take(EXTENSION *x) {
  PTH_COMPLETION completion = &x->Rings->Completion[x->Head];
  PSCSI_REQUEST_BLOCK srb;
  if (READ(TH_CMPTAIL) == x->Head) return NULL;
  srb = x->Srb[completion->Context];
  x->Srb[completion->Context] = NULL;
  srb->ScsiStatus = completion->ScsiStatus;
  srb->SrbStatus = completion->HostStatus == TH_HOST_OK && srb->ScsiStatus == SCSISTAT_GOOD
                     ? SRB_STATUS_SUCCESS : SRB_STATUS_ERROR;
  x->Head = (x->Head + 1) % ENTRIES;
  WRITE(TH_CMPHEAD, x->Head);
  return srb;
}
static UNUSED VOID Serve(EXTENSION *x) {
  PSCSI_REQUEST_BLOCK srb;
  WRITE(TH_INTST, TH_INTST_CAUSES);
  while ((srb = Take(x)) != NULL) {
    ScsiPortNotification(RequestComplete, x, srb);
    ScsiPortNotification(NextRequest, x);
  }
}
`;

const ROUTINES = ['FindAdapter', 'Initialize', 'StartIo', 'Interrupt', 'ResetBus', 'Entry'];

/** The routines of one miniport, whose names end in `suffix`. */
function routines(parts: MiniportParts, suffix: string): string {
  return `${ROUTINES.map((name) => `#define ${name} ${name}${suffix}`).join('\n')}
${parts.declarations ?? ''}
static UNUSED ULONG FindAdapter(PVOID extension, PVOID context, PVOID bus, PCHAR argument,
                                PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again) {
  EXTENSION *x UNUSED = extension;
  ${parts.findAdapter ?? 'return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;'}
}
static UNUSED BOOLEAN Initialize(PVOID extension) {
  EXTENSION *x UNUSED = extension;
  ${parts.initialize ?? 'Start(x); return TRUE;'}
}
static UNUSED BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x UNUSED = extension;
  ${parts.startIo ?? 'Send(x, srb); return TRUE;'}
}
static UNUSED BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x UNUSED = extension;
  ${parts.interrupt ?? 'if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE; Serve(x); return TRUE;'}
}
static UNUSED BOOLEAN ResetBus(PVOID extension, ULONG path) {
  EXTENSION *x UNUSED = extension;
  ${
    parts.resetBus ??
    `Start(x);
  ScsiPortCompleteRequest(x, (UCHAR)path, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
  ScsiPortNotification(NextRequest, x);
  return TRUE;`
  }
}
static ULONG Entry(PVOID driverObject, PVOID registryPath) {
  HW_INITIALIZATION_DATA data = {0};
  data.HwInitializationDataSize = sizeof(data);
  data.AdapterInterfaceType = PCIBus;
  data.VendorId = TH_VENDOR_ID;
  data.VendorIdLength = 4;
  data.DeviceId = TH_DEVICE_ID;
  data.DeviceIdLength = 4;
  data.HwFindAdapter = FindAdapter;
  data.HwInitialize = Initialize;
  data.HwStartIo = StartIo;
  data.HwInterrupt = Interrupt;
  data.HwResetBus = ResetBus;
  data.DeviceExtensionSize = sizeof(EXTENSION);
  data.NumberOfAccessRanges = 1;
  data.NeedPhysicalAddresses = TRUE;
  ${parts.registration ?? ''}
  ${parts.driverEntry ?? 'return ScsiPortInitialize(driverObject, registryPath, &data, NULL);'}
}
${ROUTINES.map((name) => `#undef ${name}`).join('\n')}
`;
}

/** A number that stands nowhere else in a program, where the one that says which miniport is to run belongs. */
const UNDECIDED = 0x5eed_c0de;

/** C text of several miniports in one program. */
function source(variants: readonly MiniportParts[]): string {
  const cases = variants.map(
    (_, index) => `case ${index}: return Entry_${index}(driverObject, registryPath);`,
  );
  return `${COMMON}
${variants.map((parts, index) => routines(parts, `_${index}`)).join('\n')}
volatile ULONG Variant = ${UNDECIDED};
ULONG DriverEntry(PVOID driverObject, PVOID registryPath) {
  switch (Variant) { ${cases.join('\n')} default: return 1; }
}
`;
}

/** Has the program run the miniport of that number. */
function decided(prepared: PreparedProgram, variant: number): PreparedProgram {
  return {
    instantiate(host) {
      const program = prepared.instantiate(host);
      const { view, poolStart } = program.memory;
      for (let address = 0; address < poolStart; address += 4) {
        if (view.getUint32(address, true) === UNDECIDED) view.setUint32(address, variant, true);
      }
      return program;
    },
  };
}

/** Compiles all of them together and runs each by itself. Everything that `parts` leaves out works. */
export async function runEach(
  variants: readonly MiniportParts[],
  config: MachineConfig = QUIET,
  seed = 1,
): Promise<(readonly TraceEvent[])[]> {
  const prepared = await prepareSources([{ path: 'miniport.c', text: source(variants) }]);
  return variants.map((_, variant) => simulate(decided(prepared, variant), config, seed).events);
}

/** Compiles one, to be run on several machines. */
export async function prepareMiniport(parts: MiniportParts): Promise<PreparedProgram> {
  return decided(await prepareSources([{ path: 'miniport.c', text: source([parts]) }]), 0);
}

/** Compiles one and runs it. */
export async function run(
  parts: MiniportParts = {},
  config: MachineConfig = QUIET,
  seed = 1,
): Promise<readonly TraceEvent[]> {
  const [events] = await runEach([parts], config, seed);
  return events ?? [];
}

/** How each of them ends, see {@link endOf}. */
export async function endings(
  variants: Readonly<Record<string, MiniportParts>>,
  config: MachineConfig = QUIET,
): Promise<Record<string, string>> {
  const runs = await runEach(Object.values(variants), config);
  return Object.fromEntries(Object.keys(variants).map((name, index) => [name, endOf(runs[index] ?? [])]));
}

/** A scenario's own files: what is given, and the learner's file by its path below the scenarios' folder. */
export async function prepareScenario(given: readonly string[], edited: string): Promise<PreparedProgram> {
  const headers = (await readdir(GIVEN)).filter((name) => name.endsWith('.h'));
  const paths = [...headers, ...given];
  const sources = paths.map(async (path) => ({ path, text: await readFile(new URL(path, GIVEN), 'utf8') }));
  const text = await readFile(new URL(`../../${edited}`, GIVEN), 'utf8');
  return prepareSources([...(await Promise.all(sources)), { path: 'interrupt.c', text }]);
}

export function eventsOf<K extends EventKind>(events: readonly TraceEvent[], ...kinds: K[]): EventOf<K>[] {
  const wanted: ReadonlySet<EventKind> = new Set(kinds);
  return events.filter((event): event is EventOf<K> => wanted.has(event.kind));
}

/** How the run ended, in one word: the bug check's reason, the unsupported routine, or the end's reason. */
export function endOf(events: readonly TraceEvent[]): string {
  const [bugCheck] = eventsOf(events, 'bug-check');
  if (bugCheck !== undefined) return bugCheck.reason;
  const [unsupported] = eventsOf(events, 'unsupported');
  if (unsupported !== undefined) return [unsupported.routine, unsupported.detail].filter(Boolean).join(' ');
  return eventsOf(events, 'end')[0]?.reason ?? 'open';
}

/** What the miniport printed. */
export function said(events: readonly TraceEvent[]): string[] {
  return eventsOf(events, 'debug').map(({ text }) => text);
}

/** SRB_STATUS (srb.h). */
const STATUS_WITHOUT_FLAGS = 0x3f;

/** What became of each request that came back, in the order of return. */
export function returned(
  events: readonly TraceEvent[],
): { srb: number; status: number; dataIntact: boolean }[] {
  return eventsOf(events, 'srb-return').map(({ srb, srbStatus, dataIntact }) => ({
    srb,
    status: srbStatus & STATUS_WITHOUT_FLAGS,
    dataIntact,
  }));
}
