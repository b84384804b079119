/** For specs: a request on its way to the HBA, the HBA's report of it, and what the driver makes of that. */

import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';

export const booted = (): TraceBuilder => new TraceBuilder().boot();

export const LENGTH = 512;

/** Request `srb` is sent in the entry, and under the context, of its number. */
export function send(trace: TraceBuilder, srb: number): TraceBuilder {
  const routine = { routine: 'HwScsiStartIo', name: 'TrainingStartIo' } as const;
  return trace
    .add({ kind: 'srb-queue', srb, path: 0, target: srb, lun: 0, operation: 0x28, length: LENGTH })
    .add({ kind: 'routine-enter', ...routine, srb })
    .write('REQTAIL', srb + 1)
    .add({ kind: 'routine-exit', ...routine, result: 1 })
    .device('request-fetched', { context: srb, index: srb, target: srb, lun: 0 });
}

export interface Reported {
  readonly hostStatus?: number;
  readonly scsiStatus?: number;
  readonly residual?: number;
}

/** The HBA posts its completion entry. */
export function report(trace: TraceBuilder, srb: number, reported: Reported = {}): TraceBuilder {
  return trace
    .device('completion-posted', { context: srb, sequence: srb, hostStatus: 0, scsiStatus: 0, ...reported })
    .latch('CMPL');
}

export interface Completed {
  readonly srbStatus?: number;
  readonly scsiStatus?: number;
  readonly length?: number;
}

/** RequestComplete. */
export function complete(trace: TraceBuilder, srb: number, srbStatus = 1): TraceBuilder {
  return trace.add({ kind: 'notification', notification: 'RequestComplete', srb, status: srbStatus });
}

/** RequestComplete, and the request back at the class driver as it was left. */
export function finish(
  trace: TraceBuilder,
  srb: number,
  { srbStatus = 1, scsiStatus = 0, length = LENGTH }: Completed = {},
): TraceBuilder {
  return complete(trace, srb, srbStatus).add({
    kind: 'srb-return',
    srb,
    srbStatus,
    scsiStatus,
    length,
    dataIntact: true,
  });
}
