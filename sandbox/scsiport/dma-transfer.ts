import type { AdapterObject } from '../machine/adapter-object.ts';
import { BugCheck } from '../machine/bug-check.ts';
import { type DmaChannel, pageLength } from '../machine/dma-controller.ts';
import { dmaNsPerByte, systemDmaChannel } from './adapter-configuration.ts';
import type { AdapterContext } from './adapter-context.ts';
import type { Request } from './request.ts';

/** Parameter 1 of bug check 0xE6 (Microsoft Docs, "Bug Check 0xE6: DRIVER_VERIFIER_DMA_VIOLATION"). */
const VERIFIER_CHANNEL_TWICE = 0x0b;
const VERIFIER_NOT_FLUSHED = 0x0d;
const VERIFIER_NO_ADAPTER_OBJECT = 0x19;
const VERIFIER_OUT_OF_BOUNDS = 0x1b;

/** Port accesses that set a channel up: mask, mode, flip-flop, two of address, page, two of count, unmask. */
const SETUP_ACCESSES = 9;

/** What ScsiPortIoMapTransfer has asked for, until ScsiPortFlushDma. */
interface Mapping {
  readonly request: Request;
  /** Virtual address and bytes, within the request's buffer. */
  readonly address: number;
  readonly length: number;
  /** Once the channel is the adapter's. */
  object: AdapterObject | undefined;
  started: boolean;
}

/**
 * One adapter's transfer by the system's DMA controller. ScsiPortIoMapTransfer only records what is wanted, for it may
 * be called at device IRQL and a channel is allocated at DISPATCH_LEVEL (Microsoft Docs, "AllocateAdapterChannel"): the
 * completion DPC takes the channel, sets the controller up and calls HwScsiDmaStarted.
 */
export class DmaTransfer {
  readonly #context: AdapterContext;
  #mapping: Mapping | undefined;

  constructor(context: AdapterContext) {
    this.#context = context;
  }

  /**
   * ScsiPortIoMapTransfer.
   * @throws BugCheck when the HBA has no channel, one mapping is not flushed yet, or the range is not the request's
   */
  map(request: Request, address: number, length: number): void {
    this.#checkMap(request, address, length);
    this.#mapping = { request, address, length, object: undefined, started: false };
    const { machine, adapter } = this.#context;
    machine.trace.record({ kind: 'dma-map', srb: request.id, offset: address - request.buffer, length });
    adapter.interruptData.mapTransfer = true;
  }

  /** The next step of what is mapped, if anything is. Runs in the completion DPC. */
  start(): void {
    const mapping = this.#mapping;
    if (mapping === undefined || mapping.object !== undefined) return;
    const { machine, adapter } = this.#context;
    const object = machine.systemDma.adapterObject(this.#channel());
    if (!object.allocate(() => this.#tryAgain())) return;
    mapping.object = object;
    machine.processor.spend(SETUP_ACCESSES * machine.profile.portAccess);
    // The HBA may have interrupted meanwhile, and its miniport have cancelled.
    if (this.#mapping !== mapping) return;
    const { address, length, request } = mapping;
    const data = this.#context.miniport.program.memory.bytes.subarray(address, address + length);
    const direction = request.direction === 'out' ? 'out' : 'in';
    object.mapTransfer(direction, data, dmaNsPerByte(adapter.configuration));
    mapping.started = true;
    this.#context.callSynchronized('HwScsiDmaStarted', adapter.entryPoints.dmaStarted, [], request.id);
  }

  /**
   * ScsiPortFlushDma: ends or cancels the transfer; what has come from the HBA is in the request's buffer from here on.
   * When exactly it gets there the documents do not say; here at once. Without a mapping there is nothing to do.
   */
  flush(): void {
    const mapping = this.#mapping;
    if (mapping === undefined) return;
    this.#mapping = undefined;
    const { machine, miniport } = this.#context;
    const { object, address, request, started } = mapping;
    const data = object?.flush() ?? new Uint8Array(0);
    miniport.program.memory.bytes.set(data, address);
    machine.trace.record({ kind: 'dma-flush', srb: request.id, bytes: data.length, started });
    machine.processor.spend(Math.ceil(data.length / 4) * machine.profile.instruction);
    object?.free();
  }

  /**
   * The request is about to leave the miniport.
   * @throws BugCheck when its buffer is still mapped
   */
  checkFlushed(request: Request): void {
    const mapping = this.#mapping;
    if (mapping?.request !== request) return;
    throw new BugCheck(
      'DRIVER_VERIFIER_DMA_VIOLATION',
      [VERIFIER_NOT_FLUSHED, mapping.length, pageLength(this.#channel()), 0],
      'dma-not-flushed',
      { srb: request.id },
    );
  }

  #checkMap(request: Request, address: number, length: number): void {
    const { adapter } = this.#context;
    const { id: srb, buffer } = request;
    if (systemDmaChannel(adapter.configuration) === undefined) {
      throw new BugCheck(
        'DRIVER_VERIFIER_DMA_VIOLATION',
        [VERIFIER_NO_ADAPTER_OBJECT, 0, 0, 0],
        'map-transfer-channel',
        { srb },
      );
    }
    if (this.#mapping !== undefined) {
      const detail = { srb, mapped: this.#mapping.request.id };
      throw new BugCheck(
        'DRIVER_VERIFIER_DMA_VIOLATION',
        [VERIFIER_CHANNEL_TWICE, 1, 0, 0],
        'map-transfer-twice',
        detail,
      );
    }
    if (length === 0 || address < buffer || address + length > buffer + request.length) {
      throw new BugCheck(
        'DRIVER_VERIFIER_DMA_VIOLATION',
        [VERIFIER_OUT_OF_BOUNDS, address, 0, 0],
        'map-transfer-range',
        { srb, address, length },
      );
    }
  }

  /** Only called of an adapter that has passed {@link #checkMap}. */
  #channel(): DmaChannel {
    const channel = systemDmaChannel(this.#context.adapter.configuration);
    if (channel === undefined) throw new RangeError('the adapter has no DMA channel');
    return channel;
  }

  /** Another adapter has freed the channel, in a context of its own. */
  #tryAgain(): void {
    this.#context.adapter.interruptData.mapTransfer = true;
    this.#context.requestDpc();
  }
}
