import type { Interval, MachineConfig, TargetConfig, WorkloadConfig } from './machine-config.ts';
import { peripheralsOf } from './peripherals-schema.ts';
import type { ScenarioFile } from './scenario-schema.ts';

const NS_PER_US = 1000;
const NS_PER_MS = 1_000_000;

/** What a file says of the machine: all that does not grade. */
export type MachineFile = Pick<ScenarioFile, 'machine' | 'workload' | 'limits'>;

/** The machine that a file describes, every time in nanoseconds. */
export function machineOf({ machine, workload, limits }: MachineFile): MachineConfig {
  const { irq, hba, otherAdapters, verifyLevel, argumentString, scansBuses } = machine;
  const { neighbour, peripherals, targets } = machine;
  return {
    irq,
    hba,
    ...(verifyLevel === undefined ? {} : { verifyLevel }),
    ...(argumentString === undefined ? {} : { argumentString }),
    ...(scansBuses === undefined ? {} : { scansBuses }),
    ...(neighbour === undefined
      ? {}
      : {
          neighbour: {
            model: neighbour.model,
            position: neighbour.position,
            packets: neighbour.packets,
            gapNs: nanoseconds(neighbour.gapUs),
            serviceNs: Math.round(neighbour.serviceUs * NS_PER_US),
            ...(neighbour.receiveRing === undefined ? {} : { receiveRing: neighbour.receiveRing }),
          },
        }),
    ...(peripherals === undefined ? {} : { peripherals: peripheralsOf(peripherals) }),
    targets: targets.map(targetOf),
    ...(otherAdapters === undefined
      ? {}
      : {
          otherAdapters: otherAdapters.map((adapter) => ({
            ...adapter,
            targets: adapter.targets.map(targetOf),
          })),
        }),
    workload: workloadOf(workload),
    limitNs: Math.round(limits.virtualMs * NS_PER_MS),
  };
}

function targetOf({ latencyUs, ...unit }: MachineFile['machine']['targets'][number]): TargetConfig {
  return { ...unit, latencyNs: nanoseconds(latencyUs) };
}

function workloadOf({ gapUs, ...workload }: MachineFile['workload']): WorkloadConfig {
  return { ...workload, gapNs: nanoseconds(gapUs) };
}

function nanoseconds([low, high]: Interval): Interval {
  return [Math.round(low * NS_PER_US), Math.round(high * NS_PER_US)];
}
