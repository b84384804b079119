/** For specs: traces in which another initiator resets the bus. */

import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';

/** SRB_STATUS_BUS_RESET (srb.h). */
export const BUS_RESET = 0x0e;

const START = { routine: 'HwScsiStartIo', name: 'TrainingStartIo' } as const;
const OPERATION = { path: 0, target: 0, lun: 0, operation: 0x28, length: 512 } as const;

export class BusResetTrace extends TraceBuilder {
  /** HwScsiStartIo announces the request; the HBA has not fetched it. */
  send(srb: number): this {
    return this.add({ kind: 'srb-queue', srb, ...OPERATION })
      .add({ kind: 'routine-enter', ...START, srb })
      .write('REQTAIL', srb)
      .add({ kind: 'routine-exit', ...START, result: 1 });
  }

  /** The HBA fetches the request, and the driver asks for the next. */
  fetch(srb: number): this {
    return this.device('request-fetched', { context: srb, index: srb - 1 })
      .latch('REQA')
      .isr(true, (isr) => isr.readStatus().acknowledge('REQA').notify('NextRequest'));
  }

  /** The HBA reports the request. */
  report(srb: number, hostStatus = 0): this {
    return this.device('completion-posted', { context: srb, hostStatus }).latch('CMPL');
  }

  /** RST# becomes active. */
  busReset(): this {
    return this.device('external-bus-reset').device('bus-reset').latch('BRST');
  }

  /** The interrupt routine dismisses the notice, and does what `body` says. */
  serve(body: (isr: this) => unknown): this {
    return this.isr(true, (isr) => {
      isr.readStatus().acknowledge('BRST');
      body(isr);
    });
  }

  /** ScsiPortCompleteRequest, or RequestComplete, for one request. */
  complete(srb: number, status = BUS_RESET): this {
    return this.add({ kind: 'notification', notification: 'CompleteRequest', srb, status });
  }
}

export const begin = (): BusResetTrace => new BusResetTrace().boot().enable('CMPL', 'REQA', 'BRST');
