/** Follows, HBA by HBA, the work that an interrupt routine leaves to CallEnableInterrupts' callback. */

import { maskOf } from '../../devices/register-table.ts';
import { INTEN, INTST } from '../../devices/training-hba/registers.ts';
import type { EventOf, MiniportRoutine, TraceEvent } from '../../trace/event.ts';

/** An HBA whose interrupt routine has asked for a callback, until a routine of the driver enables the HBA again. */
export interface Deferral {
  readonly device: string;
  /** Index of the event that began the interrupt routine. */
  readonly entered: number;
  /** Index of the notification CallEnableInterrupts. */
  readonly asked: number;
  /** No callback has been called since, for any HBA: the work is certain to be undone. */
  readonly waiting: boolean;
}

export class Deferrals {
  readonly #routines: MiniportRoutine[] = [];
  readonly #services: EventOf<'isr-enter'>[] = [];
  readonly #enabled = new Map<string, number>();
  readonly #open = new Map<string, Deferral>();
  /** Pending causes of each HBA, and the index of the event that latched each. */
  readonly #pending = new Map<string, Map<string, number>>();

  /** To be called with each event, once the event before has been judged. */
  follow(event: TraceEvent): void {
    if (event.kind === 'routine-enter') this.#routines.push(event.routine);
    if (event.kind === 'routine-exit') this.#routines.pop();
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiEnableInterruptsCallback') this.#begin();
    if (event.kind === 'device') this.#latch(event);
    if (event.kind === 'isr-enter') this.#services.push(event);
    if (event.kind === 'isr-exit') this.#services.pop();
    if (event.kind === 'register-write' && event.register === INTEN.name) {
      this.#enabled.set(event.device, event.value);
      if (event.value !== 0 && this.routine !== 'HwScsiInterrupt') this.#open.delete(event.device);
    }
    if (event.kind === 'device' && event.event === 'reset') {
      this.#enabled.set(event.device, 0);
      this.#open.delete(event.device);
    }
    const service = this.#services.at(-1);
    if (event.kind !== 'notification' || event.notification !== 'CallEnableInterrupts') return;
    if (service === undefined || this.routine !== 'HwScsiInterrupt') return;
    const { device, seq: entered } = service;
    this.#open.set(device, { device, entered, asked: event.seq, waiting: true });
  }

  /** The routine of the miniport that runs now. */
  get routine(): MiniportRoutine | undefined {
    return this.#routines.at(-1);
  }

  /** The deferral of this HBA, if one is open. */
  of(device: string): Deferral | undefined {
    return this.#open.get(device);
  }

  /** The oldest deferral that is open. */
  get oldest(): Deferral | undefined {
    return this.#open.values().next().value;
  }

  /** Whether the HBA may drive its line. */
  enabled(device: string): boolean {
    return (this.#enabled.get(device) ?? 0) !== 0;
  }

  /** A cause among `causes` that was pending when the interrupt routine was called, and has been ever since. */
  undismissed({ device, entered }: Deferral, causes: number): string | undefined {
    const pending = [...(this.#pending.get(device) ?? [])];
    return pending.find(
      ([cause, latched]) => latched < entered && (maskOf(INTST, cause) & causes) !== 0,
    )?.[0];
  }

  #latch({ seq, device, event, detail }: EventOf<'device'>): void {
    const pending = this.#pending.get(device) ?? new Map<string, number>();
    this.#pending.set(device, pending);
    const cause = String(detail['cause']);
    if (event === 'cause-latched' && !pending.has(cause)) pending.set(cause, seq);
    if (event === 'cause-cleared') pending.delete(cause);
  }

  #begin(): void {
    for (const [device, deferral] of this.#open) this.#open.set(device, { ...deferral, waiting: false });
  }
}
