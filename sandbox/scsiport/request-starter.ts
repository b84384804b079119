import type { AdapterContext } from './adapter-context.ts';
import {
  SP_UNTAGGED,
  SRB_FLAGS_BYPASS_FROZEN_QUEUE,
  SRB_FLAGS_DISABLE_DISCONNECT,
  SRB_FLAGS_NO_QUEUE_FREEZE,
  SRB_FLAGS_QUEUE_ACTION_ENABLE,
  SRB_STATUS_PENDING,
} from './constants.ts';
import type { LogicalUnit } from './logical-unit.ts';
import type { Request } from './request.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** The gates that a request passes on its way to HwScsiStartIo: its logical unit's, then the adapter's. */
export class RequestStarter {
  readonly #context: AdapterContext;

  constructor(context: AdapterContext) {
    this.#context = context;
  }

  /** Lets the unit's next request through, if the unit may have one more. */
  startUnit(unit: LogicalUnit): void {
    const next = unit.waiting.findIndex((request) => this.#mayStart(unit, request));
    if (next < 0) return;
    // Only what bypasses a frozen queue overtakes.
    if (next > 0 && !unit.frozen) return;
    const [request] = unit.waiting.splice(next, 1);
    if (request === undefined) return;
    unit.gateOpen = false;
    this.#admit(unit, request, false);
  }

  /** A request of the port driver's own goes before all others, whatever the unit is doing. */
  startAtOnce(unit: LogicalUnit, request: Request): void {
    this.#admit(unit, request, true);
  }

  /** Requests that a unit was too busy for are handed to it again. */
  retryBusy(unit: LogicalUnit): void {
    for (const request of unit.busy.splice(0)) this.#admit(unit, request, false);
  }

  /** Hands the adapter its next request, if it can take one. */
  startAdapter(): void {
    const { adapter, machine } = this.#context;
    if (adapter.busy || adapter.holdTicks > 0) return;
    const request = adapter.queue.shift();
    if (request === undefined) return;
    adapter.busy = true;
    adapter.refused = false;
    adapter.started = request;
    adapter.exclusive = (request.flags & SRB_FLAGS_DISABLE_DISCONNECT) === 0 ? undefined : request;
    adapter.ticks = request.timeout;
    const unit = this.#context.unit(request.path, request.target, request.lun);
    if (unit.ticks === 0) unit.ticks = request.timeout;
    adapter.finished.delete(request.srb);
    machine.processor.spend(machine.profile.portStartRequest);
    const accepted = this.#context.synchronize(() => this.#callStartIo(unit, request));
    const answered = adapter.outstanding.get(request.srb) !== request;
    if ((accepted & 0xff) === 0 && !answered) this.#returnToQueue(unit, request);
    this.#context.requestDpc();
  }

  /**
   * A tagged request may join other tagged ones, an untagged one must have the unit to itself: it waits until the
   * tagged list has drained, and what comes after waits for it.
   */
  #mayStart(unit: LogicalUnit, request: Request): boolean {
    if (unit.frozen && (request.flags & SRB_FLAGS_BYPASS_FROZEN_QUEUE) === 0) return false;
    if (!unit.gateOpen || unit.busy.length > 0) return false;
    if (unit.active.size === 0) return true;
    return this.#isTagged(request) && [...unit.active.values()].every((tag) => tag !== SP_UNTAGGED);
  }

  #isTagged({ flags }: Request): boolean {
    if (!this.#context.adapter.configuration.multipleRequestPerLu) return false;
    if ((flags & SRB_FLAGS_DISABLE_DISCONNECT) !== 0) return false;
    return (flags & (SRB_FLAGS_QUEUE_ACTION_ENABLE | SRB_FLAGS_NO_QUEUE_FREEZE)) !== 0;
  }

  #admit(unit: LogicalUnit, request: Request, atOnce: boolean): void {
    const { adapter } = this.#context;
    unit.active.set(request, this.#isTagged(request) ? this.#freeTag() : SP_UNTAGGED);
    if (atOnce) adapter.queue.unshift(request);
    else adapter.queue.push(request);
    this.startAdapter();
  }

  /** The lowest queue tag that no request of the adapter has. */
  #freeTag(): number {
    const used = new Set(
      [...this.#context.adapter.units.values()].flatMap(({ active }) => [...active.values()]),
    );
    let tag = 0;
    while (used.has(tag)) tag += 1;
    return Math.min(tag, SP_UNTAGGED);
  }

  #callStartIo(unit: LogicalUnit, request: Request): number {
    const { adapter, machine, miniport } = this.#context;
    const { memory } = miniport.program;
    const { srb } = request;
    memory.protect(srb, SRB.size, 'read-write', 'srb');
    const { srbExtensionSize } = adapter.configuration;
    if (request.srbExtension !== 0)
      memory.protect(request.srbExtension, srbExtensionSize, 'read-write', 'srb-extension');
    memory.view.setUint8(srb + SRB.SrbStatus, SRB_STATUS_PENDING);
    memory.view.setUint8(srb + SRB.ScsiStatus, 0);
    memory.view.setUint8(srb + SRB.QueueTag, unit.active.get(request) ?? SP_UNTAGGED);
    memory.view.setUint32(srb + SRB.DataTransferLength, request.length, true);
    memory.watch(srb, SRB.size);
    // Without MapBuffers the miniport has no business in the buffer.
    if (machine.verifier.memory && !adapter.configuration.mapBuffers && request.length > 0)
      memory.protect(request.buffer, request.length, 'none', 'unmapped-buffer');
    adapter.outstanding.set(srb, request);
    const { startIo } = adapter.entryPoints;
    return miniport.run('HwScsiStartIo', startIo, [adapter.extension, srb], request.id);
  }

  /** HwScsiStartIo answered FALSE: the request is offered again at the next tick. */
  #returnToQueue(unit: LogicalUnit, request: Request): void {
    const { adapter, miniport } = this.#context;
    adapter.outstanding.delete(request.srb);
    miniport.program.memory.unwatch(request.srb, SRB.size);
    adapter.queue.unshift(request);
    adapter.refused = true;
    adapter.ticks = 0;
    if (unit.active.size === 1) unit.ticks = 0;
  }
}
