/** The experiment "feel the jitter": one driver, a machine whose controls the reader turns, and what came of it. */

import type { MachineConfig } from '../../../sandbox/grading/machine-config.ts';
import { simulate } from '../../../sandbox/grading/simulate.ts';
import type { PreparedProgram } from '../../../sandbox/program/prepare.ts';
import type { TraceEvent } from '../../../sandbox/trace/event.ts';
import { isrActivations } from '../../../sandbox/trace/isr-windows.ts';
import { type Suffering, suffering } from '../../../sandbox/trace/suffering.ts';

const HBA = 'training-hba';
const NS_PER_S = 1_000_000_000;

/** The disk is kept busy about as long as the terminal sends: 2,880 characters of 86.8 µs. */
const RUN_US = 250_000;
/** A request's own time, and a block's on the SCSI bus: the experiment's disk and bus. */
const REQUEST_US = 700;
const BLOCK_BUS_US = 51;

/** What can be turned. The steps of a control stand in its list. */
export const CONTROLS = {
  /** Microseconds that the interrupt routine works for each block of 512 bytes. */
  blockUs: [0, 2, 5, 10, 20, 50, 100, 200],
  /** Blocks in one request, which is one interrupt. */
  blocks: [1, 2, 4, 8, 16],
  /** The interrupt request of the HBA: the serial port has 4, the printer 7, the mouse 12. */
  irq: [3, 5, 11, 15],
  uart: ['16450', '16550a'],
} as const;

export type Control = keyof typeof CONTROLS;

export type Settings = { readonly [C in Control]: (typeof CONTROLS)[C][number] };

export const FIRST_SETTINGS: Settings = { blockUs: 50, blocks: 8, irq: 3, uart: '16450' };

export interface Outcome {
  /** The longest call of the interrupt routine, in nanoseconds. */
  readonly longestIsrNs: number;
  /** Of the disk, over the time from its first request to its last. */
  readonly bytesPerSecond: number;
  readonly suffering: Suffering;
  /** Of each character from the terminal in turn, whether it was lost. */
  readonly lost: readonly boolean[];
}

/** @throws when the machine does not come to rest in its time: the settings allow none that does not */
export function runExperiment(program: PreparedProgram, machine: MachineConfig, settings: Settings): Outcome {
  const { events } = simulate(program, machineWith(machine, settings), 1);
  return outcomeOf(events);
}

function machineWith(machine: MachineConfig, { blockUs, blocks, irq, uart }: Settings): MachineConfig {
  const { peripherals = {} } = machine;
  const requests = Math.ceil(RUN_US / (REQUEST_US + blocks * (BLOCK_BUS_US + blockUs)));
  return {
    ...machine,
    irq,
    argumentString: String(blockUs),
    workload: { ...machine.workload, requests, transferBlocks: [blocks, blocks] },
    peripherals: {
      ...peripherals,
      ...(peripherals.serial && { serial: { ...peripherals.serial, uart } }),
    },
  };
}

function outcomeOf(events: readonly TraceEvent[]): Outcome {
  const times = isrActivations(events, HBA).map(({ enter, exit }) => (exit ?? enter).time - enter.time);
  const returned = events.filter((event) => event.kind === 'srb-return');
  const bytes = returned.reduce((sum, { length }) => sum + length, 0);
  const started = events.find((event) => event.kind === 'srb-queue')?.time ?? 0;
  const took = (returned.at(-1)?.time ?? started) - started;
  return {
    longestIsrNs: Math.max(0, ...times),
    bytesPerSecond: took === 0 ? 0 : (bytes * NS_PER_S) / took,
    suffering: suffering(events),
    lost: fates(events),
  };
}

function fates(events: readonly TraceEvent[]): boolean[] {
  return events.flatMap((event) => {
    if (event.kind !== 'device' || event.device !== 'uart') return [];
    if (event.event === 'character-lost') return [true];
    if (event.event !== 'characters-taken') return [];
    return Array.from({ length: Number(event.detail['count']) }, () => false);
  });
}
