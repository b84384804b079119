import { BugCheck, Unsupported } from '../../machine/bug-check.ts';
import { NOTIFICATION_TYPES, SP_UNTAGGED } from '../constants.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';
import { SCSI_REQUEST_BLOCK as SRB } from '../structures.ts';

/** ScsiPortNotification and ScsiPortCompleteRequest: they record; the completion DPC acts. */
export function notificationRoutines(port: () => PortDriver): ExportedRoutines {
  return {
    ScsiPortNotification: (type = 0, extension = 0, surplus = 0) => {
      const driver = port();
      const { trace } = driver.machine;
      const adapter = driver.adapterOf(extension);
      const notification = NOTIFICATION_TYPES[type];
      switch (notification) {
        case 'RequestComplete': {
          const srb = driver.callerMemory.load(surplus, 4);
          const request = adapter.outstanding.get(srb);
          const status = request && driver.miniport.program.memory.view.getUint8(srb + SRB.SrbStatus);
          trace.record({
            kind: 'notification',
            notification,
            ...(request === undefined ? {} : { srb: request.id }),
            ...(status === undefined ? {} : { status }),
          });
          driver.complete(adapter, srb);
          return;
        }
        case 'NextRequest':
          trace.record({ kind: 'notification', notification });
          adapter.interruptData.nextRequest = true;
          return;
        case undefined:
          throw new BugCheck(
            'DRIVER_IRQL_NOT_LESS_OR_EQUAL',
            [type >>> 0, driver.machine.processor.irql, 0, 0],
            'bad-notification',
            { type: type >>> 0 },
          );
        default:
          throw new Unsupported('ScsiPortNotification', notification);
      }
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
