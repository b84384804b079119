/** Writes traces by hand, for specs: a driver's behaviour as a script, the HBA's reactions filled in. */

import type { EndReason, EventBody, Trace, TraceEvent } from './event.ts';

const HBA = 'training-hba';
const IRQ = 11;
/** Nanoseconds from one event to the next unless {@link TraceBuilder.wait} says otherwise. */
const STEP = 100;
const CAUSES = { CMPL: 1, REQA: 2, BRST: 4, HERR: 8 } as const;
const ALL_CAUSES = 0xf;
const INT = 0x8000_0000;
const RING_ENTRIES = 33;

export type Cause = keyof typeof CAUSES;

export class TraceBuilder {
  readonly #events: TraceEvent[] = [];
  #time = 0;
  #latched = 0;
  #enabled = CAUSES.CMPL | CAUSES.REQA;
  #maskable = true;
  #glitching = false;
  #driving = false;
  #lost = false;
  #posted = 0;

  add(body: EventBody): this {
    this.#time += STEP;
    const at = { file: 'interrupt.c', line: this.#events.length + 1 };
    this.#events.push({ seq: this.#events.length, time: this.#time, irql: 0, at, ...body });
    return this;
  }

  /** Lets virtual time pass. */
  wait(ns: number): this {
    this.#time += ns;
    return this;
  }

  /** Index that the next event will have. */
  get next(): number {
    return this.#events.length;
  }

  /** DriverEntry up to a running HBA. */
  boot(interruptRoutine = 'TrainingInterrupt'): this {
    return this.add({ kind: 'routine-enter', routine: 'DriverEntry', name: 'DriverEntry' })
      .add({ kind: 'miniport-registered', routines: { HwScsiInterrupt: interruptRoutine } })
      .write('RINGSZ', RING_ENTRIES | (RING_ENTRIES << 16))
      .enable('CMPL', 'REQA')
      .add({ kind: 'routine-exit', routine: 'DriverEntry', name: 'DriverEntry', result: 0 });
  }

  /** A request arrives and HwScsiStartIo sends it. */
  startIo(srb: number): this {
    const routine = { routine: 'HwScsiStartIo', name: 'TrainingStartIo' } as const;
    return this.add({ kind: 'srb-queue', srb, path: 0, target: 0, lun: 0, operation: 0x28, length: 512 })
      .add({ kind: 'routine-enter', ...routine, srb })
      .add({ kind: 'routine-exit', ...routine, result: 1 });
  }

  /** The request is back at the class driver. */
  returned(srb: number, srbStatus = 1, dataIntact = true): this {
    return this.add({ kind: 'srb-return', srb, srbStatus, scsiStatus: 0, length: 512, dataIntact });
  }

  /** The HBA latches a cause, and drives the line when the cause is enabled. */
  latch(cause: Cause): this {
    const already = this.#latched & CAUSES[cause] ? 1 : 0;
    this.#latched |= CAUSES[cause];
    return this.device('cause-latched', { cause, already }).#drive();
  }

  /** The HBA posts a completion. */
  post(): this {
    this.#posted += 1;
    return this.device('completion-posted', { context: 0, sequence: this.#posted }).latch('CMPL');
  }

  /** As {@link post}, and CMPL does not drive the line until it has been cleared. */
  postUnheard(): this {
    this.#lost = true;
    return this.post().device('lost-interrupt', { context: 0 });
  }

  /** The HBA has fetched a request. */
  accept(): this {
    return this.device('request-fetched', { context: 0, target: 0 }).latch('REQA');
  }

  device(event: string, detail: Readonly<Record<string, string | number>> = {}): this {
    return this.add({ kind: 'device', device: HBA, event, detail });
  }

  readStatus(): this {
    const value = this.#interrupts ? (this.#latched | INT) >>> 0 : this.#latched;
    return this.add({ kind: 'register-read', device: HBA, register: 'INTST', offset: 8, width: 4, value });
  }

  /** Writes causes to the status register. */
  acknowledge(...causes: readonly Cause[]): this {
    const mask = causes.reduce((bits, cause) => bits | CAUSES[cause], 0);
    this.write('INTST', mask);
    for (const cause of Object.keys(CAUSES) as Cause[]) {
      if ((this.#latched & mask & CAUSES[cause]) === 0) continue;
      this.#latched &= ~CAUSES[cause];
      if (cause === 'CMPL') this.#lost = false;
      this.device('cause-cleared', { cause });
    }
    return this.#drive();
  }

  /** Lets only these causes drive the line. */
  enable(...causes: readonly Cause[]): this {
    const mask = causes.reduce((bits, cause) => bits | CAUSES[cause], 0);
    if (this.#maskable) this.#enabled = mask;
    return this.write('INTEN', mask).#drive();
  }

  /** Before {@link boot}: the HBA is one whose causes are all enabled for good. */
  unmaskable(): this {
    this.#maskable = false;
    this.#enabled = ALL_CAUSES;
    return this.device('unmaskable');
  }

  /** The HBA's line rises without a cause. */
  glitch(): this {
    this.device('spurious');
    this.#glitching = true;
    return this.#drive();
  }

  /** The glitch is over; the line stays up for an enabled cause. */
  glitchOver(): this {
    this.#glitching = false;
    return this.#drive();
  }

  /** CTRL.RST: no cause is latched any more, and none enabled. */
  reset(): this {
    this.write('CTRL', 1).device('reset');
    if (this.#maskable) this.#enabled = 0;
    this.#drive();
    for (const cause of Object.keys(CAUSES) as Cause[]) {
      if (this.#latched & CAUSES[cause]) this.device('cause-cleared', { cause });
    }
    this.#latched = 0;
    this.#lost = false;
    return this.#drive();
  }

  write(register: string, value: number): this {
    return this.add({ kind: 'register-write', device: HBA, register, offset: 0, width: 4, value });
  }

  read(register: string, value = 0): this {
    return this.add({ kind: 'register-read', device: HBA, register, offset: 0, width: 4, value });
  }

  /** Takes and completes everything that is posted, as the given service code does. */
  drain(...srbs: readonly number[]): this {
    this.read('CMPTAIL', this.#posted % RING_ENTRIES);
    for (const srb of srbs) this.notify('RequestComplete', srb);
    return this.write('CMPHEAD', this.#posted % RING_ENTRIES);
  }

  notify(notification: string, srb?: number): this {
    return this.add({ kind: 'notification', notification, ...(srb === undefined ? {} : { srb }) });
  }

  /** One call of the HBA's interrupt routine. */
  isr(claimed: boolean, body: (trace: this) => unknown): this {
    const routine = { routine: 'HwScsiInterrupt', name: 'TrainingInterrupt' } as const;
    this.add({ kind: 'isr-enter', irq: IRQ, device: HBA }).add({ kind: 'routine-enter', ...routine });
    body(this);
    return this.add({ kind: 'routine-exit', ...routine, result: claimed ? 1 : 0 }).add({
      kind: 'isr-exit',
      irq: IRQ,
      device: HBA,
      claimed,
    });
  }

  /** One call of another miniport routine. */
  routine(
    name: 'HwScsiInitialize' | 'HwScsiTimer' | 'HwScsiResetBus' | 'HwScsiEnableInterruptsCallback',
    body: (trace: this) => unknown,
  ): this {
    this.add({ kind: 'routine-enter', routine: name, name });
    body(this);
    return this.add({ kind: 'routine-exit', routine: name, name, result: 1 });
  }

  /** The neighbour asks for an interrupt. */
  neighbourAsserts(): this {
    return this.add({ kind: 'line-assert', irq: IRQ, source: 'ethernet' });
  }

  /** The neighbour's own service routine runs. */
  neighbourServed(): this {
    return this.add({ kind: 'isr-enter', irq: IRQ, device: 'ethernet' })
      .add({ kind: 'line-deassert', irq: IRQ, source: 'ethernet' })
      .add({ kind: 'isr-exit', irq: IRQ, device: 'ethernet', claimed: true });
  }

  bugCheck(reason: string, detail: Readonly<Record<string, string | number>> = {}, code = 0xd1): Trace {
    return this.add({ kind: 'bug-check', code, parameters: [0, 0, 0, 0], reason, detail }).end('bug-check');
  }

  end(reason: EndReason = 'quiescent'): Trace {
    return { seed: 1, events: this.add({ kind: 'end', reason }).#events };
  }

  get #interrupts(): boolean {
    const heard = this.#lost ? this.#latched & ~CAUSES.CMPL : this.#latched;
    return (heard & this.#enabled) !== 0;
  }

  #drive(): this {
    const driving = this.#glitching || this.#interrupts;
    if (driving === this.#driving) return this;
    this.#driving = driving;
    return this.add({ kind: driving ? 'line-assert' : 'line-deassert', irq: IRQ, source: HBA });
  }
}
