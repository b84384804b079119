import type { PciConfiguration } from '../../machine/pci-configuration.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';
import { holdToCaller } from './calling-context.ts';

/** BUS_DATA_TYPE (miniport.h). */
const PCI_CONFIGURATION = 4;

/** The one PCI bus of the machine. */
const BUS = 0;

/** PCI_SLOT_NUMBER: five bits of device number, three of function number. */
const DEVICE_NUMBER = 0x1f;
const FUNCTION_SHIFT = 5;

/** What ScsiPortGetBusData returns for a slot without a device, and the VendorId it leaves then. */
const NO_DEVICE = 2;
const INVALID_VENDOR = 0xffff;

/** The configuration space of a slot; undefined for an empty one. */
function configurationAt(driver: PortDriver, slotNumber: number): PciConfiguration | undefined {
  if (slotNumber >>> FUNCTION_SHIFT !== 0) return undefined;
  return driver.machine.slots.find(({ slot }) => slot === (slotNumber & DEVICE_NUMBER))?.configuration;
}

/** ScsiPortGetBusData and ScsiPortSetBusDataByOffset: PCI configuration space; the machine has no other bus. */
export function busDataRoutines(port: () => PortDriver): ExportedRoutines {
  /** What the port driver allocated for the caller, valid until the next call. */
  let allocated: { readonly address: number; readonly length: number } | undefined;

  return {
    ScsiPortGetBusData: (extension = 0, type = 0, bus = 0, slotNumber = 0, buffer = 0, length = 0) => {
      const driver = port();
      const { pool } = driver.machine;
      holdToCaller(driver, 'ScsiPortGetBusData');
      driver.adapterOf(extension);
      if (allocated !== undefined) pool.release(allocated.address, allocated.length);
      allocated = undefined;
      if (type !== PCI_CONFIGURATION || bus !== BUS) return 0;
      const configuration = configurationAt(driver, slotNumber >>> 0);
      const wanted = length >>> 0 === 0 ? Number.POSITIVE_INFINITY : length >>> 0;
      const data =
        configuration?.read(0, wanted) ?? Uint8Array.of(INVALID_VENDOR & 0xff, INVALID_VENDOR >> 8);
      let target = buffer >>> 0;
      if (length === 0) {
        const address = pool.tryAllocate(data.length, 'bus-data');
        if (address === undefined) return 0;
        allocated = { address, length: data.length };
        driver.callerMemory.store(target, 4, address);
        target = address;
      }
      const kept = data.subarray(0, wanted);
      for (const [index, value] of kept.entries()) driver.callerMemory.store(target + index, 1, value);
      return configuration === undefined ? NO_DEVICE : kept.length;
    },

    ScsiPortSetBusDataByOffset: (
      extension = 0,
      type = 0,
      bus = 0,
      slotNumber = 0,
      buffer = 0,
      offset = 0,
      length = 0,
    ) => {
      const driver = port();
      holdToCaller(driver, 'ScsiPortSetBusDataByOffset');
      driver.adapterOf(extension);
      if (type !== PCI_CONFIGURATION || bus !== BUS) return 0;
      const configuration = configurationAt(driver, slotNumber >>> 0);
      if (configuration === undefined) return 0;
      const data = Uint8Array.from({ length: Math.min(length >>> 0, 256) }, (_, index) =>
        driver.callerMemory.load((buffer >>> 0) + index, 1),
      );
      return configuration.write(offset >>> 0, data);
    },
  };
}
