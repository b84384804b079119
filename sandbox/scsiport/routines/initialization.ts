import { BugCheck } from '../../machine/bug-check.ts';
import type { MiniportRoutine } from '../../trace/event.ts';
import type { EntryPoints } from '../adapter.ts';
import { claimAdapter } from '../adapter-claim.ts';
import {
  INTERFACE_TYPE_PCI_BUS,
  STATUS_INVALID_PARAMETER,
  STATUS_NO_SUCH_DEVICE,
  STATUS_SUCCESS,
} from '../constants.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';
import type { AdapterSlot } from '../port-machine.ts';
import { HW_INITIALIZATION_DATA as INIT } from '../structures.ts';
import { holdToCaller } from './calling-context.ts';

/** Bug check 0xF1, parameter 1: bad arguments to ScsiPortInitialize. */
const VERIFIER_BAD_ARGUMENTS = 0x1000;

/** The port driver accepts no larger structure than it knows, nor a smaller one than NT 4.0's. */
const SMALLEST_INITIALIZATION_DATA = 76;

/** What DriverEntry is called with: opaque objects that the miniport only hands on. */
export interface DriverEntryArguments {
  readonly driverObject: number;
  readonly registryPath: number;
}

/** ScsiPortInitialize: finds the adapters and lets the miniport claim them. */
export function initializationRoutines(
  port: () => PortDriver,
  entry: () => DriverEntryArguments,
): ExportedRoutines {
  return {
    ScsiPortInitialize: (argument1 = 0, argument2 = 0, data = 0, context = 0) => {
      const driver = port();
      holdToCaller(driver, 'ScsiPortInitialize');
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
    dmaStarted: pointer(INIT.HwDmaStarted),
    adapterControl: size < INIT.size ? 0 : pointer(INIT.HwAdapterControl),
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
  const matching = port.machine.slots.filter((slot) => claimsDevice(port, data, slot));
  const free = matching.filter((slot) => !port.adapters.some((adapter) => adapter.slot === slot));
  const results = free.map((slot) => claimAdapter(port, slot, data, context, entryPoints));
  const [first = STATUS_NO_SUCH_DEVICE] = results;
  return results.includes(STATUS_SUCCESS) ? STATUS_SUCCESS : first;
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
    ...(entryPoints.dmaStarted === 0 ? {} : { HwScsiDmaStarted: name(entryPoints.dmaStarted) }),
    ...(entryPoints.adapterControl === 0 ? {} : { HwScsiAdapterControl: name(entryPoints.adapterControl) }),
  };
  port.machine.trace.record({ kind: 'miniport-registered', routines });
}

/** On PCI the port driver looks for the vendor and device that the miniport names, as upper-case hexadecimal text. */
function claimsDevice(port: PortDriver, data: number, { configuration }: AdapterSlot): boolean {
  const { callerMemory } = port;
  const text = (lengthOffset: number, pointerOffset: number): string =>
    callerMemory.string(
      callerMemory.load(data + pointerOffset, 4),
      callerMemory.load(data + lengthOffset, 2),
    );
  return (
    callerMemory.load(data + INIT.AdapterInterfaceType, 4) === INTERFACE_TYPE_PCI_BUS &&
    text(INIT.VendorIdLength, INIT.VendorId).toUpperCase() === configuration.vendor &&
    text(INIT.DeviceIdLength, INIT.DeviceId).toUpperCase() === configuration.device
  );
}
