import type { Cancel, DevicePorts } from '../device.ts';
import { encodeEntry } from '../entry-layout.ts';
import type { CompletionRing } from './completion-ring.ts';
import { COMPLETION_ENTRY } from './registers.ts';

/** To write one completion entry over PCI, CMPTAIL and cause included: a design assumption (timing). */
export const COMPLETION_WRITE_NS = 1_000;

export interface Completion {
  readonly context: number;
  /** The SCSI bus of the request. */
  readonly bus: number;
  readonly hostStatus: number;
  readonly scsiStatus: number;
  readonly residual: number;
}

/** What the queue tells the HBA. */
export interface CompletionListener {
  /** The entry is in memory and CMPTAIL stands behind it. */
  posted(completion: Completion): void;
  /** No memory answered at the entry's address. */
  failed(address: number, length: number): void;
}

/** Finished commands on their way into the completion ring, one at a time, as long as it has room. */
export class CompletionQueue {
  readonly #ports: DevicePorts;
  readonly #ring: CompletionRing;
  readonly #listener: CompletionListener;
  #finished: Completion[] = [];
  #writing: Cancel | undefined;
  /** Completions written since the reset. */
  #sequence = 0;
  #stopped = false;

  constructor(ports: DevicePorts, ring: CompletionRing, listener: CompletionListener) {
    this.#ports = ports;
    this.#ring = ring;
    this.#listener = listener;
  }

  add(completion: Completion): void {
    this.#finished.push(completion);
    this.advance();
  }

  /** Begins to write the oldest completion, when there is one and room for it. */
  advance(): void {
    if (this.#stopped || this.#writing !== undefined) return;
    if (this.#finished.length === 0 || this.#ring.full) return;
    this.#writing = this.#ports.clock.after(COMPLETION_WRITE_NS, () => {
      this.#writing = undefined;
      this.#write();
    });
  }

  /** Forgets what is not written of one bus's requests; the sequence goes on. */
  discard(bus: number): void {
    this.#writing?.();
    this.#writing = undefined;
    this.#finished = this.#finished.filter((completion) => completion.bus !== bus);
    this.advance();
  }

  /** Writes no more until {@link restart}. */
  stop(): void {
    this.#writing?.();
    this.#writing = undefined;
    this.#stopped = true;
  }

  /** As after power-on: empty, and the sequence begins again. */
  restart(): void {
    this.stop();
    this.#finished = [];
    this.#stopped = false;
    this.#sequence = 0;
  }

  #write(): void {
    const completion = this.#finished[0];
    // The driver may have changed the ring while the write was under way.
    if (completion === undefined || this.#ring.full) return;
    const { context, hostStatus, scsiStatus, residual } = completion;
    const sequence = (this.#sequence + 1) >>> 0;
    const entry = encodeEntry(COMPLETION_ENTRY, {
      Context: context,
      HostStatus: hostStatus,
      ScsiStatus: scsiStatus,
      Residual: residual,
      Sequence: sequence,
    });
    const { address } = this.#ring;
    if (!this.#ports.dma.write(address, entry)) {
      this.#listener.failed(address, entry.length);
      return;
    }
    this.#finished.shift();
    this.#sequence = sequence;
    this.#ring.advance();
    this.#ports.trace('completion-posted', {
      context,
      sequence,
      hostStatus,
      scsiStatus,
      ...(residual === 0 ? {} : { residual }),
    });
    this.#listener.posted(completion);
    this.advance();
  }
}
