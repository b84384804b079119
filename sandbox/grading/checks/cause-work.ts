/** Follows the work that each cause of the training HBA asks for, and whether the driver does it. */

import { CMPHEAD, RINGSZ } from '../../devices/training-hba/registers.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { causeOf, HBA, isHbaEvent } from './hba.ts';

/** A cause that was acknowledged while its work was undone. */
export interface Clearing {
  readonly cause: string;
  /** Index of the write to the status register that cleared it. */
  readonly acknowledge: number;
  /** Index of the event that asked for the work. */
  readonly latched: number;
}

/** The HBA has forgotten every request: CTRL.RST, or a reset of the SCSI bus. */
export function isReset(event: TraceEvent, device = HBA): boolean {
  return isHbaEvent(event, 'reset', device) || isHbaEvent(event, 'bus-reset', device);
}

/** CMPL: entries of the completion ring, until CMPHEAD passes them or their requests are completed. */
export class CompletionWork {
  readonly #device: string;
  /** Events of the entries posted since the last reset, in order. */
  #posted: number[] = [];
  #taken = 0;
  #finished = 0;
  #head = 0;
  #entries = 0;
  #latched = false;
  #cleared: { acknowledge: number; posted: number } | undefined;
  /** The driver has asked the port driver to be called back: at once, or when a timer comes. */
  #scheduled = false;
  #timed = false;
  #interrupting = false;
  /** Left undone, and perhaps left to the timer. */
  #doubtful: (Clearing & { readonly index: number }) | undefined;
  /** Left undone, and found by a later interrupt, not by the timer. */
  readonly #found: Clearing[] = [];
  /** In HwScsiStartIo the driver may complete requests that the HBA has never seen. */
  #starting = false;

  constructor(device = HBA) {
    this.#device = device;
  }

  follow(event: TraceEvent, acknowledge: number): void {
    const device = this.#device;
    if (isReset(event, device)) this.#forget();
    if (isHbaEvent(event, 'completion-posted', device)) this.#posted.push(event.seq);
    if (causeOf(event, 'cause-latched', device) === 'CMPL') this.#latched = true;
    if (causeOf(event, 'cause-cleared', device) === 'CMPL') {
      this.#latched = false;
      this.#cleared = { acknowledge, posted: this.#posted.length };
    }
    if (event.kind === 'register-write' && event.device === device) this.#write(event.register, event.value);
    if (event.kind === 'notification') this.#notify(event.notification);
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') this.#starting = true;
    if (event.kind === 'routine-exit' && event.routine === 'HwScsiStartIo') this.#starting = false;
    if (event.kind === 'routine-enter' && CALLED_BACK.has(event.routine)) this.#scheduled = false;
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiTimer') this.#timed = false;
    this.#resolve();
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiInterrupt') this.#interrupting = true;
    if (event.kind === 'routine-exit' && event.routine === 'HwScsiInterrupt') this.#interrupting = false;
  }

  /** Events of the entries that CMPHEAD has not passed, in order. */
  get untaken(): readonly number[] {
    return this.#posted.slice(this.#taken);
  }

  /** The driver has asked to be called back at once, and may do the work then; a timer comes too late for it. */
  get scheduled(): boolean {
    return this.#scheduled;
  }

  lost(): Clearing[] {
    const found = this.#found.splice(0);
    if (this.#latched || this.#scheduled || this.#cleared === undefined) return found;
    const index = this.#done;
    const latched = this.#posted[index];
    if (latched === undefined || index >= this.#cleared.posted) return found;
    const clearing = { cause: 'CMPL', acknowledge: this.#cleared.acknowledge, latched };
    if (!this.#timed) return [...found, clearing];
    this.#doubtful ??= { ...clearing, index };
    return found;
  }

  get #done(): number {
    return Math.max(this.#taken, this.#finished);
  }

  #resolve(): void {
    if (this.#doubtful === undefined || this.#done <= this.#doubtful.index) return;
    if (this.#interrupting) this.#found.push(this.#doubtful);
    this.#doubtful = undefined;
  }

  #forget(): void {
    this.#posted = [];
    this.#taken = 0;
    this.#finished = 0;
    this.#head = 0;
    this.#latched = false;
    this.#cleared = undefined;
    this.#doubtful = undefined;
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
    if (notification === 'RequestTimerCall') this.#timed = true;
  }
}

const SCHEDULES: ReadonlySet<string> = new Set(['CallEnableInterrupts', 'CallDisableInterrupts']);

const CALLED_BACK: ReadonlySet<string> = new Set([
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
