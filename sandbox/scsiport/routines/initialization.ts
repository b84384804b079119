import { BugCheck } from '../../machine/bug-check.ts';
import { PAGE } from '../../machine/memory-pool.ts';
import type { MiniportRoutine } from '../../trace/event.ts';
import { type Adapter, type EntryPoints, newAdapter } from '../adapter.ts';
import {
  INTERFACE_TYPE_PCI_BUS,
  SP_RETURN_FOUND,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_NO_SUCH_DEVICE,
  STATUS_SUCCESS,
} from '../constants.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';
import {
  ACCESS_RANGE,
  PORT_CONFIGURATION_INFORMATION as CONFIG,
  HW_INITIALIZATION_DATA as INIT,
} from '../structures.ts';
import { onlyFrom } from './calling-context.ts';

/** Bug check 0xF1, parameter 1: bad arguments to ScsiPortInitialize. */
const VERIFIER_BAD_ARGUMENTS = 0x1000;

/** SP_UNINITIALIZED_VALUE (srb.h): the miniport is to fill the field in. */
const UNINITIALIZED = 0xffff_ffff;

/** The port driver accepts no larger structure than it knows, nor a smaller one than NT 4.0's. */
const SMALLEST_INITIALIZATION_DATA = 76;

/** Bytes of the port driver's own data before the device extension: readable, as on a real system, never writable. */
const PRIVATE_DATA = 64;

/** What DriverEntry is called with: opaque objects that the miniport only hands on. */
export interface DriverEntryArguments {
  readonly driverObject: number;
  readonly registryPath: number;
}

/** ScsiPortInitialize: finds the adapter, lets the miniport claim and initialise it, connects its interrupt. */
export function initializationRoutines(
  port: () => PortDriver,
  entry: () => DriverEntryArguments,
): ExportedRoutines {
  return {
    ScsiPortInitialize: (argument1 = 0, argument2 = 0, data = 0, context = 0) => {
      const driver = port();
      onlyFrom(driver, 'DriverEntry', 'ScsiPortInitialize');
      const expected = entry();
      if (argument1 !== expected.driverObject || argument2 !== expected.registryPath) {
        throw new BugCheck(
          'SCSI_VERIFIER_DETECTED_VIOLATION',
          [VERIFIER_BAD_ARGUMENTS, argument1 >>> 0, argument2 >>> 0, 0],
          'initialize-arguments',
        );
      }
      return initialize(driver, data >>> 0, context);
    },
  };
}

function initialize(port: PortDriver, data: number, context: number): number {
  const pointer = (offset: number): number => port.callerMemory.load(data + offset, 4);
  const size = pointer(INIT.HwInitializationDataSize);
  // All that is used below lies in what every version of the structure has.
  port.callerMemory.check(data, SMALLEST_INITIALIZATION_DATA, false);
  const entryPoints: EntryPoints = {
    initialize: pointer(INIT.HwInitialize),
    startIo: pointer(INIT.HwStartIo),
    interrupt: pointer(INIT.HwInterrupt),
    findAdapter: pointer(INIT.HwFindAdapter),
    resetBus: pointer(INIT.HwResetBus),
  };
  recordRegistration(port, entryPoints);
  const required = [
    entryPoints.initialize,
    entryPoints.startIo,
    entryPoints.findAdapter,
    entryPoints.resetBus,
  ];
  if (size < SMALLEST_INITIALIZATION_DATA || size > INIT.size || required.includes(0))
    return STATUS_INVALID_PARAMETER;
  // One adapter, which a driver that calls again has claimed already.
  if (port.adapter !== undefined || !claimsDevice(port, data)) return STATUS_NO_SUCH_DEVICE;
  return findAdapter(port, data, context, entryPoints);
}

function recordRegistration(port: PortDriver, entryPoints: EntryPoints): void {
  const { program } = port.miniport;
  const name = (pointer: number): string => (pointer === 0 ? '' : (program.routineName(pointer) ?? ''));
  const routines: Partial<Record<MiniportRoutine, string>> = {
    HwScsiInitialize: name(entryPoints.initialize),
    HwScsiStartIo: name(entryPoints.startIo),
    HwScsiInterrupt: name(entryPoints.interrupt),
    HwScsiFindAdapter: name(entryPoints.findAdapter),
    HwScsiResetBus: name(entryPoints.resetBus),
  };
  port.machine.trace.record({ kind: 'miniport-registered', routines });
}

/** On PCI the port driver looks for the vendor and device that the miniport names, as upper-case hexadecimal text. */
function claimsDevice(port: PortDriver, data: number): boolean {
  const { callerMemory } = port;
  const { slot } = port.machine;
  const text = (lengthOffset: number, pointerOffset: number): string =>
    callerMemory.string(
      callerMemory.load(data + pointerOffset, 4),
      callerMemory.load(data + lengthOffset, 2),
    );
  return (
    callerMemory.load(data + INIT.AdapterInterfaceType, 4) === INTERFACE_TYPE_PCI_BUS &&
    text(INIT.VendorIdLength, INIT.VendorId).toUpperCase() === slot.vendor &&
    text(INIT.DeviceIdLength, INIT.DeviceId).toUpperCase() === slot.device
  );
}

function findAdapter(port: PortDriver, data: number, context: number, entryPoints: EntryPoints): number {
  const { pool } = port.machine;
  const { memory } = port.miniport.program;
  const extensionSize = memory.view.getUint32(data + INIT.DeviceExtensionSize, true);
  const rangeCount = memory.view.getUint32(data + INIT.NumberOfAccessRanges, true);
  const rangesSize = Math.max(rangeCount, 1) * ACCESS_RANGE.size;
  const privateData = pool.tryAllocate(PRIVATE_DATA + extensionSize, 'device-extension');
  const ranges = pool.tryAllocate(rangesSize, 'access-ranges');
  if (privateData === undefined || ranges === undefined) return STATUS_INSUFFICIENT_RESOURCES;
  memory.protect(privateData, PRIVATE_DATA, 'read-only', 'port-driver-data');
  const extension = privateData + PRIVATE_DATA;
  const config = pool.allocate(CONFIG.size, 'port-configuration');
  fillConfiguration(port, data, config, ranges, rangeCount);
  const argumentString = pool.allocate(1, 'argument-string', 'read-only');
  const again = pool.allocate(1, 'again');

  const adapter = newAdapter(extension, entryPoints);
  port.adapter = adapter;
  const found = port.miniport.run('HwScsiFindAdapter', entryPoints.findAdapter, [
    extension,
    context,
    0,
    argumentString,
    config,
    again,
  ]);
  adapter.srbExtensionSize = memory.view.getUint32(config + CONFIG.SrbExtensionSize, true);
  adapter.unitExtensionSize = memory.view.getUint32(config + CONFIG.SpecificLuExtensionSize, true);
  adapter.maximumTransferLength = memory.view.getUint32(config + CONFIG.MaximumTransferLength, true);
  pool.release(config, CONFIG.size);
  pool.release(ranges, rangesSize);
  pool.release(argumentString, 1);
  pool.release(again, 1);

  const status = found === SP_RETURN_FOUND ? initializeAdapter(port, adapter) : STATUS_NO_SUCH_DEVICE;
  if (status !== STATUS_SUCCESS) {
    port.removeAdapter();
    pool.release(privateData, PRIVATE_DATA + extensionSize);
  }
  return status;
}

function initializeAdapter(port: PortDriver, adapter: Adapter): number {
  const { pool } = port.machine;
  for (const size of [adapter.srbExtensionSize, adapter.unitExtensionSize]) {
    const tried = pool.tryAllocate(size, 'srb-extension');
    if (tried === undefined) return STATUS_INSUFFICIENT_RESOURCES;
    pool.release(tried, size);
  }
  port.connectInterrupt(adapter);
  const initialized = port.synchronize(() =>
    port.miniport.run('HwScsiInitialize', adapter.entryPoints.initialize, [adapter.extension]),
  );
  return (initialized & 0xff) === 0 ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

function fillConfiguration(
  port: PortDriver,
  data: number,
  config: number,
  ranges: number,
  rangeCount: number,
): void {
  const { view } = port.miniport.program.memory;
  const { line, slot } = port.machine;
  const put = (offset: number, value: number): void => view.setUint32(config + offset, value, true);
  const copy = (to: number, from: number): void => put(to, view.getUint32(data + from, true));
  const copyFlag = (to: number, from: number): void => view.setUint8(config + to, view.getUint8(data + from));
  put(CONFIG.Length, CONFIG.size);
  copy(CONFIG.AdapterInterfaceType, INIT.AdapterInterfaceType);
  put(CONFIG.BusInterruptLevel, line.irq);
  put(CONFIG.BusInterruptVector, line.irq);
  put(CONFIG.MaximumTransferLength, UNINITIALIZED);
  put(CONFIG.NumberOfPhysicalBreaks, UNINITIALIZED);
  put(CONFIG.DmaChannel, UNINITIALIZED);
  put(CONFIG.NumberOfAccessRanges, rangeCount);
  put(CONFIG.AccessRanges, ranges);
  copyFlag(CONFIG.MapBuffers, INIT.MapBuffers);
  copyFlag(CONFIG.NeedPhysicalAddresses, INIT.NeedPhysicalAddresses);
  copyFlag(CONFIG.TaggedQueuing, INIT.TaggedQueuing);
  copyFlag(CONFIG.AutoRequestSense, INIT.AutoRequestSense);
  copyFlag(CONFIG.MultipleRequestPerLu, INIT.MultipleRequestPerLu);
  put(CONFIG.SlotNumber, slot.slot);
  copy(CONFIG.DeviceExtensionSize, INIT.DeviceExtensionSize);
  copy(CONFIG.SpecificLuExtensionSize, INIT.SpecificLuExtensionSize);
  copy(CONFIG.SrbExtensionSize, INIT.SrbExtensionSize);
  for (const [index, range] of slot.ranges.slice(0, rangeCount).entries()) {
    const entry = ranges + index * ACCESS_RANGE.size;
    view.setUint32(entry + ACCESS_RANGE.RangeStart, range.physical, true);
    view.setUint32(entry + ACCESS_RANGE.RangeLength, range.length, true);
    view.setUint8(entry + ACCESS_RANGE.RangeInMemory, range.space === 'memory' ? 1 : 0);
  }
}

/** Largest transfer the class driver may ask for: the miniport's limit, or one page where it set none. */
export function transferLimit(adapter: Adapter): number {
  return adapter.maximumTransferLength === UNINITIALIZED ? PAGE : adapter.maximumTransferLength;
}
