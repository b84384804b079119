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

type Range = readonly [start: number, length: number];

/** Bytes from `address` to the end of the first of the ranges that it lies in; 0 if it lies in none. */
function bytesFrom(address: number, ranges: readonly Range[]): number {
  const range = ranges.find(([start, length]) => address >= start && address < start + length);
  return range === undefined ? 0 : range[0] + range[1] - address;
}

/** Addresses and memory: mapped registers, uncached memory, physical addresses, copying, finding SRBs. */
export function memoryRoutines(port: () => PortDriver): ExportedRoutines {
  /** Bytes of each range a bus master may be given, by its virtual address. */
  const uncached = new Map<number, number>();

  /** The miniport's own memory that a bus master may reach: the uncached extension and the SRB extensions. */
  function extensionsOf(adapter: Adapter): Range[] {
    const { srbExtensionSize } = adapter.configuration;
    const own = [...adapter.outstanding.values()];
    return [...uncached, ...own.map(({ srbExtension }): Range => [srbExtension, srbExtensionSize])];
  }

  /** With an SRB the buffers of that SRB, without one all sense buffers. */
  function buffersOf(adapter: Adapter, srb: number): Range[] {
    const request = adapter.outstanding.get(srb);
    if (request !== undefined)
      return [
        [request.buffer, request.length],
        [request.sense, request.senseLength],
      ];
    return [...adapter.outstanding.values()].map(({ sense, senseLength }): Range => [sense, senseLength]);
  }

  /**
   * Bytes from `address` to the end of the range that is translated for the miniport, 0 if it lies in none; an extension
   * is translated when no SRB is given (Microsoft Docs, "ScsiPortGetPhysicalAddress").
   * @throws BugCheck for an extension of a miniport that has declared no need of it. The page forbids the call and does
   * not say what follows: here the address is as bad as any other that cannot be translated.
   */
  function bytesLeft(adapter: Adapter, srb: number, address: number): number {
    const inExtension = srb === 0 ? bytesFrom(address, extensionsOf(adapter)) : 0;
    if (inExtension > 0 && !adapter.configuration.needPhysicalAddresses) {
      throw new BugCheck(
        'SCSI_VERIFIER_DETECTED_VIOLATION',
        [VERIFIER_BAD_VIRTUAL_ADDRESS, adapter.extension, address, 0],
        'undeclared-address',
        { address },
      );
    }
    return inExtension || bytesFrom(address, buffersOf(adapter, srb));
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
