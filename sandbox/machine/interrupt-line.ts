import type { TraceRecorder } from '../trace/recorder.ts';
import { deviceIrql } from './irql.ts';
import { STORM_DELIVERIES } from './profile.ts';

/** A service routine connected to a line. */
export interface InterruptServiceRoutine {
  /** The device it serves: the source name that the device asserts the line with. */
  readonly device: string;
  /** @returns true when the interrupt was its device's, which ends the chain */
  service(): boolean;
}

/** A level-triggered, shareable interrupt line: up while any source asserts it. */
export class InterruptLine {
  readonly irq: number;
  readonly irql: number;
  /** In the order of connection, which is the order in which they are asked. */
  readonly #chain: InterruptServiceRoutine[] = [];
  /** Each asserting source with the deliveries that it has been left asserting through. */
  readonly #asserting = new Map<string, number>();
  readonly #trace: TraceRecorder;

  /** @param irql at which the service routines run; only the clock's differs from its input's */
  constructor(irq: number, trace: TraceRecorder, irql = deviceIrql(irq)) {
    this.irq = irq;
    this.irql = irql;
    this.#trace = trace;
  }

  get up(): boolean {
    return this.#asserting.size > 0;
  }

  /** The interrupt controller passes nothing on from a line without a service routine. */
  get masked(): boolean {
    return this.#chain.length === 0;
  }

  /** Whether more than one service routine is connected. */
  get shared(): boolean {
    return this.#chain.length > 1;
  }

  /**
   * Appends to the chain.
   * @returns what takes it out again
   */
  connect(isr: InterruptServiceRoutine): () => void {
    this.#chain.push(isr);
    return () => {
      const index = this.#chain.indexOf(isr);
      if (index >= 0) this.#chain.splice(index, 1);
    };
  }

  /** Idempotent. */
  assert(source: string): void {
    if (this.#asserting.has(source)) return;
    this.#asserting.set(source, 0);
    this.#trace.record({ kind: 'line-assert', irq: this.irq, source });
  }

  /** Idempotent. */
  deassert(source: string): void {
    if (!this.#asserting.delete(source)) return;
    this.#trace.record({ kind: 'line-deassert', irq: this.irq, source });
  }

  /** The source's driver serves it, although it goes on asserting: the deliveries so far were not in vain. */
  served(source: string): void {
    if (this.#asserting.has(source)) this.#asserting.set(source, 0);
  }

  /** Asks the chain until a routine claims the interrupt. */
  deliver(): void {
    for (const isr of this.#chain) {
      this.#trace.record({ kind: 'isr-enter', irq: this.irq, device: isr.device });
      const claimed = isr.service();
      this.#trace.record({ kind: 'isr-exit', irq: this.irq, device: isr.device, claimed });
      if (claimed) break;
    }
    for (const [source, deliveries] of this.#asserting) this.#asserting.set(source, deliveries + 1);
  }

  /** A source that has been asserting through so many deliveries that nobody can be serving it. */
  storming(): string | undefined {
    for (const [source, deliveries] of this.#asserting) if (deliveries > STORM_DELIVERIES) return source;
    return undefined;
  }
}
