import { ADAPTER_EXTENSION_SIZE, type EntryPoints, newAdapter } from './adapter.ts';
import {
  type AdapterConfiguration,
  systemDmaChannel,
  UNDECIDED,
  UNINITIALIZED,
  usesSystemDma,
} from './adapter-configuration.ts';
import type { AdapterServices } from './adapter-services.ts';
import {
  SCSI_MAXIMUM_LOGICAL_UNITS,
  SCSI_MAXIMUM_TARGETS,
  SP_RETURN_FOUND,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_NO_SUCH_DEVICE,
  STATUS_SUCCESS,
} from './constants.ts';
import type { PortDriver } from './port-driver.ts';
import type { AdapterSlot } from './port-machine.ts';
import {
  ACCESS_RANGE,
  PORT_CONFIGURATION_INFORMATION as CONFIG,
  HW_INITIALIZATION_DATA as INIT,
} from './structures.ts';

/** Buses that PORT_CONFIGURATION_INFORMATION.InitiatorBusId has room for. */
const MOST_BUSES = 8;

/**
 * Lets the miniport look at the device in a slot (HwScsiFindAdapter), and initialises the adapter that it claims.
 * @param data address of HW_INITIALIZATION_DATA
 * @param context what DriverEntry passed for HwScsiFindAdapter
 * @returns an NTSTATUS
 */
export function claimAdapter(
  port: PortDriver,
  slot: AdapterSlot,
  data: number,
  context: number,
  entryPoints: EntryPoints,
): number {
  const { pool } = port.machine;
  const { memory } = port.miniport.program;
  const extensionSize = memory.view.getUint32(data + INIT.DeviceExtensionSize, true);
  const rangeCount = memory.view.getUint32(data + INIT.NumberOfAccessRanges, true);
  const rangesSize = Math.max(rangeCount, 1) * ACCESS_RANGE.size;
  const adapterExtension = pool.tryAllocate(ADAPTER_EXTENSION_SIZE + extensionSize, 'device-extension');
  const ranges = pool.tryAllocate(rangesSize, 'access-ranges');
  if (adapterExtension === undefined || ranges === undefined) return STATUS_INSUFFICIENT_RESOURCES;
  memory.protect(adapterExtension, ADAPTER_EXTENSION_SIZE, 'read-only', 'port-driver-data');
  const config = pool.allocate(CONFIG.size, 'port-configuration');
  fillConfiguration(port, slot, data, config, ranges, rangeCount);
  const argument = new TextEncoder().encode(`${port.machine.argumentString ?? ''}\0`);
  const argumentString = pool.allocate(argument.length, 'argument-string', 'read-only');
  memory.bytes.set(argument, argumentString);
  const again = pool.allocate(1, 'again');

  const adapter = newAdapter(slot, adapterExtension, extensionSize, entryPoints);
  const needPhysicalAddresses = memory.view.getUint8(data + INIT.NeedPhysicalAddresses) !== 0;
  adapter.configuration = { ...UNDECIDED, needPhysicalAddresses };
  const services = port.addAdapter(adapter);
  const found = port.miniport.run('HwScsiFindAdapter', entryPoints.findAdapter, [
    adapter.extension,
    context,
    0,
    argumentString,
    config,
    again,
  ]);
  const configuration = readConfiguration(memory.view, config);
  // One page wants it of DriverEntry, another lets HwScsiFindAdapter set it anew: whoever says TRUE is believed.
  const needed = needPhysicalAddresses || configuration.needPhysicalAddresses;
  adapter.configuration = { ...configuration, needPhysicalAddresses: needed };
  pool.release(config, CONFIG.size);
  pool.release(ranges, rangesSize);
  pool.release(argumentString, argument.length);
  pool.release(again, 1);

  const status = found === SP_RETURN_FOUND ? initializeAdapter(port, services) : STATUS_NO_SUCH_DEVICE;
  if (status !== STATUS_SUCCESS) {
    port.removeAdapter(adapter);
    pool.release(adapterExtension, ADAPTER_EXTENSION_SIZE + extensionSize);
  }
  return status;
}

function initializeAdapter(port: PortDriver, services: AdapterServices): number {
  const { pool } = port.machine;
  const { configuration, entryPoints } = services.adapter;
  for (const size of [configuration.srbExtensionSize, configuration.unitExtensionSize]) {
    const tried = pool.tryAllocate(size, 'srb-extension');
    if (tried === undefined) return STATUS_INSUFFICIENT_RESOURCES;
    pool.release(tried, size);
  }
  // Without an adapter object for its channel an HBA cannot work.
  if (usesSystemDma(configuration) && systemDmaChannel(configuration) === undefined)
    return STATUS_INSUFFICIENT_RESOURCES;
  services.connectInterrupt();
  const initialized = services.context.callSynchronized('HwScsiInitialize', entryPoints.initialize);
  if ((initialized & 0xff) === 0) return STATUS_NO_SUCH_DEVICE;
  services.control.querySupportedTypes();
  return STATUS_SUCCESS;
}

function fillConfiguration(
  port: PortDriver,
  { line, slot, ranges: decoded }: AdapterSlot,
  data: number,
  config: number,
  ranges: number,
  rangeCount: number,
): void {
  const { view } = port.miniport.program.memory;
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
  put(CONFIG.DmaPort, UNINITIALIZED);
  put(CONFIG.NumberOfAccessRanges, rangeCount);
  put(CONFIG.AccessRanges, ranges);
  copyFlag(CONFIG.MapBuffers, INIT.MapBuffers);
  copyFlag(CONFIG.NeedPhysicalAddresses, INIT.NeedPhysicalAddresses);
  copyFlag(CONFIG.TaggedQueuing, INIT.TaggedQueuing);
  copyFlag(CONFIG.AutoRequestSense, INIT.AutoRequestSense);
  copyFlag(CONFIG.MultipleRequestPerLu, INIT.MultipleRequestPerLu);
  // No ID is the HBA's until the miniport says so (ReactOS's scsiport).
  for (let bus = 0; bus < MOST_BUSES; bus += 1)
    view.setUint8(config + CONFIG.InitiatorBusId + bus, UNINITIALIZED & 0xff);
  // The defaults of both (Microsoft Docs, "PORT_CONFIGURATION_INFORMATION").
  view.setUint8(config + CONFIG.MaximumNumberOfTargets, SCSI_MAXIMUM_TARGETS);
  view.setUint8(config + CONFIG.MaximumNumberOfLogicalUnits, SCSI_MAXIMUM_LOGICAL_UNITS);
  put(CONFIG.SlotNumber, slot);
  copy(CONFIG.DeviceExtensionSize, INIT.DeviceExtensionSize);
  copy(CONFIG.SpecificLuExtensionSize, INIT.SpecificLuExtensionSize);
  copy(CONFIG.SrbExtensionSize, INIT.SrbExtensionSize);
  for (const [index, range] of decoded.slice(0, rangeCount).entries()) {
    const entry = ranges + index * ACCESS_RANGE.size;
    view.setUint32(entry + ACCESS_RANGE.RangeStart, range.physical, true);
    view.setUint32(entry + ACCESS_RANGE.RangeLength, range.length, true);
    view.setUint8(entry + ACCESS_RANGE.RangeInMemory, range.space === 'memory' ? 1 : 0);
  }
}

function readConfiguration(view: DataView, config: number): AdapterConfiguration {
  const word = (offset: number): number => view.getUint32(config + offset, true);
  const byte = (offset: number): number => view.getUint8(config + offset);
  const numberOfBuses = Math.min(byte(CONFIG.NumberOfBuses), MOST_BUSES);
  return {
    srbExtensionSize: word(CONFIG.SrbExtensionSize),
    unitExtensionSize: word(CONFIG.SpecificLuExtensionSize),
    maximumTransferLength: word(CONFIG.MaximumTransferLength),
    physicalBreaks: word(CONFIG.NumberOfPhysicalBreaks),
    dmaChannel: word(CONFIG.DmaChannel),
    dmaWidth: word(CONFIG.DmaWidth),
    dmaSpeed: word(CONFIG.DmaSpeed),
    numberOfBuses,
    maximumTargets: byte(CONFIG.MaximumNumberOfTargets),
    maximumUnits: byte(CONFIG.MaximumNumberOfLogicalUnits),
    initiatorIds: Array.from({ length: numberOfBuses }, (_, bus) => byte(CONFIG.InitiatorBusId + bus)),
    scatterGather: byte(CONFIG.ScatterGather) !== 0,
    master: byte(CONFIG.Master) !== 0,
    mapBuffers: byte(CONFIG.MapBuffers) !== 0,
    needPhysicalAddresses: byte(CONFIG.NeedPhysicalAddresses) !== 0,
    taggedQueuing: byte(CONFIG.TaggedQueuing) !== 0,
    multipleRequestPerLu: byte(CONFIG.MultipleRequestPerLu) !== 0,
  };
}
