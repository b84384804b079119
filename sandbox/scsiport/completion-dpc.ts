import type { AdapterContext } from './adapter-context.ts';
import type { BusEnumeration } from './bus-enumeration.ts';
import type { Completion } from './completion.ts';
import type { DmaTransfer } from './dma-transfer.ts';
import { emptyInterruptData, type InterruptData } from './interrupt-data.ts';
import type { MiniportTimer } from './miniport-timer.ts';
import type { RequestStarter } from './request-starter.ts';

/** One-second ticks for which the port driver holds requests after a bus reset: about four seconds (ReactOS scsiport). */
const RESET_HOLD_TICKS = 4;

export interface CompletionDpcParts {
  readonly starter: RequestStarter;
  readonly completion: Completion;
  readonly timer: MiniportTimer;
  readonly dma: DmaTransfer;
  readonly enumeration: BusEnumeration;
}

/**
 * Acts on what the miniport notified of, in the order of ReactOS's scsiport: the timer, the reset, the next request,
 * the units that take another request, the finished requests (last in, first out), the deferred callbacks. A DMA
 * transfer, of which that one knows nothing, goes before requests: a target waits for it on the bus.
 */
export class CompletionDpc {
  readonly #context: AdapterContext;
  readonly #parts: CompletionDpcParts;

  constructor(context: AdapterContext, parts: CompletionDpcParts) {
    this.#context = context;
    this.#parts = parts;
  }

  run(): void {
    const { starter, completion, timer, dma, enumeration } = this.#parts;
    const recorded = this.#take();
    if (recorded.timerCall !== undefined) timer.set(recorded.timerCall);
    if (recorded.resetDetected) this.#context.adapter.holdTicks = RESET_HOLD_TICKS;
    if (recorded.mapTransfer) dma.start();
    if (recorded.nextRequest) this.#nextRequest();
    for (const unit of recorded.readyUnits) {
      unit.gateOpen = true;
      starter.startUnit(unit);
    }
    for (const request of recorded.completed.reverse()) completion.finish(request);
    for (const path of recorded.changedPaths) enumeration.begin(path);
    this.#callBack(recorded);
  }

  /** The snapshot is taken where the interrupt routine cannot add to it. */
  #take(): InterruptData {
    return this.#context.synchronize(() => {
      const { adapter } = this.#context;
      const recorded = adapter.interruptData;
      adapter.interruptData = emptyInterruptData();
      return recorded;
    });
  }

  #nextRequest(): void {
    const { adapter } = this.#context;
    if (adapter.exclusive !== undefined) {
      adapter.nextRequestWaits = true;
      return;
    }
    adapter.busy = false;
    adapter.ticks = 0;
    this.#parts.starter.startAdapter();
  }

  /**
   * HwScsiEnableInterruptsCallback runs here, at DISPATCH_LEVEL with the system's interrupts on;
   * HwScsiDisableInterruptsCallback where the HBA's interrupt cannot come. Once neither is asked for any more,
   * HwScsiInterrupt is called again.
   */
  #callBack({ enableCallback, disableCallback }: InterruptData): void {
    const { adapter, miniport } = this.#context;
    if (disableCallback !== undefined) {
      // The HBA may interrupt as soon as the callback has let it.
      this.#context.synchronize(() => {
        miniport.run('HwScsiDisableInterruptsCallback', disableCallback, [adapter.extension]);
        this.#admitInterrupts();
      });
    }
    if (enableCallback !== undefined) {
      miniport.run('HwScsiEnableInterruptsCallback', enableCallback, [adapter.extension]);
      this.#admitInterrupts();
    }
    this.#context.requestDpc();
  }

  #admitInterrupts(): void {
    const { adapter } = this.#context;
    const { enableCallback, disableCallback } = adapter.interruptData;
    adapter.interruptBarred = enableCallback !== undefined || disableCallback !== undefined;
  }
}
