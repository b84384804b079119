import { describe, expect, it } from 'vitest';
import { EventQueue } from '../time/event-queue.ts';
import { DmaController, type DmaProgram, pageLength } from './dma-controller.ts';

/** A controller over 1 MB of memory, and a device on a channel that is quicker than any controller. */
class Bench {
  readonly memory = new Uint8Array(0x10_0000);
  readonly queue = new EventQueue();
  readonly events: string[] = [];
  readonly controller = new DmaController(
    {
      clock: {
        now: () => this.queue.now(),
        after: (delay, callback) => this.queue.after(delay, callback),
      },
      trace: (event) => this.events.push(event),
    },
    {
      read: (physical, length) => this.memory.slice(physical, physical + length),
      write: (physical, data) => this.memory.set(data, physical),
    },
  );
  /** What each request ended with. */
  readonly ended: { bytes: number[]; terminalCount: boolean }[] = [];

  program(channel: 3 | 5, program: Partial<DmaProgram>): void {
    this.controller.program(channel, {
      direction: 'in',
      physical: 0x2_0000,
      length: 4,
      nsPerByte: 1_000,
      ...program,
    });
    this.controller.unmask(channel);
  }

  send(channel: 3 | 5, ...bytes: number[]): () => void {
    return this.controller.request(channel, {
      direction: 'in',
      data: Uint8Array.from(bytes),
      nsPerByte: 0,
      ended: (moved, terminalCount) => this.ended.push({ bytes: [...moved], terminalCount }),
    });
  }

  receive(channel: 3 | 5, length: number, nsPerByte = 0): void {
    this.controller.request(channel, {
      direction: 'out',
      length,
      nsPerByte,
      ended: (moved, terminalCount) => this.ended.push({ bytes: [...moved], terminalCount }),
    });
  }

  pass(nanoseconds: number): void {
    this.queue.advanceTo(this.queue.now() + nanoseconds);
  }
}

describe('a channel that is unmasked', () => {
  it('moves what the device sends to memory, in the time of its cycles', () => {
    const bench = new Bench();
    bench.program(3, {});
    bench.send(3, 1, 2, 3);
    bench.pass(2_999);
    expect(bench.memory[0x2_0000]).toBe(0);
    bench.pass(1);
    expect([...bench.memory.subarray(0x2_0000, 0x2_0004)]).toEqual([1, 2, 3, 0]);
    expect(bench.ended).toEqual([{ bytes: [1, 2, 3], terminalCount: false }]);
  });

  it('moves what the device wants from memory, in the device’s time when that is longer', () => {
    const bench = new Bench();
    bench.memory.set([7, 8], 0x2_0000);
    bench.program(3, { direction: 'out' });
    bench.receive(3, 2, 5_000);
    bench.pass(9_999);
    expect(bench.ended).toEqual([]);
    bench.pass(1);
    expect(bench.ended).toEqual([{ bytes: [7, 8], terminalCount: false }]);
  });

  it('does nothing for a device that means the other direction', () => {
    const bench = new Bench();
    bench.program(3, { direction: 'out' });
    bench.send(3, 1);
    bench.pass(10_000);
    expect(bench.ended).toEqual([]);
  });
});

describe('a channel that is masked', () => {
  it('lets DREQ wait until it is unmasked', () => {
    const bench = new Bench();
    bench.send(3, 1);
    bench.pass(10_000);
    expect(bench.ended).toEqual([]);
    bench.program(3, {});
    bench.pass(1_000);
    expect(bench.ended).toHaveLength(1);
  });

  it('in the middle of a transfer, moves nothing more of it', () => {
    const bench = new Bench();
    bench.program(3, {});
    bench.send(3, 1, 2);
    bench.pass(500);
    bench.controller.mask(3);
    bench.pass(10_000);
    expect([bench.controller.left(3), bench.ended]).toEqual([4, []]);
  });

  it('does not move what the device no longer asks for', () => {
    const bench = new Bench();
    bench.program(3, {});
    bench.send(3, 1, 2)();
    bench.pass(10_000);
    expect(bench.ended).toEqual([]);
  });
});

describe('the terminal count', () => {
  it('ends the transfer, and masks the channel', () => {
    const bench = new Bench();
    bench.program(3, { length: 2 });
    bench.send(3, 1, 2, 3);
    bench.pass(10_000);
    expect(bench.ended).toEqual([{ bytes: [1, 2], terminalCount: true }]);
    expect(bench.controller.masked(3)).toBe(true);
    expect(bench.events).toContain('terminal-count');
  });

  it('is forgotten when the channel is programmed anew', () => {
    const bench = new Bench();
    bench.program(3, { length: 1 });
    bench.send(3, 1);
    bench.pass(10_000);
    expect(bench.controller.terminalCount(3)).toBe(true);
    bench.program(3, {});
    expect(bench.controller.terminalCount(3)).toBe(false);
  });
});

describe('the address', () => {
  it.each([
    [3, 0x1_0000],
    [5, 0x2_0000],
  ] as const)('of channel %i wraps to its page’s beginning after %i bytes', (channel, page) => {
    const bench = new Bench();
    expect(pageLength(channel)).toBe(page);
    bench.program(channel, { physical: 2 * page - 2 });
    bench.send(channel, 1, 2, 3, 4);
    bench.pass(10_000);
    expect([...bench.memory.subarray(2 * page - 2, 2 * page)]).toEqual([1, 2]);
    expect([...bench.memory.subarray(page, page + 2)]).toEqual([3, 4]);
  });
});

describe('a channel of words', () => {
  it('counts the last odd byte as a word', () => {
    const bench = new Bench();
    bench.program(5, { length: 3 });
    bench.send(5, 1, 2, 3);
    bench.pass(10_000);
    expect(bench.ended).toEqual([{ bytes: [1, 2, 3], terminalCount: true }]);
  });
});
