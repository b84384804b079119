/** From reselection to BUS FREE: data, status, and the sense data when they are wanted. */

import { OPERATION, STATUS } from './cdb.ts';
import type { BusFault, CommandOutcome, CommandReport, ScsiCommand } from './scsi-bus.ts';
import { SENSE_LENGTH } from './sense.ts';
import type { LogicalUnit } from './target.ts';
import { ASYNCHRONOUS_BYTE_NS, NEXUS_NS, STATUS_NS } from './timing.ts';

export interface Reconnection {
  readonly durationNs: number;
  /** Called when the time is over: moves what goes to the initiator's memory. */
  report(): CommandReport;
}

/** @param nsPerByte of the DATA phases */
export function reconnect(unit: LogicalUnit, command: ScsiCommand, nsPerByte: number): Reconnection {
  const { cdb, direction, dataLength, fault } = command;
  const report = (outcome: CommandOutcome, scsiStatus: number, moved: number): CommandReport => ({
    outcome,
    scsiStatus,
    residual: dataLength - moved,
  });
  const broken = (outcome: CommandOutcome, durationNs = NEXUS_NS, moved = 0): Reconnection => ({
    durationNs,
    report: () => report(outcome, STATUS.GOOD, moved),
  });
  if (fault?.kind === 'unexpected-bus-free') return struck(fault, broken('bus-free'));
  if (fault?.kind === 'phase-error') return struck(fault, broken('phase-error'));

  const most = fault?.kind === 'underrun' ? Math.min(fault.bytes, dataLength) : dataLength;
  const wanted = unit.dataOutLength(cdb);
  if (wanted > 0 && direction !== 'out') return broken('phase-error');
  const dataOut = wanted > 0 ? command.fetchData(Math.min(wanted, most)) : new Uint8Array(0);
  if (dataOut === undefined) return broken('data-fault');
  if (fault?.kind === 'parity' && dataOut.length > 0) {
    // The target does not write what it cannot trust.
    const durationNs = NEXUS_NS + dataOut.length * nsPerByte + STATUS_NS;
    return struck(fault, broken('parity-error', durationNs, dataOut.length));
  }
  const { status, dataIn } = unit.execute(cdb, dataOut);
  if (dataIn.length > 0 && direction !== 'in') return broken('phase-error');
  const accepted = dataIn.subarray(0, most);
  const moved = dataOut.length + accepted.length;
  if (fault?.kind === 'parity') {
    return struck(fault, {
      durationNs: NEXUS_NS + moved * nsPerByte + STATUS_NS,
      report: () => {
        const stored = accepted.length === 0 || command.storeData(damaged(accepted));
        return stored ? report('parity-error', STATUS.GOOD, moved) : report('data-fault', STATUS.GOOD, 0);
      },
    });
  }
  const sense = autoSense(unit, command, status);
  const overrun = fault?.kind === 'overrun' || Math.max(wanted, dataIn.length) > dataLength;
  const underrun = status === STATUS.GOOD && moved < dataLength && direction !== 'none';
  const whole: Reconnection = {
    durationNs: NEXUS_NS + moved * nsPerByte + STATUS_NS + sense.durationNs,
    report: () => {
      if (accepted.length > 0 && !command.storeData(accepted)) return report('data-fault', status, 0);
      if (sense.data !== undefined && !command.storeSense(sense.data)) {
        return report('sense-fault', status, moved);
      }
      return report(overrun || underrun ? 'data-run' : 'complete', status, moved);
    },
  };
  return fault?.kind === 'overrun' || fault?.kind === 'underrun' ? struck(fault, whole) : whole;
}

/** The fault shows when the time is over. */
function struck(fault: BusFault, { durationNs, report }: Reconnection): Reconnection {
  return {
    durationNs,
    report: () => {
      fault.struck();
      return report();
    },
  };
}

/** One wrong bit, which parity finds. */
function damaged(data: Uint8Array): Uint8Array {
  const copy = data.slice();
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

/** REQUEST SENSE, sent by the initiator of its own accord after CHECK CONDITION. [SCSI-2] 7.6 */
function autoSense(
  unit: LogicalUnit,
  command: ScsiCommand,
  status: number,
): { readonly durationNs: number; readonly data?: Uint8Array } {
  const length = Math.min(command.senseLength, SENSE_LENGTH);
  if (status !== STATUS.CHECK_CONDITION || length === 0) return { durationNs: 0 };
  const cdb = Uint8Array.of(OPERATION.REQUEST_SENSE, 0, 0, 0, length, 0);
  const { dataIn } = unit.execute(cdb, new Uint8Array(0));
  const bytes = cdb.length + dataIn.length;
  return { durationNs: NEXUS_NS + bytes * ASYNCHRONOUS_BYTE_NS + STATUS_NS, data: dataIn };
}
