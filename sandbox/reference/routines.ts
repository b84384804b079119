/** The routines of the port driver that a miniport calls. */

import type { MachineProfile } from '../machine/profile.ts';
import { ROUTINE_NAMES } from '../scsiport/routine-names.ts';
import { ONLY_FROM } from '../scsiport/routines/calling-context.ts';
import type { CallFact, ReferencePage } from './fact.ts';
import { PAGES, routinePage } from './sources.ts';

type Known = Partial<Pick<CallFact, 'checks' | 'stops' | 'sources'>> & { readonly page: ReferencePage };

/** Beside what follows from the name. */
const FACTS: Readonly<Record<string, Known>> = {
  ScsiPortInitialize: {
    page: 'entry-points',
    checks: ['interrupt-registered', 'no-interrupt-routine'],
    stops: ['initialize-arguments'],
  },
  ScsiPortNotification: {
    page: 'notification',
    stops: ['bad-notification', 'bad-extension', 'foreign-extension'],
  },
  ScsiPortCompleteRequest: {
    page: 'notification',
    checks: ['reset-completes-outstanding'],
    stops: ['completed-twice', 'pending-status', 'invalid-status', 'dma-not-flushed'],
  },
  ScsiPortStallExecution: {
    page: 'time-and-logging',
    checks: ['isr-time', 'stall-time', 'stall-limit', 'refuses-quickly', 'neighbour-latency', 'routine-time'],
    stops: ['stall-too-long'],
  },
  ScsiPortLogError: {
    page: 'time-and-logging',
    checks: ['errors-logged'],
    stops: ['completed-srb'],
    sources: [PAGES.errorHandling],
  },
  ScsiDebugPrint: { page: 'time-and-logging', checks: ['isr-prints-nothing'] },
  ScsiPortQuerySystemTime: { page: 'time-and-logging' },
  ScsiPortGetPhysicalAddress: { page: 'memory', stops: ['bad-virtual-address', 'undeclared-address'] },
  ScsiPortIoMapTransfer: {
    page: 'memory',
    stops: ['map-transfer-twice', 'map-transfer-channel', 'map-transfer-range', 'bad-srb'],
    sources: [PAGES.dmaStartedRoutine],
  },
  ScsiPortFlushDma: { page: 'memory', stops: ['dma-not-flushed'] },
};

/** Read or write, a register or a port, one value or a buffer of them, and how wide each is. */
const ACCESS = /^ScsiPort(Read|Write)(Register|Port)(Buffer)?(Uchar|Ushort|Ulong)$/;

/** Stands for its narrower forms. */
const WIDEST = 'Ulong';

function factOf(name: string): CallFact {
  const { page = 'memory', checks = [], stops = [], sources = [] } = FACTS[name] ?? {};
  const caller = Object.entries(ONLY_FROM).find(([routine]) => routine === name)?.[1];
  return {
    name,
    page,
    ...(caller === undefined ? {} : { from: [caller] }),
    // A stall costs what it is asked for.
    ...(name === 'ScsiPortStallExecution' ? {} : { cost: 'portRoutine' }),
    checks,
    stops: caller === undefined ? stops : [...stops, 'wrong-context'],
    sources: [routinePage(name), ...sources],
  };
}

function accessFact(name: string): CallFact {
  const [, direction, space] = ACCESS.exec(name) ?? [];
  const stem = name.slice(0, -WIDEST.length);
  const own: keyof MachineProfile = direction === 'Read' ? 'registerRead' : 'registerWrite';
  return {
    name,
    page: 'registers',
    forms: [`${stem}Uchar`, `${stem}Ushort`],
    cost: space === 'Port' ? 'portAccess' : own,
    checks: [],
    stops: ['bad-register-address', ...(space === 'Register' ? (['device-registers'] as const) : [])],
    sources: [routinePage(name)],
  };
}

/** The registers' first, as they are what most routines of a miniport do. */
const ACCESS_ORDER = ['Register', 'RegisterBuffer', 'Port', 'PortBuffer'];

function accessOrder(name: string): number {
  const [, , space = '', buffer = ''] = ACCESS.exec(name) ?? [];
  return ACCESS_ORDER.indexOf(`${space}${buffer}`);
}

export const ROUTINES: readonly CallFact[] = [
  ...ROUTINE_NAMES.filter((name) => !ACCESS.test(name)).map(factOf),
  ...ROUTINE_NAMES.filter((name) => ACCESS.test(name) && name.endsWith(WIDEST))
    .sort((one, other) => accessOrder(one) - accessOrder(other))
    .map(accessFact),
];
