import type { DevicePorts } from '../device.ts';
import { maskOf } from '../register-table.ts';
import { CAUSES, type Cause, INTST } from './registers.ts';

const INT = maskOf(INTST, 'INT');

/** INTST and INTEN: causes latch whether or not they are enabled; the line is up while an enabled one is latched. */
export class InterruptCauses {
  readonly #ports: Pick<DevicePorts, 'line' | 'trace'>;
  #latched = 0;
  #enabled = 0;

  constructor(ports: Pick<DevicePorts, 'line' | 'trace'>) {
    this.#ports = ports;
  }

  /** INTST as it reads. */
  get status(): number {
    return this.#driving ? (this.#latched | INT) >>> 0 : this.#latched;
  }

  get enabled(): number {
    return this.#enabled;
  }

  get #driving(): boolean {
    return (this.#latched & this.#enabled) !== 0;
  }

  latch(cause: Cause): void {
    const { mask } = CAUSES.find(({ name }) => name === cause) ?? { mask: 0 };
    const already = (this.#latched & mask) !== 0 ? 1 : 0;
    this.#latched |= mask;
    this.#ports.trace('cause-latched', { cause, already });
    this.#drive();
  }

  /** Clears the causes whose bits are 1 in `written`. */
  clear(written: number): void {
    for (const { name, mask } of CAUSES) {
      if ((this.#latched & written & mask) === 0) continue;
      this.#latched &= ~mask;
      this.#ports.trace('cause-cleared', { cause: name });
    }
    this.#drive();
  }

  enable(mask: number): void {
    this.#enabled = mask;
    this.#drive();
  }

  #drive(): void {
    if (this.#driving) this.#ports.line.assert();
    else this.#ports.line.deassert();
  }
}
