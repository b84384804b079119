import { EVERY_CAUSE } from '../../devices/training-hba/every-register.ts';
import { INTEN } from '../../devices/training-hba/registers.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { causeOf, HBA, isHbaEvent } from './hba.ts';

/** Follows which causes of a training HBA are pending and which of them may drive the line. */
export class EnabledCauses {
  readonly #device: string;
  /** Pending causes with the event that latched each first since it was last clear. */
  readonly #pending = new Map<string, number>();
  #enabled: ReadonlySet<string> = new Set();
  #maskable = true;

  constructor(device = HBA) {
    this.#device = device;
  }

  /** What is both pending and enabled, with the event that latched it. */
  get interrupting(): readonly (readonly [cause: string, latched: number])[] {
    return [...this.#pending].filter(([cause]) => this.#enabled.has(cause));
  }

  /** No cause may drive the line. */
  get silent(): boolean {
    return this.#enabled.size === 0;
  }

  /** Whether this cause may drive the line. */
  enables(cause: string): boolean {
    return this.#enabled.has(cause);
  }

  follow(event: TraceEvent): void {
    const latched = causeOf(event, 'cause-latched', this.#device);
    const cleared = causeOf(event, 'cause-cleared', this.#device);
    if (latched !== undefined && !this.#pending.has(latched)) this.#pending.set(latched, event.seq);
    if (cleared !== undefined) this.#pending.delete(cleared);
    if (isHbaEvent(event, 'unmaskable', this.#device)) {
      this.#maskable = false;
      this.#enabled = new Set(EVERY_CAUSE.map(({ name }) => name));
    }
    if (!this.#maskable) return;
    if (isHbaEvent(event, 'reset', this.#device)) this.#enabled = new Set();
    if (event.kind !== 'register-write' || event.device !== this.#device || event.register !== INTEN.name)
      return;
    this.#enabled = new Set(
      EVERY_CAUSE.filter(({ mask }) => (event.value & mask) !== 0).map(({ name }) => name),
    );
  }
}
