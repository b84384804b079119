/** For specs: traces of a driver whose data the system's DMA controller moves. */

import { maskOf } from '../../devices/register-table.ts';
import { XFRCTL } from '../../devices/training-hba/dma-registers.ts';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';

export class DmaTrace extends TraceBuilder {
  /** A target has reselected and waits for its data phase. @returns the index of that event */
  want(): number {
    const { next } = this;
    this.device('transfer-wanted', { context: 0, direction: 'in', bytes: 512 });
    this.device('cause-latched', { cause: 'XFER', already: 0 });
    return next;
  }

  dismissXfer(): this {
    return this.write('INTST', 0x10).device('cause-cleared', { cause: 'XFER' });
  }

  map(srb = 1): this {
    return this.add({ kind: 'dma-map', srb, offset: 0, length: 512 });
  }

  /** HwScsiDmaStarted is called. */
  started(body: (trace: this) => unknown = (trace) => trace.go()): this {
    const routine = { routine: 'HwScsiDmaStarted', name: 'TrainingDmaStarted' } as const;
    this.add({ kind: 'routine-enter', ...routine, srb: 1 });
    body(this);
    return this.add({ kind: 'routine-exit', ...routine, result: 0 });
  }

  /** The HBA is told to transfer, and does when a target waits. */
  go(): this {
    return this.write('XFRCTL', maskOf(XFRCTL, 'GO')).device('transfer-started', { context: 0 });
  }

  moved(): this {
    return this.device('data-transferred', { context: 0, direction: 'in', bytes: 512 });
  }

  flush(srb = 1): this {
    return this.add({ kind: 'dma-flush', srb, bytes: 512, started: true });
  }
}

export const booted = (): DmaTrace => new DmaTrace().boot().startIo(1);
