/** From reselection to BUS FREE: data, status, and the sense data when they are wanted. */

import { OPERATION, STATUS } from './cdb.ts';
import type { BusFault, CommandOutcome, CommandReport, ScsiCommand } from './scsi-bus.ts';
import { SENSE_LENGTH } from './sense.ts';
import type { LogicalUnit } from './target.ts';
import { ASYNCHRONOUS_BYTE_NS, NEXUS_NS, STATUS_NS } from './timing.ts';

export interface Reconnection {
  readonly durationNs: number;
  /** What goes to the initiator's memory. */
  readonly dataIn: Uint8Array;
  /** Called when the time is over: moves what goes to the initiator's memory. */
  report(): CommandReport;
}

/** Bytes that the command is ready to transfer, and the target to receive or send. */
function ready({ dataLength, fault }: ScsiCommand): number {
  return fault?.kind === 'underrun' ? Math.min(fault.bytes, dataLength) : dataLength;
}

/** Bytes of the DATA OUT phase that the command will meet; 0 when it meets none. */
function dataOutWanted(unit: LogicalUnit, command: ScsiCommand): number {
  const { cdb, direction, fault } = command;
  if (direction !== 'out' || fault?.kind === 'unexpected-bus-free' || fault?.kind === 'phase-error') return 0;
  return Math.min(unit.dataOutLength(cdb), ready(command));
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
    dataIn: new Uint8Array(0),
    report: () => report(outcome, STATUS.GOOD, moved),
  });
  if (fault?.kind === 'unexpected-bus-free') return struck(fault, broken('bus-free'));
  if (fault?.kind === 'phase-error') return struck(fault, broken('phase-error'));

  const most = ready(command);
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
    const received = damaged(accepted);
    return struck(fault, {
      durationNs: NEXUS_NS + moved * nsPerByte + STATUS_NS,
      dataIn: received,
      report: () => {
        const stored = received.length === 0 || command.storeData(received);
        return stored ? report('parity-error', STATUS.GOOD, moved) : report('data-fault', STATUS.GOOD, 0);
      },
    });
  }
  const sense = autoSense(unit, command, status);
  const good = status === STATUS.GOOD;
  // A target that refuses, or stops with an error of its own, does not get as far as to have more than the count.
  const excess = fault?.kind === 'overrun' && good && moved === dataLength;
  const overrun = excess || Math.max(wanted, dataIn.length) > dataLength;
  const underrun = good && moved < dataLength && direction !== 'none';
  const whole: Reconnection = {
    durationNs: NEXUS_NS + moved * nsPerByte + STATUS_NS + sense.durationNs,
    dataIn: accepted,
    report: () => {
      if (accepted.length > 0 && !command.storeData(accepted)) return report('data-fault', status, 0);
      if (sense.data !== undefined && !command.storeSense(sense.data)) {
        return report('sense-fault', status, moved);
      }
      return report(overrun || underrun ? 'data-run' : 'complete', status, moved);
    },
  };
  const shows = excess || (fault?.kind === 'underrun' && underrun);
  return shows ? struck(fault, whole) : whole;
}

/**
 * As {@link reconnect}, from the moment on when the nexus is named: the initiator's own time for the data, then the rest.
 * @param leave called with what is left of the connection when the data have been moved
 */
export function converse(
  unit: LogicalUnit,
  command: ScsiCommand,
  dataPhase: NonNullable<ScsiCommand['dataPhase']>,
  leave: (rest: Reconnection) => void,
): void {
  const rest = (): Reconnection => {
    const whole = reconnect(unit, command, 0);
    return { ...whole, durationNs: whole.durationNs - NEXUS_NS };
  };
  const length = dataOutWanted(unit, command);
  if (length > 0) {
    dataPhase({ direction: 'out', length }, () => leave(rest()));
    return;
  }
  const reconnection = rest();
  const { dataIn: data } = reconnection;
  if (data.length === 0) leave(reconnection);
  else dataPhase({ direction: 'in', data }, () => leave(reconnection));
}

/** The fault shows when the time is over. */
function struck(fault: BusFault, { report, ...rest }: Reconnection): Reconnection {
  return {
    ...rest,
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
