/** Follows the resets of the SCSI bus by another initiator, and what the driver does about each. */

import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import type { EventOf, MiniportRoutine, SrbId, TraceEvent } from '../../trace/event.ts';
import { causeOf, HBA } from './hba.ts';
import { completedSrb, HbaReports } from './hba-reports.ts';

/** A reset whose cause the driver has dismissed, at the end of the routine that did. */
export interface ServedReset {
  /** Index of the event at which RST# became active. */
  readonly reset: number;
  /** Index of the routine's end. */
  readonly exit: number;
  readonly routine: string;
  /** The driver has said ResetDetected since. */
  readonly reported: boolean;
  /** Requests that the HBA has dropped and the driver still has, the oldest first. */
  readonly left: readonly SrbId[];
  /** The port driver waits for NextRequest, and the HBA will never accept the request for which it waits. */
  readonly silent: boolean;
}

/** The callback for each notification that asks for one at once. What a timer does comes later. */
const CALLED_AT_ONCE: ReadonlyMap<string, MiniportRoutine> = new Map([
  ['CallEnableInterrupts', 'HwScsiEnableInterruptsCallback'],
  ['CallDisableInterrupts', 'HwScsiDisableInterruptsCallback'],
]);

/**
 * A driver that has asked for CallEnableInterrupts may serve the reset in that callback. One call of {@link follow} for
 * each event.
 */
export class ResetService {
  readonly #reports = new HbaReports();
  /** Callbacks that are still to come. */
  readonly #callbacks = new Set<MiniportRoutine>();
  /** What the driver has been given and has not completed. */
  readonly #held = new Set<SrbId>();
  readonly #dropped = new Map<SrbId, number>();
  #started: SrbId | undefined;
  #external = false;
  #reset: EventOf<'device'> | undefined;
  #dismissed = false;
  #reported = false;
  /** NextRequest is due, for a request that the reset has dropped. */
  #due = false;
  #accepted = false;

  /** The reset that the driver has not served: the event at which RST# became active. */
  get unserved(): EventOf<'device'> | undefined {
    return this.#reset;
  }

  /** Index of the reset that took the request from the HBA, as long as the driver has not completed it. */
  droppedBy(srb: SrbId): number | undefined {
    return this.#dropped.get(srb);
  }

  /** Whether the driver may complete the request as a victim of a reset. */
  isHit(srb: SrbId): boolean {
    return this.#reset !== undefined || this.#reports.of(srb)?.hostStatus === HOST_STATUS.BUS_RESET;
  }

  /** @returns the reset that the driver is done with at this event */
  follow(event: TraceEvent): ServedReset | undefined {
    if (event.kind === 'device' && event.device === HBA) this.#device(event);
    this.#reports.follow(event);
    if (causeOf(event, 'cause-latched') === 'REQA') this.#accepted = true;
    if (causeOf(event, 'cause-cleared') === 'REQA') this.#accepted = false;
    if (causeOf(event, 'cause-cleared') === 'BRST') this.#dismissed = true;
    if (event.kind === 'notification') this.#notified(event.notification);
    const completed = completedSrb(event);
    if (completed !== undefined) {
      this.#held.delete(completed);
      this.#dropped.delete(completed);
    }
    if (event.kind === 'routine-enter') this.#entered(event.routine, event.srb);
    if (event.kind !== 'routine-exit' || event.routine === 'HwScsiStartIo') return undefined;
    return this.#served(event.seq, event.name);
  }

  #device(event: EventOf<'device'>): void {
    if (event.event === 'external-bus-reset') this.#external = true;
    if (event.event !== 'bus-reset' || !this.#external) return;
    this.#external = false;
    this.#reset = event;
    this.#dismissed = false;
    this.#reported = false;
    this.#due = this.#started !== undefined && this.#reports.underWay(this.#started);
    for (const srb of this.#held) if (this.#reports.underWay(srb)) this.#dropped.set(srb, event.seq);
  }

  #notified(notification: string): void {
    const callback = CALLED_AT_ONCE.get(notification);
    if (callback !== undefined) this.#callbacks.add(callback);
    if (notification === 'ResetDetected') this.#reported = true;
    if (!notification.startsWith('Next')) return;
    this.#started = undefined;
    this.#due = false;
  }

  #entered(routine: MiniportRoutine, srb: SrbId | undefined): void {
    this.#callbacks.delete(routine);
    // The driver's own reset of the bus begins everything anew.
    if (routine === 'HwScsiResetBus') this.#reset = undefined;
    if (srb === undefined) return;
    this.#started = srb;
    this.#due = false;
    this.#held.add(srb);
  }

  #served(exit: number, routine: string): ServedReset | undefined {
    const reset = this.#reset;
    if (reset === undefined || !this.#dismissed || this.#callbacks.size > 0) return undefined;
    this.#reset = undefined;
    return {
      reset: reset.seq,
      exit,
      routine,
      reported: this.#reported,
      left: [...this.#dropped.keys()],
      silent: this.#due && !this.#accepted,
    };
  }
}
