/** Where the data of a request go when the HBA does not master the bus for them, one data phase at a time. */

import type { ScsiCommand } from '../../scsi/scsi-bus.ts';

/** The data phase of the request whose target has reselected. */
export interface OpenPhase {
  readonly context: number;
  readonly direction: 'in' | 'out';
  /** What the target sends, or room for what it wants. */
  readonly data: Uint8Array;
  /** To be called when all of `data` has moved. */
  over(): void;
}

export interface DataPath {
  /** The command with its data moved this way instead of by bus mastering. */
  command(context: number, command: ScsiCommand): ScsiCommand;
  /** As one of the path's own registers reads. */
  read(register: string): number;
  /** A write to one of the path's own registers. */
  write(register: string, value: number): void;
  /** The connection is gone; nobody is told. */
  abandon(): void;
}

/** The command with its data phase opened by `begin`. */
export function opening(
  context: number,
  command: ScsiCommand,
  begin: (phase: OpenPhase) => void,
): ScsiCommand {
  let received: Uint8Array = new Uint8Array(0);
  return {
    ...command,
    dataPhase: (phase, over) => {
      const { direction } = phase;
      const data = phase.direction === 'in' ? phase.data : new Uint8Array(phase.length);
      if (direction === 'out') received = data;
      begin({ context, direction, data, over });
    },
    fetchData: (length) => received.subarray(0, length),
    storeData: () => true,
  };
}
