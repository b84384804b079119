import type { Dpc } from '../machine/processor.ts';
import type { Cancel } from '../time/event-queue.ts';
import type { AdapterContext } from './adapter-context.ts';
import type { TimerCall } from './interrupt-data.ts';

/** Nanoseconds between two interrupts of the system timer (Microsoft Docs, "ScsiPortNotification", RequestTimerCall). */
export const SYSTEM_TIMER_TICK = 10_000_000;

/**
 * RequestTimerCall: one timer an adapter, of the system timer's resolution. A new call takes the place of the last;
 * one of 0 microseconds cancels. What is dispatched already runs all the same.
 */
export class MiniportTimer {
  readonly #context: AdapterContext;
  #cancel: Cancel | undefined;
  #routine = 0;
  readonly #dpc: Dpc = {
    name: 'ScsiPortTimerDpc',
    run: () => {
      this.#context.callSynchronized('HwScsiTimer', this.#routine);
    },
  };

  constructor(context: AdapterContext) {
    this.#context = context;
  }

  /** Expires at the first system timer interrupt that is no earlier than asked for. */
  set({ routine, microseconds }: TimerCall): void {
    const { queue, processor } = this.#context.machine;
    this.stop();
    if (microseconds === 0) return;
    const due = Math.ceil((queue.now() + microseconds * 1000) / SYSTEM_TIMER_TICK) * SYSTEM_TIMER_TICK;
    this.#cancel = queue.after(due - queue.now(), () => {
      this.#cancel = undefined;
      this.#routine = routine;
      processor.queueDpc(this.#dpc);
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
