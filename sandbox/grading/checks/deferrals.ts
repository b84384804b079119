/**
 * Follows, HBA by HBA, the work that an interrupt routine, or a callback that it has asked for, leaves to
 * CallEnableInterrupts' callback.
 */

import { maskOf } from '../../devices/register-table.ts';
import { INTEN, INTST } from '../../devices/training-hba/registers.ts';
import type { EventOf, MiniportRoutine, TraceEvent } from '../../trace/event.ts';

/** An HBA whose interrupt routine has asked for a callback, until a routine of the driver enables the HBA again. */
export interface Deferral {
  readonly device: string;
  /** Index of the event that began the interrupt routine, or the callback. */
  readonly entered: number;
  /** The causes that were enabled then. */
  readonly enabled: number;
  /** Index of the notification CallEnableInterrupts. */
  readonly asked: number;
  /** No callback has been called since, for any HBA: the work is certain to be undone. */
  readonly waiting: boolean;
}

interface Running {
  readonly routine: MiniportRoutine;
  /** Index of the event that began it. */
  readonly entered: number;
  /** The HBA that it works for, where that is certain. */
  readonly device: string | undefined;
  /** The causes of that HBA that were enabled when it began. */
  readonly enabled: number;
}

const CALLBACKS: ReadonlyMap<string, MiniportRoutine> = new Map([
  ['CallEnableInterrupts', 'HwScsiEnableInterruptsCallback'],
  ['CallDisableInterrupts', 'HwScsiDisableInterruptsCallback'],
]);

export class Deferrals {
  readonly #running: Running[] = [];
  /** The HBAs for which each callback is to come. */
  readonly #asked = new Map<MiniportRoutine, Set<string>>();
  readonly #services: EventOf<'isr-enter'>[] = [];
  readonly #enabled = new Map<string, number>();
  readonly #open = new Map<string, Deferral>();
  /** Pending causes of each HBA, and the index of the event that latched each. */
  readonly #pending = new Map<string, Map<string, number>>();

  /** To be called with each event, once the event before has been judged. */
  follow(event: TraceEvent): void {
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiEnableInterruptsCallback') this.#begin();
    if (event.kind === 'routine-enter') this.#enter(event);
    if (event.kind === 'routine-exit') this.#running.pop();
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
    if (event.kind === 'notification') this.#ask(event);
  }

  /** The routine of the miniport that runs now. */
  get routine(): MiniportRoutine | undefined {
    return this.#running.at(-1)?.routine;
  }

  /** The HBA that it works for, where that is certain. */
  get device(): string | undefined {
    return this.#running.at(-1)?.device;
  }

  /** The deferral of this HBA, if one is open. */
  of(device: string): Deferral | undefined {
    return this.#open.get(device);
  }

  /** The oldest deferral that is open. */
  get oldest(): Deferral | undefined {
    return this.#open.values().next().value;
  }

  /** The causes for which the HBA may drive its line. */
  enabled(device: string): number {
    return this.#enabled.get(device) ?? 0;
  }

  /** A cause among `causes` that was pending when the interrupt routine was called, and has been ever since. */
  undismissed({ device, entered }: Deferral, causes: number): string | undefined {
    const pending = [...(this.#pending.get(device) ?? [])];
    return pending.find(
      ([cause, latched]) => latched < entered && (maskOf(INTST, cause) & causes) !== 0,
    )?.[0];
  }

  #enter({ seq, routine }: EventOf<'routine-enter'>): void {
    const device = routine === 'HwScsiInterrupt' ? this.#services.at(-1)?.device : this.#awaiting(routine);
    const enabled = device === undefined ? 0 : this.enabled(device);
    this.#running.push({ routine, entered: seq, device, enabled });
  }

  /** The HBA for which this callback comes, if only one has asked for it. */
  #awaiting(routine: MiniportRoutine): string | undefined {
    const asked = this.#asked.get(routine);
    if (asked?.size !== 1) return undefined;
    this.#asked.delete(routine);
    return [...asked][0];
  }

  #ask({ seq, notification }: EventOf<'notification'>): void {
    const running = this.#running.at(-1);
    const callback = CALLBACKS.get(notification);
    if (callback === undefined || running?.device === undefined) return;
    const { device, entered, enabled } = running;
    this.#asked.set(callback, (this.#asked.get(callback) ?? new Set()).add(device));
    if (notification !== 'CallEnableInterrupts') return;
    const earlier = running.routine === 'HwScsiInterrupt' ? undefined : this.#open.get(device);
    this.#open.set(device, { device, entered, enabled, ...earlier, asked: seq, waiting: true });
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
