import { BugCheck } from '../../machine/bug-check.ts';
import { formatDebugText } from '../debug-text.ts';
import type { ExportedRoutines } from '../miniport.ts';
import type { PortDriver } from '../port-driver.ts';

/** Bug check 0xF1, parameter 1: a stall of more than 0.1 s. */
const VERIFIER_STALL_TOO_LONG = 0x1001;
const LONGEST_STALL_MICROSECONDS = 100_000;

/** 1996-01-01T00:00:00Z in units of 100 ns since 1601-01-01: when the simulated machine is switched on. */
const POWER_ON = 124_649_280_000_000_000n;

/** Busy waiting. */
export function stallRoutines(port: () => PortDriver): ExportedRoutines {
  return {
    ScsiPortStallExecution: (microseconds = 0) => {
      const { machine, miniport } = port();
      const delay = microseconds >>> 0;
      machine.trace.record({ kind: 'stall', microseconds: delay });
      if (delay > LONGEST_STALL_MICROSECONDS) {
        throw new BugCheck(
          'SCSI_VERIFIER_DETECTED_VIOLATION',
          [VERIFIER_STALL_TOO_LONG, delay, 0, 0],
          'stall-too-long',
          { microseconds: delay },
        );
      }
      miniport.stall(delay * 1000);
    },
  };
}

/** The clock, the event log and the debugger's window. */
export function loggingRoutines(port: () => PortDriver): ExportedRoutines {
  return {
    ScsiPortQuerySystemTime: (result = 0) => {
      const driver = port();
      const time = POWER_ON + BigInt(driver.machine.queue.now()) / 100n;
      driver.callerMemory.store(result, 4, Number(time & 0xffff_ffffn));
      driver.callerMemory.store(result + 4, 4, Number(time >> 32n));
    },

    ScsiPortLogError: (extension = 0, srb = 0, path = 0, target = 0, lun = 0, code = 0, uniqueId = 0) => {
      const driver = port();
      const adapter = driver.adapterOf(extension);
      // The port driver looks the request up in the SRB: what is no longer the miniport's is a fault here too.
      if (srb !== 0) driver.callerMemory.load(srb >>> 0, 4);
      const request = adapter.outstanding.get(srb >>> 0);
      driver.machine.trace.record({
        kind: 'log-error',
        ...(request === undefined ? {} : { srb: request.id }),
        path: path & 0xff,
        target: target & 0xff,
        lun: lun & 0xff,
        code: code >>> 0,
        uniqueId: uniqueId >>> 0,
      });
    },

    ScsiDebugPrint: (level = 0, format = 0, surplus = 0) => {
      const driver = port();
      const text = formatDebugText(driver.callerMemory.string(format), surplus, driver.callerMemory);
      driver.machine.trace.record({ kind: 'debug', level: level >>> 0, text });
    },
  };
}
