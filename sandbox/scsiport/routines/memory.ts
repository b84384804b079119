import { BugCheck } from '../../machine/bug-check.ts';
import type { Adapter } from '../adapter.ts';
import { unitKey } from '../logical-unit.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';
import { holdToCaller } from './calling-context.ts';

/** Bug check 0xF1, parameter 1. */
const VERIFIER_BAD_VIRTUAL_ADDRESS = 0x1006;

/** A PHYSICAL_ADDRESS is returned through a hidden first parameter (WebAssembly C ABI: structures of several fields). */
function putPhysicalAddress(driver: PortDriver, result: number, physical: number): void {
  driver.callerMemory.store(result, 4, physical);
  driver.callerMemory.store(result + 4, 4, 0);
}

/** Addresses and memory: mapped registers, uncached memory, physical addresses, copying, finding SRBs. */
export function memoryRoutines(port: () => PortDriver): ExportedRoutines {
  /** Bytes of each range a bus master may be given, by its virtual address. */
  const uncached = new Map<number, number>();

  /**
   * What is left, from `address` on, of the range of DMA memory that it lies in: with an SRB one of that SRB's buffers,
   * without one the miniport's own memory or a sense buffer (Microsoft Docs, "ScsiPortGetPhysicalAddress").
   */
  function bytesLeft(adapter: Adapter, srb: number, address: number): number {
    const request = adapter.outstanding.get(srb);
    const ranges: [number, number][] = srb === 0 ? [...uncached] : [];
    if (request !== undefined) ranges.push([request.buffer, request.length]);
    for (const own of request === undefined ? adapter.outstanding.values() : [request]) {
      ranges.push([own.sense, own.senseLength]);
      if (srb === 0) ranges.push([own.srbExtension, adapter.configuration.srbExtensionSize]);
    }
    for (const [start, length] of ranges) {
      if (address >= start && address < start + length) return start + length - address;
    }
    return 0;
  }

  function isUncached(address: number): boolean {
    return [...uncached].some(([start, length]) => address >= start && address < start + length);
  }

  return {
    ScsiPortGetDeviceBase: (
      extension = 0,
      _busType = 0,
      _bus = 0,
      address = 0,
      length = 0,
      inIoSpace = 0,
    ) => {
      const driver = port();
      holdToCaller(driver, 'ScsiPortGetDeviceBase');
      driver.adapterOf(extension);
      const space = (inIoSpace & 0xff) === 0 ? 'memory' : 'port';
      const [low, high] = [driver.callerMemory.load(address, 4), driver.callerMemory.load(address + 4, 4)];
      const mapped = high === 0 ? driver.machine.devices.map(space, low, length >>> 0) : undefined;
      if (mapped === undefined) return 0;
      if (space === 'port') return mapped.virtual;
      driver.miniport.program.memory.protect(mapped.virtual, mapped.length, 'none', 'device-registers');
      return mapped.virtual;
    },

    ScsiPortFreeDeviceBase: (extension = 0, address = 0) => {
      const driver = port();
      holdToCaller(driver, 'ScsiPortFreeDeviceBase');
      driver.adapterOf(extension);
      driver.machine.devices.unmap(address >>> 0);
    },

    ScsiPortValidateRange: () => {
      holdToCaller(port(), 'ScsiPortValidateRange');
      return 1;
    },

    ScsiPortGetUncachedExtension: (extension = 0, _config = 0, length = 0) => {
      const driver = port();
      holdToCaller(driver, 'ScsiPortGetUncachedExtension');
      driver.adapterOf(extension);
      const address = driver.machine.pool.tryAllocate(length >>> 0, 'uncached-extension');
      if (address === undefined) return 0;
      uncached.set(address, length >>> 0);
      return address;
    },

    ScsiPortGetPhysicalAddress: (result = 0, extension = 0, srb = 0, address = 0, length = 0) => {
      const driver = port();
      const { pool } = driver.machine;
      const left = bytesLeft(driver.adapterOf(extension), srb >>> 0, address >>> 0);
      const physical = left === 0 ? undefined : pool.physical(address >>> 0);
      if (physical === undefined) {
        throw new BugCheck(
          'SCSI_VERIFIER_DETECTED_VIOLATION',
          [VERIFIER_BAD_VIRTUAL_ADDRESS, extension >>> 0, address >>> 0, 0],
          'bad-virtual-address',
          { address: address >>> 0 },
        );
      }
      putPhysicalAddress(driver, result, physical);
      driver.callerMemory.store(length, 4, pool.contiguous(address >>> 0, left));
    },

    ScsiPortGetVirtualAddress: (extension = 0, address = 0) => {
      const driver = port();
      driver.adapterOf(extension);
      return driver.machine.pool.virtual(driver.callerMemory.load(address, 4)) ?? 0;
    },

    ScsiPortConvertUlongToPhysicalAddress: (result = 0, address = 0) => {
      putPhysicalAddress(port(), result, address);
    },

    ScsiPortConvertPhysicalAddressToUlong: (address = 0) => port().callerMemory.load(address, 4) | 0,

    ScsiPortMoveMemory: (destination = 0, source = 0, length = 0) => {
      const driver = port();
      driver.callerMemory.move(destination >>> 0, source >>> 0, length >>> 0);
      const words = Math.ceil((length >>> 0) / 4);
      const { instruction, uncachedRead } = driver.machine.profile;
      driver.machine.processor.spend(words * (isUncached(source >>> 0) ? uncachedRead : instruction));
    },

    ScsiPortGetLogicalUnit: (extension = 0, path = 0, target = 0, lun = 0) =>
      port()
        .adapterOf(extension)
        .units.get(unitKey(path & 0xff, target & 0xff, lun & 0xff))?.extension ?? 0,

    ScsiPortGetSrb: (extension = 0, path = 0, target = 0, lun = 0, wanted = 0) => {
      const driver = port();
      const adapter = driver.adapterOf(extension);
      const unit = adapter.units.get(unitKey(path & 0xff, target & 0xff, lun & 0xff));
      for (const [{ srb }, tag] of unit?.active ?? []) {
        if (tag === (wanted & 0xff) && adapter.outstanding.has(srb)) return srb;
      }
      return 0;
    },
  };
}
