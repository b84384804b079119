/** One host bus adapter of the machine: the chip in its PCI slot, and the units on its SCSI bus. */

import type { DevicePorts } from '../devices/device.ts';
import { PCI_IDENTITY } from '../devices/training-hba/registers.ts';
import { TrainingHba } from '../devices/training-hba/training-hba.ts';
import type { DeviceRange } from '../machine/device-map.ts';
import type { InterruptLine } from '../machine/interrupt-line.ts';
import { PciConfiguration } from '../machine/pci-configuration.ts';
import type { Random } from '../machine/random.ts';
import { createUnit, type StorageUnit, targetsOf } from '../scsi/units.ts';
import type { AdapterSlot } from '../scsiport/port-machine.ts';
import type { AdapterConfig } from './machine-config.ts';

/** Where the simulated BIOS put the registers of the first adapter: BAR 0 in memory, BAR 1 in I/O space. */
const MEMORY = 0xfeb0_0000;
const PORTS = 0xe800;
/** Bytes of address space from one adapter to the next. */
const MEMORY_STRIDE = 0x1000;
const PORTS_STRIDE = 0x100;
const FIRST_SLOT = 10;

/** What the machine gives an adapter. */
export interface AdapterSurroundings {
  readonly line: InterruptLine;
  /** @param name the device's, as it drives its line and stands in the trace */
  ports(name: string): DevicePorts;
  stream(name: string): Random;
}

export interface BuiltAdapter {
  readonly slot: AdapterSlot;
  readonly units: readonly StorageUnit[];
}

/** @param index place among the machine's adapters, from 0, in the order in which the PCI bus is searched */
export function buildAdapter(
  config: AdapterConfig,
  index: number,
  { line, ports, stream }: AdapterSurroundings,
): BuiltAdapter {
  const name = index === 0 ? config.hba.model : `${config.hba.model}-${index + 1}`;
  const own = (what: string): string => (index === 0 ? what : `${name}-${what}`);
  const units = config.targets.map((unit) =>
    createUnit({ ...unit, random: stream(own(`unit-${unit.target}.${unit.lun}`)) }),
  );
  const hba = new TrainingHba(ports(name), {
    ...config.hba,
    name,
    targets: targetsOf(units),
    faults: { rules: config.hba.faults ?? [], random: stream(own('faults')) },
  });
  const { size } = hba.registers;
  const ranges: DeviceRange[] = [
    { device: hba, space: 'memory', physical: MEMORY + index * MEMORY_STRIDE, length: size },
    { device: hba, space: 'port', physical: PORTS + index * PORTS_STRIDE, length: size },
  ];
  const slot: AdapterSlot = {
    configuration: new PciConfiguration(PCI_IDENTITY.vendor, PCI_IDENTITY.device, ranges, config.irq),
    slot: FIRST_SLOT + index,
    source: name,
    line,
    ranges,
  };
  return { slot, units };
}
