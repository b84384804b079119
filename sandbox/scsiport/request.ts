import type { SrbId } from '../trace/event.ts';

/** The port driver's own record of an SRB; what the miniport writes into the SRB is read back from memory. */
export interface Request {
  readonly id: SrbId;
  /** Of its SCSI_REQUEST_BLOCK. */
  readonly srb: number;
  readonly path: number;
  readonly target: number;
  readonly lun: number;
  readonly cdb: Uint8Array;
  /** SrbFlags and QueueAction, as its class driver set them. */
  readonly flags: number;
  readonly queueAction: number;
  /** Virtual address and bytes of the data buffer. */
  readonly buffer: number;
  readonly length: number;
  readonly direction: 'in' | 'out' | 'none';
  /** Virtual addresses; 0 for an SRB extension that the miniport did not ask for. */
  readonly sense: number;
  readonly senseLength: number;
  readonly srbExtension: number;
  /** Seconds until the port driver resets the bus. */
  readonly timeout: number;
  /** Called at DISPATCH_LEVEL when the request is done; the SRB is still readable. */
  done(): void;
}
