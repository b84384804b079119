/** Who can drive SCSI RST#: this HBA by BUSCTL.RSTO, or another initiator on the bus. */
export type ResetDriver = 'hba' | 'other';

export interface BusResetListener {
  /** RST# has become active. */
  active(): void;
  /** RST# has become inactive after `heldNs` nanoseconds. */
  released(heldNs: number): void;
}

/** RST# is OR-tied: active from the first that drives it to the last that lets go. */
export class BusReset {
  readonly #now: () => number;
  readonly #listener: BusResetListener;
  readonly #drivers = new Set<ResetDriver>();
  #since = 0;

  /** @param now virtual nanoseconds */
  constructor(now: () => number, listener: BusResetListener) {
    this.#now = now;
    this.#listener = listener;
  }

  get active(): boolean {
    return this.#drivers.size > 0;
  }

  drivenBy(driver: ResetDriver): boolean {
    return this.#drivers.has(driver);
  }

  assert(driver: ResetDriver): void {
    const before = this.active;
    this.#drivers.add(driver);
    if (before) return;
    this.#since = this.#now();
    this.#listener.active();
  }

  release(driver: ResetDriver): void {
    if (!this.#drivers.delete(driver) || this.active) return;
    this.#listener.released(this.#now() - this.#since);
  }
}
