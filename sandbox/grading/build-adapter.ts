/** One host bus adapter of the machine: the chip in its PCI slot, and the units on its SCSI buses. */

import type { DevicePorts, RegisterDevice } from '../devices/device.ts';
import { PCI_IDENTITY as TRAINING_HBA_IDENTITY } from '../devices/training-hba/registers.ts';
import { TrainingHba } from '../devices/training-hba/training-hba.ts';
import { PCI_IDENTITY as VIRTIO_BLK_IDENTITY } from '../devices/virtio-blk/registers.ts';
import { VirtioBlk } from '../devices/virtio-blk/virtio-blk.ts';
import type { AddressSpace, DeviceRange } from '../machine/device-map.ts';
import type { InterruptLine } from '../machine/interrupt-line.ts';
import { PciConfiguration, type PciIdentity } from '../machine/pci-configuration.ts';
import type { Random } from '../machine/random.ts';
import { Disk } from '../scsi/disk.ts';
import { createUnit, type StorageUnit, targetsOf } from '../scsi/units.ts';
import type { AdapterSlot } from '../scsiport/port-machine.ts';
import type { AdapterConfig } from './machine-config.ts';
import { drawAddresses } from './unit-addresses.ts';

/** Where the simulated BIOS put the registers of the first adapter: in memory, and in I/O space. */
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

/** A chip as it sits in its slot. */
interface Chip {
  readonly device: RegisterDevice;
  readonly identity: PciIdentity;
  /** What each base address register decodes, in their order. */
  readonly spaces: readonly AddressSpace[];
}

/** @param index place among the machine's adapters, from 0, in the order in which the PCI bus is searched */
export function buildAdapter(
  config: AdapterConfig,
  index: number,
  { line, ports, stream }: AdapterSurroundings,
): BuiltAdapter {
  const name = index === 0 ? config.hba.model : `${config.hba.model}-${index + 1}`;
  const own = (what: string): string => (index === 0 ? what : `${name}-${what}`);
  const units = drawAddresses(config.targets, stream(own('addresses'))).map((unit) =>
    createUnit({ ...unit, random: stream(own(`unit-${unit.target}.${unit.lun}`)) }),
  );
  const chip = buildChip(config.hba, name, units, ports(name), stream(own('faults')));
  const { device, identity } = chip;
  const { size } = device.registers;
  const ranges = chip.spaces.map((space): DeviceRange => {
    const physical = space === 'memory' ? MEMORY + index * MEMORY_STRIDE : PORTS + index * PORTS_STRIDE;
    return { device, space, physical, length: size };
  });
  const slot: AdapterSlot = {
    configuration: new PciConfiguration(identity, ranges, config.irq),
    slot: FIRST_SLOT + index,
    source: name,
    line,
    ranges,
  };
  return { slot, units };
}

function buildChip(
  config: AdapterConfig['hba'],
  name: string,
  units: readonly StorageUnit[],
  ports: DevicePorts,
  faults: Random,
): Chip {
  if (config.model === 'training-hba') {
    const targets = targetsOf(units, 0);
    const secondBus = config.buses === 2 ? targetsOf(units, 1) : undefined;
    const rules = config.faults ?? [];
    const device = new TrainingHba(ports, {
      ...config,
      name,
      targets,
      secondBus,
      faults: { rules, random: faults },
    });
    return { device, identity: TRAINING_HBA_IDENTITY, spaces: ['memory', 'port'] };
  }
  const [disk, ...more] = units;
  if (!(disk instanceof Disk) || disk.target !== 0 || disk.lun !== 0 || more.length > 0)
    throw new RangeError('a virtio block device has one disk, 0.0');
  const device = new VirtioBlk(ports, { ...config, name, disk });
  return { device, identity: VIRTIO_BLK_IDENTITY, spaces: ['port'] };
}
