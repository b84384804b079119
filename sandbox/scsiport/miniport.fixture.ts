/** For specs: miniports in C, run on a machine with the training HBA. */

import { readdir, readFile } from 'node:fs/promises';
import { createNodeCompiler } from '../cli/node-toolchain.ts';
import type { MachineConfig } from '../grading/machine-config.ts';
import { simulate } from '../grading/simulate.ts';
import { type PreparedProgram, prepareProgram } from '../program/prepare.ts';
import type { SourceFile } from '../toolchain/compiler.ts';
import type { EventKind, EventOf, TraceEvent } from '../trace/event.ts';

const GIVEN = new URL('../../content/scenarios/given/training-hba/', import.meta.url);
const PROGRAMS = new URL('../verifier/programs/', import.meta.url);

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

/** What all of them share, see `common.h`: the training HBA, served one request at a time. */
const SHARED = ['common.h', 'common.c'];

const PRELUDE = `#define OWN_DRIVER_ENTRY
#include "common.h"
#define SAY(...) ScsiDebugPrint(0, __VA_ARGS__)
#define PHYSICAL(Srb, Address) ScsiPortGetPhysicalAddress(x, Srb, Address, &length).LowPart
#define UNUSED __attribute__((unused))
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
  return `${PRELUDE}
${variants.map((parts, index) => routines(parts, `_${index}`)).join('\n')}
volatile ULONG Variant = ${UNDECIDED};
ULONG DriverEntry(PVOID driverObject, PVOID registryPath) {
  switch (Variant) { ${cases.join('\n')} default: return 1; }
}
`;
}

/** Compiles several miniports into one program. */
async function prepareVariants(variants: readonly MiniportParts[]): Promise<PreparedProgram> {
  const shared = SHARED.map(async (path) => ({
    path,
    text: await readFile(new URL(path, PROGRAMS), 'utf8'),
  }));
  return prepareSources([...(await Promise.all(shared)), { path: 'miniport.c', text: source(variants) }]);
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
  const prepared = await prepareVariants(variants);
  return variants.map((_, variant) => simulate(decided(prepared, variant), config, seed).events);
}

/** Compiles one, to be run on several machines. */
export async function prepareMiniport(parts: MiniportParts): Promise<PreparedProgram> {
  return decided(await prepareVariants([parts]), 0);
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
