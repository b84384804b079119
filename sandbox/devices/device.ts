/** What a device is given and what it offers: ports, not the machine. */

import type { RegisterTable } from './register-table.ts';

/** Cancels what was scheduled; harmless once it has run. */
export type Cancel = () => void;

/** A demand for the system's DMA controller: DREQ, held until the controller has moved what its count allows. */
export type DmaRequest = {
  /** Nanoseconds that a byte takes the device; the controller may take longer. */
  readonly nsPerByte: number;
  /** @param moved the bytes themselves, fewer than asked for when the terminal count came first */
  ended(moved: Uint8Array, terminalCount: boolean): void;
} & (
  | { readonly direction: 'in'; readonly data: Uint8Array }
  | { readonly direction: 'out'; readonly length: number }
);

export interface DevicePorts {
  readonly clock: {
    /** Virtual nanoseconds since power-on. */
    now(): number;
    /** Calls back `delay` nanoseconds (an integer ≥ 0) from now. */
    after(delay: number, callback: () => void): Cancel;
  };
  /** This device's own input of its interrupt line; all are idempotent. */
  readonly line: {
    assert(): void;
    deassert(): void;
    /** The driver serves what the line is asserted for, although that does not end it: this is no storm. */
    served(): void;
  };
  /** Bus-master access by physical address. `false`/`undefined`: no memory answers there (master abort). */
  readonly dma: {
    read(physical: number, length: number): Uint8Array | undefined;
    write(physical: number, data: Uint8Array): boolean;
  };
  /** Raises DREQ of a channel; the result lowers it. */
  readonly systemDma: { request(channel: number, request: DmaRequest): Cancel };
  /** Records a `device` event; `event` is a term of the data sheet. */
  trace(event: string, detail: Readonly<Record<string, number | string>>): void;
  /** A uniformly drawn integer in `[low, high]`, from the run's seed. */
  random(low: number, high: number): number;
}

/** A device whose registers are mapped into an address range. */
export interface RegisterDevice {
  readonly name: string;
  readonly registers: RegisterTable;
  /**
   * @param width bytes: 1, 2 or 4
   * @returns undefined when the table has no register of that width and access at the offset
   */
  read(offset: number, width: number): number | undefined;
  /** @returns false when the table has no such register */
  write(offset: number, width: number, value: number): boolean;
}
