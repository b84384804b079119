/** What the training HBA reports of each request, as the driver finds it in the completion ring. */

import { REQTAIL, RINGSZ } from '../../devices/training-hba/registers.ts';
import type { SrbId, TraceEvent } from '../../trace/event.ts';
import { isReset } from './cause-work.ts';
import { HBA } from './hba.ts';

/** One completion entry. */
export interface HbaReport {
  /** Index of the event at which the entry was in memory. */
  readonly seq: number;
  /** The logical unit, on the HBA's only bus. */
  readonly target: number;
  readonly lun: number;
  readonly hostStatus: number;
  readonly scsiStatus: number;
  /** Bytes. */
  readonly residual: number;
}

/** A request that the driver has handed back, in either of the two ways. */
export function completedSrb(event: TraceEvent): SrbId | undefined {
  if (event.kind !== 'notification') return undefined;
  const completes = event.notification === 'RequestComplete' || event.notification === 'CompleteRequest';
  return completes ? event.srb : undefined;
}

/** Follows each request from the doorbell to its completion entry, until the driver completes it. */
export class HbaReports {
  #starting: SrbId | undefined;
  #ringSize = 0;
  /** By index in the request ring. */
  readonly #announced = new Map<number, SrbId>();
  /** By context. */
  readonly #fetched = new Map<number, { srb: SrbId; target: number; lun: number }>();
  readonly #sent = new Set<SrbId>();
  readonly #reports = new Map<SrbId, HbaReport>();

  /** The HBA has the request, and has not reported it. */
  underWay(srb: SrbId): boolean {
    return this.#sent.has(srb) && !this.#reports.has(srb);
  }

  /** Undefined also when the driver has completed the request. */
  of(srb: SrbId): HbaReport | undefined {
    return this.#reports.get(srb);
  }

  /** What the HBA has reported of requests that the driver has not completed. */
  get uncompleted(): Iterable<readonly [SrbId, HbaReport]> {
    return this.#reports;
  }

  follow(event: TraceEvent): void {
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') this.#starting = event.srb;
    if (event.kind === 'routine-exit' && event.routine === 'HwScsiStartIo') this.#starting = undefined;
    if (event.kind === 'register-write' && event.device === HBA) this.#write(event.register, event.value);
    if (event.kind === 'device' && event.device === HBA) this.#device(event.seq, event.event, event.detail);
    if (isReset(event)) this.#forget();
    const completed = completedSrb(event);
    if (completed === undefined) return;
    this.#sent.delete(completed);
    this.#reports.delete(completed);
  }

  #write(register: string, value: number): void {
    const [reqn] = RINGSZ.bits;
    if (register === RINGSZ.name) this.#ringSize = value & ((1 << reqn.width) - 1);
    if (register !== REQTAIL.name || this.#starting === undefined || this.#ringSize === 0) return;
    this.#announced.set((value + this.#ringSize - 1) % this.#ringSize, this.#starting);
    this.#sent.add(this.#starting);
  }

  #device(seq: number, event: string, detail: Readonly<Record<string, number | string>>): void {
    const number = (key: string): number => Number(detail[key] ?? 0);
    const context = number('context');
    if (event === 'request-fetched') {
      const srb = this.#announced.get(number('index'));
      if (srb !== undefined)
        this.#fetched.set(context, { srb, target: number('target'), lun: number('lun') });
    }
    if (event !== 'completion-posted') return;
    const fetched = this.#fetched.get(context);
    if (fetched === undefined || !this.#sent.has(fetched.srb)) return;
    const { srb, target, lun } = fetched;
    const [hostStatus, scsiStatus] = [number('hostStatus'), number('scsiStatus')];
    this.#reports.set(srb, { seq, target, lun, hostStatus, scsiStatus, residual: number('residual') });
  }

  #forget(): void {
    this.#announced.clear();
    this.#fetched.clear();
    this.#sent.clear();
    this.#reports.clear();
  }
}
