/** Follows the data phases of the HBA's system DMA variant, and what the driver has asked of the DMA controller. */

import type { SrbId, TraceEvent } from '../../trace/event.ts';
import { isHbaEvent } from './hba.ts';

/** A transfer that ScsiPortIoMapTransfer has asked for, until ScsiPortFlushDma. */
export interface Mapping {
  readonly srb: SrbId;
  /** Index of the call. */
  readonly asked: number;
  /** HwScsiDmaStarted has been called for it. */
  readonly started: boolean;
  /** Data have moved: it is of no use for another data phase. */
  readonly used: boolean;
}

export class DmaTransfers {
  #wanted: number | undefined;
  #mapping: Mapping | undefined;

  /** Index of the event with which a target began to wait for its data phase; undefined when none waits. */
  get wanted(): number | undefined {
    return this.#wanted;
  }

  get mapping(): Mapping | undefined {
    return this.#mapping;
  }

  /** To be called with each event, once the event before has been judged. */
  follow(event: TraceEvent): void {
    if (event.kind === 'dma-map') {
      this.#mapping = { srb: event.srb, asked: event.seq, started: false, used: false };
    }
    if (event.kind === 'dma-flush') this.#mapping = undefined;
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiDmaStarted')
      this.#change({ started: true });
    if (isHbaEvent(event, 'data-transferred')) this.#change({ used: true });
    if (isHbaEvent(event, 'transfer-wanted')) this.#wanted = event.seq;
    if (FORGETS.some((name) => isHbaEvent(event, name))) this.#wanted = undefined;
  }

  #change(change: Partial<Mapping>): void {
    if (this.#mapping !== undefined) this.#mapping = { ...this.#mapping, ...change };
  }
}

/** After these no target waits any more. */
const FORGETS = ['transfer-started', 'reset', 'bus-reset'] as const;
