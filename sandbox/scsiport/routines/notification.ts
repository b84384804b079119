import { BugCheck } from '../../machine/bug-check.ts';
import type { Adapter } from '../adapter.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { NOTIFICATION_TYPES, type NotificationType, SP_UNTAGGED } from '../constants.ts';
import { unitKey } from '../logical-unit.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';
import type { Request } from '../request.ts';
import { SCSI_REQUEST_BLOCK as SRB } from '../structures.ts';

/** Bug check 0xF1, parameter 1: NextLuRequest while the unit has an untagged request. */
const VERIFIER_NEXT_LU_UNTAGGED = 0x1005;

/** Reads the arguments after the extension: each takes four bytes (WebAssembly C ABI). */
type Argument = (index: number) => number;

/** Records one notification. A miniport may pass more arguments than its type takes: nobody looks at them. */
type Recorder = (driver: PortDriver, services: AdapterServices, argument: Argument) => void;

const RECORDERS: Readonly<Record<NotificationType, Recorder>> = {
  RequestComplete(driver, { adapter }, argument) {
    const srb = argument(0);
    const request = adapter.outstanding.get(srb);
    const status = request && driver.miniport.program.memory.view.getUint8(srb + SRB.SrbStatus);
    driver.machine.trace.record({
      kind: 'notification',
      notification: 'RequestComplete',
      ...(request === undefined ? {} : { srb: request.id }),
      ...(status === undefined ? {} : { status }),
    });
    driver.complete(adapter, srb);
  },

  NextRequest(driver, { adapter }) {
    driver.machine.trace.record({ kind: 'notification', notification: 'NextRequest' });
    adapter.interruptData.nextRequest = true;
  },

  /** It implies NextRequest. */
  NextLuRequest(driver, { adapter, context }, argument) {
    const [path, target, lun] = [argument(0) & 0xff, argument(1) & 0xff, argument(2) & 0xff];
    const unit = { path, target, lun };
    driver.machine.trace.record({ kind: 'notification', notification: 'NextLuRequest', unit });
    adapter.interruptData.nextRequest = true;
    // A unit that was never sent a request has nothing to be ready for.
    if (!adapter.units.has(unitKey(path, target, lun))) return;
    const untagged = untaggedRequest(adapter, unit);
    if (untagged !== undefined && driver.machine.verifier.untagged)
      throw nextLuUntagged(adapter, untagged, unit);
    // ReactOS's scsiport ignores it then.
    if (untagged !== undefined) return;
    const ready = context.unit(path, target, lun);
    const { readyUnits } = adapter.interruptData;
    // ReactOS's scsiport keeps a list that a unit is on or not.
    if (!readyUnits.includes(ready)) readyUnits.push(ready);
  },

  ResetDetected(driver, { adapter }) {
    driver.machine.trace.record({ kind: 'notification', notification: 'ResetDetected' });
    adapter.interruptData.resetDetected = true;
  },

  CallDisableInterrupts(driver, { adapter }, argument) {
    driver.machine.trace.record({ kind: 'notification', notification: 'CallDisableInterrupts' });
    adapter.interruptData.disableCallback = argument(0);
  },

  CallEnableInterrupts(driver, { adapter }, argument) {
    driver.machine.trace.record({ kind: 'notification', notification: 'CallEnableInterrupts' });
    adapter.interruptData.enableCallback = argument(0);
    adapter.interruptBarred = true;
  },

  RequestTimerCall(driver, { adapter }, argument) {
    const [routine, microseconds] = [argument(0), argument(1)];
    driver.machine.trace.record({ kind: 'notification', notification: 'RequestTimerCall', microseconds });
    adapter.interruptData.timerCall = { routine, microseconds };
  },

  BusChangeDetected(driver, { adapter }, argument) {
    const path = argument(0) & 0xff;
    driver.machine.trace.record({ kind: 'notification', notification: 'BusChangeDetected', path });
    if (path < adapter.configuration.numberOfBuses) adapter.interruptData.changedPaths.push(path);
  },

  /** Nobody on the simulated machine consumes WMI events. */
  WMIEvent(driver) {
    driver.machine.trace.record({ kind: 'notification', notification: 'WMIEvent' });
  },

  WMIReregister(driver) {
    driver.machine.trace.record({ kind: 'notification', notification: 'WMIReregister' });
  },
};

interface UnitAddress {
  readonly path: number;
  readonly target: number;
  readonly lun: number;
}

/** The untagged request that the miniport still has for a unit. */
function untaggedRequest(adapter: Adapter, { path, target, lun }: UnitAddress): Request | undefined {
  for (const [request, tag] of adapter.units.get(unitKey(path, target, lun))?.active ?? []) {
    if (tag === SP_UNTAGGED && adapter.outstanding.get(request.srb) === request) return request;
  }
  return undefined;
}

function nextLuUntagged(adapter: Adapter, { id }: Request, { path, target, lun }: UnitAddress): BugCheck {
  const unitExtension = adapter.units.get(unitKey(path, target, lun))?.extension ?? 0;
  return new BugCheck(
    'SCSI_VERIFIER_DETECTED_VIOLATION',
    [VERIFIER_NEXT_LU_UNTAGGED, adapter.extension, unitExtension, 0],
    'next-lu-untagged',
    { srb: id },
  );
}

/** ScsiPortNotification and ScsiPortCompleteRequest: they record; the completion DPC acts. */
export function notificationRoutines(port: () => PortDriver): ExportedRoutines {
  return {
    ScsiPortNotification: (type = 0, extension = 0, surplus = 0) => {
      const driver = port();
      const services = driver.servicesOf(extension);
      const notification = NOTIFICATION_TYPES[type];
      if (notification === undefined) {
        throw new BugCheck(
          'DRIVER_IRQL_NOT_LESS_OR_EQUAL',
          [type >>> 0, driver.machine.processor.irql, 0, 0],
          'bad-notification',
          { type: type >>> 0 },
        );
      }
      RECORDERS[notification](driver, services, (index) => driver.callerMemory.load(surplus + 4 * index, 4));
    },

    ScsiPortCompleteRequest: (extension = 0, path = 0, target = 0, lun = 0, status = 0) => {
      const driver = port();
      const adapter = driver.adapterOf(extension);
      const matches = (wanted: number, actual: number): boolean =>
        wanted === SP_UNTAGGED || wanted === actual;
      for (const request of [...adapter.outstanding.values()]) {
        const { id, srb } = request;
        if (!matches(path & 0xff, request.path) || !matches(target & 0xff, request.target)) continue;
        if (!matches(lun & 0xff, request.lun)) continue;
        driver.miniport.program.memory.view.setUint8(srb + SRB.SrbStatus, status);
        driver.machine.trace.record({
          kind: 'notification',
          notification: 'CompleteRequest',
          srb: id,
          status: status & 0xff,
        });
        driver.complete(adapter, srb);
      }
    },
  };
}
