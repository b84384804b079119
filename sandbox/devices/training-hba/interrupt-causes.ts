import type { Cancel, DevicePorts } from '../device.ts';
import { maskOf } from '../register-table.ts';
import { EVERY_CAUSE } from './every-register.ts';
import type { LineFault } from './faults.ts';
import { SRVC } from './pio-registers.ts';
import { type Cause, INTST } from './registers.ts';

const INT = maskOf(INTST, 'INT');
const CMPL = maskOf(INTST, 'CMPL');

function maskOfCause(cause: Cause): number {
  return EVERY_CAUSE.find(({ name }) => name === cause)?.mask ?? 0;
}

/** How long a glitch holds the line up: longer than an interrupt controller takes to notice. A design assumption. */
export const GLITCH_NS = 3_000;

/** What INTEN can do: choose the causes; nothing, all being enabled for good; nothing, INTA# being unconnected. */
export const INTERRUPT_VARIANTS = ['maskable', 'unmaskable', 'none'] as const;
export type InterruptVariant = (typeof INTERRUPT_VARIANTS)[number];

export interface InterruptConfig {
  /** `maskable` unless given. */
  readonly interrupts?: InterruptVariant | undefined;
  /** Nanoseconds from latching CMPL until it drives the line; 0 unless given. */
  readonly coalesceNs?: number | undefined;
}

/** INTST and INTEN: causes latch whether or not they are enabled; the line is up while an enabled one is latched. */
export class InterruptCauses {
  readonly #ports: Pick<DevicePorts, 'clock' | 'line' | 'trace'>;
  readonly #interrupts: InterruptVariant;
  readonly #coalesceNs: number;
  #latched = 0;
  #enabled = 0;
  /** Latched causes that drive the line when they are enabled; CMPL joins them when its time is over. */
  #ripe = 0;
  #coalescing: Cancel | undefined;
  /** Whether a fault keeps CMPL from driving the line. */
  #unheard = false;
  #late: Cancel | undefined;
  #glitching = false;
  readonly #faults: LineFault[] = [];

  /** @param every the mask of all causes that the HBA has */
  constructor(ports: Pick<DevicePorts, 'clock' | 'line' | 'trace'>, config: InterruptConfig, every: number) {
    this.#ports = ports;
    this.#interrupts = config.interrupts ?? 'maskable';
    this.#coalesceNs = config.coalesceNs ?? 0;
    if (this.#interrupts !== 'unmaskable') return;
    this.#enabled = every;
    this.#ports.trace('unmaskable', {});
  }

  /** INTST as it reads. */
  get status(): number {
    return this.#driving ? (this.#latched | INT) >>> 0 : this.#latched;
  }

  get enabled(): number {
    return this.#enabled;
  }

  get #driving(): boolean {
    const heard = this.#unheard ? this.#ripe & ~CMPL : this.#ripe;
    return (heard & this.#enabled) !== 0;
  }

  latch(cause: Cause): void {
    const mask = maskOfCause(cause);
    const already = (this.#latched & mask) !== 0 ? 1 : 0;
    this.#latched |= mask;
    this.#ports.trace('cause-latched', { cause, already });
    if (mask === CMPL && already === 0) this.#strike();
    if (mask === CMPL && this.#coalesceNs > 0) this.#coalesce();
    else this.#ripe |= mask;
    this.#drive();
  }

  /** A cause that is a level: it stands as long as its reason does. */
  hold(cause: typeof SRVC.name, up: boolean): void {
    if (((this.#latched & maskOfCause(cause)) !== 0) === up) return;
    if (up) this.latch(cause);
    else this.#drop(maskOfCause(cause));
  }

  /** The driver does what a level asks for, and the level stands. */
  served(): void {
    this.#ports.line.served();
  }

  /** Clears the causes whose bits are 1 in `written`; without effect on one that is a level. */
  clear(written: number): void {
    this.#drop(written & ~maskOfCause(SRVC.name));
  }

  #drop(causes: number): void {
    for (const { name, mask } of EVERY_CAUSE) {
      if ((this.#latched & causes & mask) === 0) continue;
      this.#latched &= ~mask;
      this.#ripe &= ~mask;
      if (mask === CMPL) this.#forgetTimes();
      this.#ports.trace('cause-cleared', { cause: name });
    }
    this.#drive();
  }

  /** Without effect on an HBA whose interrupts cannot be masked. */
  enable(mask: number): void {
    if (this.#interrupts === 'unmaskable') return;
    this.#enabled = mask;
    this.#drive();
  }

  /** The next completion that finds CMPL clear meets the fault. */
  disturb(fault: LineFault): void {
    this.#faults.push(fault);
  }

  /** The line rises for {@link GLITCH_NS} without a cause. One that is up already hides the glitch. */
  glitch(): void {
    if (this.#driving || this.#glitching) return;
    this.#ports.trace('spurious', {});
    this.#glitching = true;
    this.#ports.clock.after(GLITCH_NS, () => {
      this.#glitching = false;
      this.#drive();
    });
    this.#drive();
  }

  #strike(): void {
    const fault = this.#faults.shift();
    if (fault === undefined) return;
    this.#ports.trace(fault.kind, { context: fault.context });
    this.#unheard = true;
    if (fault.kind === 'lost-interrupt') return;
    this.#late = this.#ports.clock.after(this.#coalesceNs + fault.delayNs, () => {
      this.#unheard = false;
      this.#drive();
    });
  }

  /** The first completion starts the time; those that follow gather. */
  #coalesce(): void {
    if ((this.#ripe & CMPL) !== 0 || this.#coalescing !== undefined) return;
    this.#coalescing = this.#ports.clock.after(this.#coalesceNs, () => {
      this.#coalescing = undefined;
      this.#ripe |= CMPL;
      this.#drive();
    });
  }

  #forgetTimes(): void {
    this.#coalescing?.();
    this.#coalescing = undefined;
    this.#late?.();
    this.#late = undefined;
    this.#unheard = false;
  }

  #drive(): void {
    if ((this.#driving || this.#glitching) && this.#interrupts !== 'none') this.#ports.line.assert();
    else this.#ports.line.deassert();
  }
}
