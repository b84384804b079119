import { type Direction, findRegister, registerLabel } from '../../devices/register-table.ts';
import { BugCheck } from '../../machine/bug-check.ts';
import type { AddressSpace, MappedRange } from '../../machine/device-map.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';

/** Bug check 0xF1, parameter 1: Storport's number for a bad register address. */
const VERIFIER_BAD_REGISTER = 0x2005;

const WIDTHS = { Uchar: 1, Ushort: 2, Ulong: 4 } as const;

function badRegister(address: number, width: number, access: 'read' | 'write'): BugCheck {
  return new BugCheck(
    'SCSI_VERIFIER_DETECTED_VIOLATION',
    [VERIFIER_BAD_REGISTER, address >>> 0, width, 0],
    'bad-register-address',
    { address: address >>> 0, width, access },
  );
}

/** The register an access names, as the trace labels it. */
function label(range: MappedRange, offset: number, direction: Direction) {
  const { device } = range;
  return { device: device.name, register: registerLabel(device.registers, offset, direction), offset };
}

/** Whether each access has an event of its own, or the call that makes them has recorded them all. */
type Recording = 'each' | 'whole';

function read(
  driver: PortDriver,
  space: AddressSpace,
  address: number,
  width: number,
  recording: Recording,
): number {
  const { trace, processor, profile, devices } = driver.machine;
  processor.spend(space === 'port' ? profile.portAccess : profile.registerRead);
  const range = devices.find(space, address >>> 0, width);
  if (range === undefined) throw badRegister(address, width, 'read');
  const offset = (address >>> 0) - range.virtual + range.offset;
  const value = range.device.read(offset, width);
  if (recording === 'each')
    trace.record({ kind: 'register-read', ...label(range, offset, 'read'), width, value: value ?? 0 });
  if (value === undefined) throw badRegister(address, width, 'read');
  return value | 0;
}

function write(
  driver: PortDriver,
  space: AddressSpace,
  address: number,
  width: number,
  value: number,
  recording: Recording,
): void {
  const { trace, processor, profile, devices } = driver.machine;
  processor.spend(space === 'port' ? profile.portAccess : profile.registerWrite);
  const range = devices.find(space, address >>> 0, width);
  if (range === undefined) throw badRegister(address, width, 'write');
  const offset = (address >>> 0) - range.virtual + range.offset;
  const unsigned = width === 4 ? value >>> 0 : value & (2 ** (8 * width) - 1);
  if (recording === 'each')
    trace.record({ kind: 'register-write', ...label(range, offset, 'write'), width, value: unsigned });
  if (!range.device.write(offset, width, unsigned)) throw badRegister(address, width, 'write');
}

/**
 * Records a buffer routine's call as one event when it goes through a window onto a FIFO: a transfer of 32 KB is one
 * call, not 32,768 readings. Any other register may mean something each time.
 */
function recordBuffer(
  driver: PortDriver,
  space: AddressSpace,
  address: number,
  width: number,
  count: number,
  direction: Direction,
): Recording {
  const { trace, devices } = driver.machine;
  const range = devices.find(space, address >>> 0, width);
  if (range === undefined) return 'each';
  const offset = (address >>> 0) - range.virtual + range.offset;
  const register = findRegister(range.device.registers, offset, width, direction);
  if (register?.count === undefined) return 'each';
  trace.record({ kind: `buffer-${direction}`, ...label(range, offset, direction), width, count });
  return 'whole';
}

/**
 * ScsiPortReadRegister…, ScsiPortReadPort… and their write and buffer forms in three widths. A register's buffer
 * form goes through consecutive addresses, a port's stays at one (Microsoft Docs, "ScsiPortReadPortBufferUchar").
 */
export function registerRoutines(port: () => PortDriver): ExportedRoutines {
  const routines: Record<string, (...args: number[]) => number | undefined> = {};
  for (const [spaceName, space] of [
    ['Register', 'memory'],
    ['Port', 'port'],
  ] as const) {
    for (const [widthName, width] of Object.entries(WIDTHS)) {
      const step = space === 'port' ? 0 : width;
      routines[`ScsiPortRead${spaceName}${widthName}`] = (address = 0) =>
        read(port(), space, address, width, 'each');
      routines[`ScsiPortWrite${spaceName}${widthName}`] = (address = 0, value = 0) => {
        write(port(), space, address, width, value, 'each');
        return undefined;
      };
      routines[`ScsiPortRead${spaceName}Buffer${widthName}`] = (address = 0, buffer = 0, count = 0) => {
        const driver = port();
        const recording = recordBuffer(driver, space, address, width, count >>> 0, 'read');
        for (let index = 0; index < count >>> 0; index += 1) {
          const value = read(driver, space, address + index * step, width, recording);
          driver.callerMemory.store(buffer + index * width, width, value);
        }
        return undefined;
      };
      routines[`ScsiPortWrite${spaceName}Buffer${widthName}`] = (address = 0, buffer = 0, count = 0) => {
        const driver = port();
        const recording = recordBuffer(driver, space, address, width, count >>> 0, 'write');
        for (let index = 0; index < count >>> 0; index += 1) {
          const value = driver.callerMemory.load(buffer + index * width, width);
          write(driver, space, address + index * step, width, value, recording);
        }
        return undefined;
      };
    }
  }
  return routines;
}
