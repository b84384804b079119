import { BugCheck } from '../machine/bug-check.ts';
import { DISPATCH_LEVEL } from '../machine/irql.ts';
import type { Dpc } from '../machine/processor.ts';
import type { Cancel } from '../time/event-queue.ts';
import { type Adapter, emptyInterruptData } from './adapter.ts';
import { CallerMemory } from './caller-memory.ts';
import { SRB_STATUS_MASK, SRB_STATUS_PENDING } from './constants.ts';
import { LogicalUnit, unitKey } from './logical-unit.ts';
import type { Miniport } from './miniport.ts';
import type { PortMachine } from './port-machine.ts';
import type { Request } from './request.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** The port driver counts time-outs in ticks of one second, the unit of TimeOutValue (Microsoft Docs, "SCSI_REQUEST_BLOCK"). */
const TICK = 1_000_000_000;

/** Parameter 1 of bug check 0xF1 (Microsoft Docs, "Bug Check 0xF1: SCSI_VERIFIER_DETECTED_VIOLATION"). */
const VERIFIER_COMPLETED_TWICE = 0x1003;
const VERIFIER_INVALID_STATUS = 0x1004;

/**
 * The SCSI port driver: gives the miniport one request at a time per adapter and per logical unit, records
 * what it is notified of, and processes that in its completion DPC.
 */
export class PortDriver {
  readonly machine: PortMachine;
  readonly miniport: Miniport;
  readonly callerMemory: CallerMemory;
  adapter: Adapter | undefined;
  readonly #completionDpc: Dpc = { name: 'ScsiPortCompletionDpc', run: () => this.#process() };
  readonly #tickDpc: Dpc = { name: 'ScsiPortTickDpc', run: () => this.#tick() };
  #cancelTick: Cancel | undefined;
  #disconnectInterrupt: (() => void) | undefined;

  constructor(machine: PortMachine, miniport: Miniport) {
    this.machine = machine;
    this.miniport = miniport;
    this.callerMemory = new CallerMemory(miniport.program);
  }

  /**
   * The adapter whose device extension the miniport passes.
   * @throws BugCheck when the pointer is no device extension
   */
  adapterOf(extension: number): Adapter {
    if (this.adapter === undefined || this.adapter.extension !== extension) {
      const { irql } = this.machine.processor;
      const address = extension >>> 0;
      throw new BugCheck('DRIVER_IRQL_NOT_LESS_OR_EQUAL', [address, irql, 0, 0], 'bad-extension', {
        address,
      });
    }
    return this.adapter;
  }

  /** Connects the miniport's interrupt routine; without one the adapter's interrupts reach nobody. */
  connectInterrupt(adapter: Adapter): void {
    if (adapter.entryPoints.interrupt === 0) return;
    this.#disconnectInterrupt = this.machine.line.connect({
      device: this.machine.slot.source,
      service: () => {
        const claimed = this.miniport.run('HwScsiInterrupt', adapter.entryPoints.interrupt, [
          adapter.extension,
        ]);
        if ((claimed & 0xff) === 0) return false;
        this.#requestDpc(adapter);
        return true;
      },
    });
  }

  /** The adapter is no longer, or was never, the miniport's: nothing more is asked of it. */
  removeAdapter(): void {
    this.#disconnectInterrupt?.();
    this.#disconnectInterrupt = undefined;
    this.adapter = undefined;
  }

  /** Runs `body` at the adapter's IRQL, where its interrupt routine cannot run. */
  synchronize<T>(body: () => T): T {
    return this.machine.processor.runAt(this.machine.line.irql, body);
  }

  /** The class driver hands over a request. Runs at PASSIVE_LEVEL. */
  submit(request: Request): void {
    const { adapter } = this;
    if (adapter === undefined) return;
    this.machine.trace.record({
      kind: 'srb-queue',
      srb: request.id,
      path: request.path,
      target: request.target,
      lun: request.lun,
      operation: request.cdb[0] ?? 0,
      length: request.length,
    });
    this.#startTicking();
    this.machine.processor.runAt(DISPATCH_LEVEL, () => {
      const unit = this.unit(adapter, request.path, request.target, request.lun);
      unit.waiting.push(request);
      this.#startUnit(adapter, unit);
    });
  }

  /** The unit's record, made at its first request. */
  unit(adapter: Adapter, path: number, target: number, lun: number): LogicalUnit {
    const key = unitKey(path, target, lun);
    let unit = adapter.units.get(key);
    if (unit === undefined) {
      const size = adapter.unitExtensionSize;
      const extension = size === 0 ? 0 : this.machine.pool.allocate(size, 'unit-extension');
      unit = new LogicalUnit(path, target, lun, extension);
      adapter.units.set(key, unit);
    }
    return unit;
  }

  /**
   * The miniport is done with a request: the port driver owns the SRB from here on.
   * @throws BugCheck when it was completed before, was never handed out, or still says pending
   */
  complete(adapter: Adapter, srb: number): void {
    const { extension } = adapter;
    if (adapter.finished.has(srb)) {
      throw new BugCheck(
        'SCSI_VERIFIER_DETECTED_VIOLATION',
        [VERIFIER_COMPLETED_TWICE, extension, srb, 0],
        'completed-twice',
        { address: srb },
      );
    }
    const request = adapter.outstanding.get(srb);
    if (request === undefined) {
      const { irql } = this.machine.processor;
      throw new BugCheck('DRIVER_IRQL_NOT_LESS_OR_EQUAL', [srb, irql, 0, 0], 'bad-srb', { address: srb });
    }
    const { memory } = this.miniport.program;
    const status = memory.view.getUint8(srb + SRB.SrbStatus);
    if ((status & SRB_STATUS_MASK) === SRB_STATUS_PENDING) {
      throw new BugCheck(
        'SCSI_VERIFIER_DETECTED_VIOLATION',
        [VERIFIER_INVALID_STATUS, srb, extension, 0],
        'pending-status',
        { srb: request.id },
      );
    }
    adapter.outstanding.delete(srb);
    adapter.finished.add(srb);
    adapter.interruptData.completed.push(request);
    memory.unwatch(srb, SRB.size);
    memory.protect(srb, SRB.size, 'none', 'completed-srb');
  }

  /** The request whose SRB lies at, or contains, an address; undefined when the miniport holds no such SRB. */
  requestAt(address: number): Request | undefined {
    const outstanding = this.adapter?.outstanding.values() ?? [];
    for (const request of outstanding) {
      if (address >= request.srb && address < request.srb + SRB.size) return request;
    }
    return undefined;
  }

  #startUnit(adapter: Adapter, unit: LogicalUnit): void {
    if (unit.active !== undefined) return;
    const request = unit.waiting.shift();
    if (request === undefined) return;
    unit.active = request;
    adapter.queue.push(request);
    this.#startAdapter(adapter);
  }

  #startAdapter(adapter: Adapter): void {
    if (adapter.busy) return;
    const request = adapter.queue.shift();
    if (request === undefined) return;
    adapter.busy = true;
    adapter.refused = false;
    adapter.started = request;
    adapter.ticks = request.timeout;
    this.unit(adapter, request.path, request.target, request.lun).ticks = request.timeout;
    adapter.finished.delete(request.srb);
    this.machine.processor.spend(this.machine.profile.portStartRequest);
    const accepted = this.synchronize(() => {
      adapter.outstanding.set(request.srb, request);
      this.miniport.program.memory.watch(request.srb, SRB.size);
      return this.miniport.run(
        'HwScsiStartIo',
        adapter.entryPoints.startIo,
        [adapter.extension, request.srb],
        request.id,
      );
    });
    const answered = adapter.outstanding.get(request.srb) !== request;
    if ((accepted & 0xff) === 0 && !answered) this.#returnToQueue(adapter, request);
    this.#requestDpc(adapter);
  }

  /** HwScsiStartIo answered FALSE: the request is offered again at the next tick. */
  #returnToQueue(adapter: Adapter, request: Request): void {
    adapter.outstanding.delete(request.srb);
    this.miniport.program.memory.unwatch(request.srb, SRB.size);
    adapter.queue.unshift(request);
    adapter.refused = true;
    adapter.ticks = 0;
    this.unit(adapter, request.path, request.target, request.lun).ticks = 0;
  }

  #requestDpc(adapter: Adapter): void {
    const { completed, nextRequest } = adapter.interruptData;
    if (completed.length > 0 || nextRequest) this.machine.processor.queueDpc(this.#completionDpc);
  }

  /** The completion DPC, in the order of ReactOS's scsiport: next request first, then the finished ones, last in first out. */
  #process(): void {
    const { adapter, machine } = this;
    if (adapter === undefined) return;
    const recorded = this.synchronize(() => {
      const snapshot = adapter.interruptData;
      adapter.interruptData = emptyInterruptData();
      return snapshot;
    });
    if (recorded.nextRequest) {
      adapter.busy = false;
      adapter.ticks = 0;
      this.#startAdapter(adapter);
    }
    for (const request of recorded.completed.reverse()) {
      machine.processor.spend(machine.profile.portCompleteRequest);
      const unit = this.unit(adapter, request.path, request.target, request.lun);
      unit.active = undefined;
      unit.ticks = 0;
      request.done();
      this.#startUnit(adapter, unit);
    }
    if (!this.#waiting(adapter)) {
      this.#cancelTick?.();
      this.#cancelTick = undefined;
    }
  }

  #waiting(adapter: Adapter): boolean {
    return adapter.busy || [...adapter.units.values()].some((unit) => unit.active !== undefined);
  }

  #startTicking(): void {
    if (this.#cancelTick !== undefined) return;
    const { queue, processor } = this.machine;
    this.#cancelTick = queue.after(TICK - (queue.now() % TICK), () => {
      this.#cancelTick = undefined;
      processor.queueDpc(this.#tickDpc);
    });
  }

  #tick(): void {
    const { adapter } = this;
    if (adapter === undefined || !this.#waiting(adapter)) return;
    this.#startTicking();
    const late = [...adapter.units.values()].filter((unit) => this.#runsOut(unit));
    const stuck = this.#runsOut(adapter);
    if (adapter.refused) {
      adapter.busy = false;
      this.#startAdapter(adapter);
    }
    for (const { active } of late) {
      if (active !== undefined) this.machine.trace.record({ kind: 'srb-timeout', srb: active.id });
    }
    const path = late[0]?.path ?? (stuck ? adapter.started?.path : undefined);
    if (path === undefined) return;
    for (const unit of late) unit.ticks = unit.active?.timeout ?? 0;
    if (stuck) adapter.ticks = adapter.started?.timeout ?? 0;
    this.synchronize(() =>
      this.miniport.run('HwScsiResetBus', adapter.entryPoints.resetBus, [adapter.extension, path]),
    );
    this.#requestDpc(adapter);
  }

  /** Takes a tick from what is left of a time-out; 0 stands for a timer that does not run. */
  #runsOut(timer: { ticks: number }): boolean {
    if (timer.ticks === 0) return false;
    timer.ticks -= 1;
    return timer.ticks === 0;
  }
}
