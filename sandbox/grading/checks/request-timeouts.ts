import { SRB_STATUS_MASK } from '../../scsiport/constants.ts';
import type { EventOf, SrbId, TraceEvent } from '../../trace/event.ts';
import { LOG_CODE, SRB_STATUS } from './error-table.ts';
import { completedSrb } from './hba-reports.ts';

/**
 * Which requests the error log says to have taken too long, while the driver has them. The port driver's own time-outs
 * are not meant; they end in HwScsiResetBus.
 */
export class RequestTimeouts {
  readonly #units = new Map<SrbId, string>();
  readonly #held = new Set<SrbId>();
  readonly #logged = new Set<SrbId>();

  /** The requests that an entry names, by its SRB or by its unit; none when it is about something else. */
  named(event: EventOf<'log-error'>): SrbId[] {
    if (event.code !== LOG_CODE.SP_REQUEST_TIMEOUT) return [];
    return [...this.#held].filter((srb) =>
      event.srb === undefined ? this.#units.get(srb) === unitOf(event) : srb === event.srb,
    );
  }

  /** The driver gives a request up as one that took too long, and no entry has said so. */
  isUnlogged(srb: SrbId, srbStatus: number): boolean {
    const gaveUp = (srbStatus & SRB_STATUS_MASK) === SRB_STATUS.SRB_STATUS_COMMAND_TIMEOUT;
    return gaveUp && !this.#logged.has(srb);
  }

  follow(event: TraceEvent): void {
    if (event.kind === 'srb-queue') this.#units.set(event.srb, unitOf(event));
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo' && event.srb !== undefined)
      this.#held.add(event.srb);
    if (event.kind === 'log-error') for (const srb of this.named(event)) this.#logged.add(srb);
    const completed = completedSrb(event);
    if (completed === undefined) return;
    this.#held.delete(completed);
    this.#logged.delete(completed);
  }
}

function unitOf({ path, target, lun }: EventOf<'srb-queue' | 'log-error'>): string {
  return `${path}.${target}.${lun}`;
}
