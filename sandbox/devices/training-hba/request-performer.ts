import { RESET_HOLD_NS } from '../../scsi/timing.ts';
import type { DevicePorts } from '../device.ts';
import { busCommand, type CommandOptions, completionOf } from './bus-command.ts';
import type { Channels } from './channels.ts';
import type { CompletionQueue } from './completion-queue.ts';
import type { DataPath } from './data-path.ts';
import type { FaultSource } from './faults.ts';
import type { InterruptCauses } from './interrupt-causes.ts';
import { HOST_STATUS } from './registers.ts';
import type { Request } from './request.ts';

/** The parts of the HBA that a request meets on its way. */
export interface PerformerParts {
  readonly channels: Channels;
  readonly causes: InterruptCauses;
  readonly finished: CompletionQueue;
  readonly faults: FaultSource;
  /** Moves the data where the HBA does not master the bus for them. */
  readonly dataPath: DataPath | undefined;
  /** Whether the trace names each disconnection and reselection. */
  readonly busEvents: boolean;
  /** A bus-master access found no memory. */
  memoryAbsent(address: number, length: number): void;
}

/** Performs fetched requests: refuses them, or sends them to the SCSI bus with the faults that befall them. */
export class RequestPerformer {
  readonly #ports: DevicePorts;
  readonly #parts: PerformerParts;

  constructor(ports: DevicePorts, parts: PerformerParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  perform(request: Request): void {
    if (!request.valid) this.#refuse(request, 'INVALID_REQUEST');
    else if (this.#parts.channels.of(request.bus).reset.active) this.#refuse(request, 'BUS_RESET');
    else this.#start(request);
  }

  #start(request: Request): void {
    const { causes, faults } = this.#parts;
    const fault = faults.next(request);
    switch (fault?.kind) {
      case undefined:
        this.#send(request, undefined);
        return;
      case 'firmware-error':
        this.#ports.trace(fault.kind, { context: request.context });
        this.#refuse(request, 'ADAPTER_ERROR');
        return;
      case 'late-interrupt':
      case 'lost-interrupt':
        causes.disturb(fault);
        this.#send(request, undefined);
        return;
      case 'spurious':
        this.#ports.clock.after(fault.delayNs, () => causes.glitch());
        this.#send(request, undefined);
        return;
      case 'external-bus-reset':
        this.#ports.clock.after(fault.delayNs, () => this.#resetByOther(request));
        this.#send(request, undefined);
        return;
      default:
        this.#send(request, fault);
    }
  }

  #send(request: Request, fault: CommandOptions['fault']): void {
    const { busEvents, finished, memoryAbsent, dataPath } = this.#parts;
    const { bus, label } = this.#parts.channels.of(request.bus);
    const command = busCommand(
      request,
      this.#ports,
      { busEvents, label, fault },
      { memoryAbsent, finished: (report) => finished.add(completionOf(request, report)) },
    );
    bus.submit(dataPath?.command(request.context, command) ?? command);
  }

  #refuse(request: Request, status: 'INVALID_REQUEST' | 'BUS_RESET' | 'ADAPTER_ERROR'): void {
    this.#parts.finished.add({
      context: request.context,
      bus: request.bus,
      hostStatus: HOST_STATUS[status],
      scsiStatus: 0,
      residual: request.dataLength,
    });
  }

  /** Another initiator holds RST# for the shortest time allowed. */
  #resetByOther(request: Request): void {
    const { reset, label } = this.#parts.channels.of(request.bus);
    this.#ports.trace('external-bus-reset', label);
    reset.assert('other');
    this.#ports.clock.after(RESET_HOLD_NS, () => reset.release('other'));
  }
}
