/**
 * Virtual time and what is to happen in it.
 *
 * Events run in the order of (due, scheduled): first in, first out on ties. An event is taken out before it
 * is called, so that it may schedule itself again; whatever falls due while draining is drained too.
 */

interface Scheduled {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
}

/** Cancels a scheduled event; harmless once it has run. */
export type Cancel = () => void;

function before(a: Scheduled, b: Scheduled): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

export class EventQueue {
  /** A binary heap, the earliest event first. */
  readonly #heap: Scheduled[] = [];
  #now = 0;
  #order = 0;
  #draining = false;

  /** Virtual nanoseconds since power-on: an integer that never decreases. */
  now(): number {
    return this.#now;
  }

  /**
   * Schedules `callback` for `delay` nanoseconds from now.
   * @throws RangeError when the delay is no integer ≥ 0
   */
  after(delay: number, callback: () => void): Cancel {
    if (!Number.isSafeInteger(delay) || delay < 0) throw new RangeError(`delay of ${delay} ns`);
    const event: Scheduled = { due: this.#now + delay, order: this.#order, callback, cancelled: false };
    this.#order += 1;
    this.#insert(event);
    return () => {
      event.cancelled = true;
    };
  }

  /** When the earliest event falls due; undefined when nothing is scheduled: the queue is quiescent. */
  nextDue(): number | undefined {
    while (this.#heap[0]?.cancelled) this.#removeFirst();
    return this.#heap[0]?.due;
  }

  /**
   * Lets time pass until `time`, running everything that falls due up to and including it.
   * @throws RangeError when `time` lies in the past
   * @throws Error when called from an event: events change the world, only the processor lets time pass
   */
  advanceTo(time: number): void {
    if (time < this.#now) throw new RangeError(`time would run back from ${this.#now} to ${time} ns`);
    if (this.#draining) throw new Error('an event tried to advance virtual time');
    this.#draining = true;
    try {
      for (let due = this.nextDue(); due !== undefined && due <= time; due = this.nextDue()) {
        this.#now = due;
        this.#removeFirst()?.callback();
      }
      this.#now = time;
    } finally {
      this.#draining = false;
    }
  }

  #insert(event: Scheduled): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || before(above, event)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = event;
  }

  #removeFirst(): Scheduled | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let child = heap[left];
      if (child === undefined) break;
      let next = left;
      const other = heap[right];
      if (other !== undefined && before(other, child)) {
        child = other;
        next = right;
      }
      if (before(last, child)) break;
      heap[index] = child;
      index = next;
    }
    heap[index] = last;
    return first;
  }
}
