import type { BusFaultKind, CommandOutcome, CommandReport, ScsiCommand } from '../../scsi/scsi-bus.ts';
import type { DevicePorts } from '../device.ts';
import type { Completion } from './completion-queue.ts';
import { HOST_STATUS, type HostStatus } from './registers.ts';
import type { Request } from './request.ts';

/** What the HBA wants to hear of a command under way. */
export interface CommandListener {
  /** A bus-master access found no memory. */
  memoryAbsent(address: number, length: number): void;
  finished(report: CommandReport): void;
}

export interface CommandOptions {
  /** Whether the trace names each disconnection and reselection. */
  readonly busEvents: boolean;
  /** What names the bus in the trace; empty on an HBA with one. */
  readonly label: Readonly<Record<string, number>>;
  /** What goes wrong with the command on the bus. */
  readonly fault: { readonly kind: BusFaultKind; readonly bytes: number } | undefined;
}

/** The request as a command of the SCSI bus, its data moved by bus mastering. */
export function busCommand(
  request: Request,
  ports: Pick<DevicePorts, 'dma' | 'trace'>,
  { busEvents, label, fault }: CommandOptions,
  listener: CommandListener,
): ScsiCommand {
  const { context, target, dataAddress, senseAddress } = request;
  const store = (address: number, data: Uint8Array): boolean => {
    const stored = ports.dma.write(address, data);
    if (!stored) listener.memoryAbsent(address, data.length);
    return stored;
  };
  return {
    ...request,
    ...(fault && {
      fault: { ...fault, struck: () => ports.trace(fault.kind, { context }) },
    }),
    sent: () => {
      ports.trace('command-sent', { context, ...label, target });
      if (busEvents) ports.trace('disconnected', { context, ...label, target });
    },
    ...(busEvents && { reselected: () => ports.trace('reselected', { context, ...label, target }) }),
    fetchData: (length) => {
      const data = length === 0 ? new Uint8Array(0) : ports.dma.read(dataAddress, length);
      if (data === undefined) listener.memoryAbsent(dataAddress, length);
      else ports.trace('data-transferred', { context, direction: 'out', bytes: length });
      return data;
    },
    storeData: (data) => {
      const stored = store(dataAddress, data);
      if (stored) ports.trace('data-transferred', { context, direction: 'in', bytes: data.length });
      return stored;
    },
    storeSense: (data) => store(senseAddress, data),
    finished: (report) => listener.finished(report),
  };
}

const HOST_STATUS_OF: Readonly<Record<CommandOutcome, HostStatus>> = {
  complete: 'OK',
  'selection-timeout': 'SELECTION_TIMEOUT',
  'data-run': 'DATA_RUN',
  'bus-free': 'BUS_FREE',
  'phase-error': 'PHASE_ERROR',
  'parity-error': 'PARITY_ERROR',
  'data-fault': 'HOST_BUS_ERROR',
  'sense-fault': 'SENSE_FAILED',
};

/** What the HBA reports to the driver when the bus is done with the request. */
export function completionOf(request: Request, report: CommandReport): Completion {
  const { outcome, scsiStatus, residual } = report;
  return {
    context: request.context,
    bus: request.bus,
    hostStatus: HOST_STATUS[HOST_STATUS_OF[outcome]],
    scsiStatus,
    residual,
  };
}
