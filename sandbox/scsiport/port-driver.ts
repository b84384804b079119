import { BugCheck } from '../machine/bug-check.ts';
import { DISPATCH_LEVEL } from '../machine/irql.ts';
import type { Adapter } from './adapter.ts';
import { AdapterServices } from './adapter-services.ts';
import { CallerMemory } from './caller-memory.ts';
import {
  SRB_FLAGS_DISABLE_DISCONNECT,
  SRB_STATUS_MASK,
  SRB_STATUS_PENDING,
  SRB_STATUSES,
} from './constants.ts';
import type { Miniport } from './miniport.ts';
import type { PortMachine } from './port-machine.ts';
import type { Request } from './request.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** Parameter 1 of bug check 0xF1 (Microsoft Docs, "Bug Check 0xF1: SCSI_VERIFIER_DETECTED_VIOLATION"). */
const VERIFIER_COMPLETED_TWICE = 0x1003;
const VERIFIER_INVALID_STATUS = 0x1004;

/**
 * The SCSI port driver: between the class drivers above and one miniport below. What it does for each adapter is in
 * {@link AdapterServices}.
 */
export class PortDriver {
  readonly machine: PortMachine;
  readonly miniport: Miniport;
  readonly callerMemory: CallerMemory;
  readonly #services: AdapterServices[] = [];

  constructor(machine: PortMachine, miniport: Miniport) {
    this.machine = machine;
    this.miniport = miniport;
    this.callerMemory = new CallerMemory(miniport.program);
  }

  /** In the order in which the miniport claimed them. */
  get adapters(): readonly Adapter[] {
    return this.#services.map(({ adapter }) => adapter);
  }

  /**
   * The adapter whose device extension the miniport passes.
   * @throws BugCheck when the pointer is no device extension
   */
  adapterOf(extension: number): Adapter {
    return this.servicesOf(extension).adapter;
  }

  /** @throws BugCheck when the pointer is no device extension */
  servicesOf(extension: number): AdapterServices {
    const services = this.#services.find(({ adapter }) => adapter.extension === extension);
    const { extension: own } = this.miniport;
    if (services !== undefined && (own === 0 || own === extension)) return services;
    const { irql } = this.machine.processor;
    const address = extension >>> 0;
    const reason = services === undefined ? 'bad-extension' : 'foreign-extension';
    throw new BugCheck('DRIVER_IRQL_NOT_LESS_OR_EQUAL', [address, irql, 0, 0], reason, { address });
  }

  /** The adapter that the miniport works for now; undefined in DriverEntry. */
  get runningAdapter(): Adapter | undefined {
    return this.adapters.find(({ extension }) => extension === this.miniport.extension);
  }

  /** Leaves the miniport the device extension of the adapter that it works for, and keeps those of others from it. */
  expose(extension: number): void {
    if (this.#services.length < 2) return;
    const { memory } = this.miniport.program;
    for (const { adapter } of this.#services) {
      const own = extension === 0 || adapter.extension === extension;
      const region = own ? 'device-extension' : 'foreign-extension';
      memory.protect(adapter.extension, adapter.extensionSize, own ? 'read-write' : 'none', region);
    }
  }

  addAdapter(adapter: Adapter): AdapterServices {
    const services = new AdapterServices(this.machine, this.miniport, adapter);
    this.#services.push(services);
    return services;
  }

  /** The adapter is no longer, or was never, the miniport's. */
  removeAdapter(adapter: Adapter): void {
    const index = this.#services.findIndex((services) => services.adapter === adapter);
    for (const services of this.#services.splice(index, 1)) services.stop();
  }

  /** DriverEntry has failed: the driver is unloaded. */
  removeAllAdapters(): void {
    for (const adapter of this.adapters) this.removeAdapter(adapter);
  }

  /** The machine shuts down: each adapter whose miniport can is stopped. Runs at PASSIVE_LEVEL. */
  stopAdapters(): void {
    for (const { control } of this.#services) control.stop();
  }

  /** The system looks for units to put class drivers on. Runs at PASSIVE_LEVEL. */
  scanBuses(): void {
    for (const services of this.#services) {
      services.startTicking();
      this.machine.processor.runAt(DISPATCH_LEVEL, () => services.scanBuses());
    }
  }

  /** A class driver hands over a request. Runs at PASSIVE_LEVEL. */
  submit(adapter: Adapter, request: Request): void {
    this.machine.trace.record({
      kind: 'srb-queue',
      srb: request.id,
      path: request.path,
      target: request.target,
      lun: request.lun,
      operation: request.cdb[0] ?? 0,
      length: request.length,
      ...((request.flags & SRB_FLAGS_DISABLE_DISCONNECT) === 0 ? {} : { disableDisconnect: true }),
    });
    const services = this.servicesOf(adapter.extension);
    services.startTicking();
    this.machine.processor.runAt(DISPATCH_LEVEL, () => services.submit(request));
  }

  /** SRB_FUNCTION_RELEASE_QUEUE: a class driver has dealt with a request that came back with its queue frozen. */
  releaseQueue(adapter: Adapter, path: number, target: number, lun: number): void {
    const services = this.servicesOf(adapter.extension);
    this.machine.processor.runAt(DISPATCH_LEVEL, () => services.releaseQueue(path, target, lun));
  }

  /**
   * The miniport is done with a request: the port driver owns the SRB from here on.
   * @throws BugCheck when it was completed before, was never handed out, has no valid status, or is mapped for DMA
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
    const request = this.heldRequest(adapter, srb);
    const { memory } = this.miniport.program;
    checkStatus(memory.view.getUint8(srb + SRB.SrbStatus), request, extension);
    this.servicesOf(extension).dma.checkFlushed(request);
    adapter.outstanding.delete(srb);
    adapter.finished.add(srb);
    adapter.interruptData.completed.push(request);
    memory.unwatch(srb, SRB.size);
    if (this.machine.verifier.memory) this.#takeBack(request, adapter.configuration.srbExtensionSize);
  }

  /** What the miniport has given back is out of its reach until it is handed out anew. */
  #takeBack({ srb, srbExtension }: Request, extensionSize: number): void {
    const { memory } = this.miniport.program;
    memory.protect(srb, SRB.size, 'none', 'completed-srb');
    if (srbExtension !== 0) memory.protect(srbExtension, extensionSize, 'none', 'completed-srb-extension');
  }

  /**
   * The request behind an SRB that the miniport passes.
   * @throws BugCheck when the miniport does not hold it
   */
  heldRequest(adapter: Adapter, srb: number): Request {
    const request = adapter.outstanding.get(srb);
    if (request !== undefined) return request;
    const { irql } = this.machine.processor;
    const foreign = this.adapters.some(({ outstanding }) => outstanding.has(srb));
    const reason = foreign ? 'foreign-srb' : 'bad-srb';
    throw new BugCheck('DRIVER_IRQL_NOT_LESS_OR_EQUAL', [srb, irql, 0, 0], reason, { address: srb });
  }

  /** The request whose SRB lies at, or contains, an address; undefined when the miniport holds no such SRB. */
  requestAt(address: number): Request | undefined {
    for (const { outstanding } of this.adapters) {
      for (const request of outstanding.values()) {
        if (address >= request.srb && address < request.srb + SRB.size) return request;
      }
    }
    return undefined;
  }
}

/**
 * "An invalid SRB status" (Microsoft Docs, "Bug Check 0xF1"): one that says that the request is not done yet, or that
 * no request ends with. The flags beside it are not looked at.
 */
function checkStatus(srbStatus: number, { id, srb }: Request, extension: number): void {
  const status = srbStatus & SRB_STATUS_MASK;
  const violation = [VERIFIER_INVALID_STATUS, srb, extension, 0] as const;
  if (status === SRB_STATUS_PENDING) {
    throw new BugCheck('SCSI_VERIFIER_DETECTED_VIOLATION', violation, 'pending-status', { srb: id });
  }
  if (SRB_STATUSES.has(status)) return;
  throw new BugCheck('SCSI_VERIFIER_DETECTED_VIOLATION', violation, 'invalid-status', {
    srb: id,
    status: srbStatus,
  });
}
