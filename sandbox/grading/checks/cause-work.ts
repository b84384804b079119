/** Follows the work that each cause of the training HBA asks for, and whether the driver does it. */

import { CMPHEAD, RINGSZ } from '../../devices/training-hba/registers.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { causeOf, HBA } from './hba.ts';

/** A cause that was acknowledged while its work was undone. */
export interface Clearing {
  readonly cause: string;
  /** Index of the write to the status register that cleared it. */
  readonly acknowledge: number;
  /** Index of the event that asked for the work. */
  readonly latched: number;
}

/** The HBA has forgotten every request: CTRL.RST, or a reset of the SCSI bus. */
export function isReset(event: TraceEvent): boolean {
  return (
    event.kind === 'device' &&
    event.device === HBA &&
    (event.event === 'reset' || event.event === 'bus-reset')
  );
}

/** CMPL: entries of the completion ring, until CMPHEAD passes them or their requests are completed. */
export class CompletionWork {
  /** Events of the entries posted since the last reset, in order. */
  #posted: number[] = [];
  #taken = 0;
  #finished = 0;
  #head = 0;
  #entries = 0;
  #latched = false;
  #cleared: { acknowledge: number; posted: number } | undefined;
  /** The driver has asked to be called again by the port driver. */
  #scheduled = false;
  /** In HwScsiStartIo the driver may complete requests that the HBA has never seen. */
  #starting = false;

  follow(event: TraceEvent, acknowledge: number): void {
    if (isReset(event)) this.#forget();
    if (event.kind === 'device' && event.device === HBA && event.event === 'completion-posted') {
      this.#posted.push(event.seq);
    }
    if (causeOf(event, 'cause-latched') === 'CMPL') this.#latched = true;
    if (causeOf(event, 'cause-cleared') === 'CMPL') {
      this.#latched = false;
      this.#cleared = { acknowledge, posted: this.#posted.length };
    }
    if (event.kind === 'register-write' && event.device === HBA) this.#write(event.register, event.value);
    if (event.kind === 'notification') this.#notify(event.notification);
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') this.#starting = true;
    if (event.kind === 'routine-exit' && event.routine === 'HwScsiStartIo') this.#starting = false;
    if (event.kind === 'routine-enter' && CALLED_BACK.has(event.routine)) this.#scheduled = false;
  }

  /** Events of the entries that CMPHEAD has not passed, in order. */
  get untaken(): readonly number[] {
    return this.#posted.slice(this.#taken);
  }

  /** The driver has asked to be called back, and may do the work then. */
  get scheduled(): boolean {
    return this.#scheduled;
  }

  lost(): Clearing[] {
    if (this.#latched || this.#scheduled || this.#cleared === undefined) return [];
    const done = Math.max(this.#taken, this.#finished);
    const latched = this.#posted[done];
    if (latched === undefined || done >= this.#cleared.posted) return [];
    return [{ cause: 'CMPL', acknowledge: this.#cleared.acknowledge, latched }];
  }

  #forget(): void {
    this.#posted = [];
    this.#taken = 0;
    this.#finished = 0;
    this.#head = 0;
    this.#latched = false;
    this.#cleared = undefined;
  }

  #write(register: string, value: number): void {
    if (register === RINGSZ.name) {
      const [, cmpn] = RINGSZ.bits;
      this.#entries = (value >>> cmpn.lsb) & ((1 << cmpn.width) - 1);
      this.#head = 0;
    }
    if (register === CMPHEAD.name && this.#entries > 0) {
      this.#taken += (value - this.#head + this.#entries) % this.#entries;
      this.#head = value % this.#entries;
    }
  }

  #notify(notification: string): void {
    const completes = notification === 'RequestComplete' || notification === 'CompleteRequest';
    if (completes && !this.#starting) this.#finished += 1;
    if (SCHEDULES.has(notification)) this.#scheduled = true;
  }
}

const SCHEDULES: ReadonlySet<string> = new Set([
  'RequestTimerCall',
  'CallEnableInterrupts',
  'CallDisableInterrupts',
]);

const CALLED_BACK: ReadonlySet<string> = new Set([
  'HwScsiTimer',
  'HwScsiEnableInterruptsCallback',
  'HwScsiDisableInterruptsCallback',
]);

/** REQA: a request was accepted while the port driver waits for NextRequest. */
export class RequestWork {
  #busy = false;
  #latched: number | undefined;
  #cleared: Clearing | undefined;

  /** Acknowledged, and not yet answered by NextRequest. */
  get unanswered(): boolean {
    return this.#cleared !== undefined;
  }

  follow(event: TraceEvent, acknowledge: number): void {
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') this.#busy = true;
    if (event.kind === 'notification' && event.notification.startsWith('Next')) {
      this.#busy = false;
      this.#cleared = undefined;
    }
    if (causeOf(event, 'cause-latched') === 'REQA') this.#latched = event.seq;
    if (causeOf(event, 'cause-cleared') === 'REQA' && this.#busy && this.#latched !== undefined) {
      this.#cleared = { cause: 'REQA', acknowledge, latched: this.#latched };
    }
    if (isReset(event)) this.#latched = undefined;
  }

  lost(): Clearing[] {
    return this.#cleared === undefined ? [] : [this.#cleared];
  }
}
