import { describe, expect, it } from 'vitest';
import { EventQueue } from '../time/event-queue.ts';
import { SystemDma } from './system-dma.ts';

const CHANNEL = 5;

function bench() {
  const queue = new EventQueue();
  const dma = new SystemDma({
    clock: { now: () => queue.now(), after: (delay, callback) => queue.after(delay, callback) },
    trace: () => undefined,
  });
  const send = (...bytes: number[]) =>
    dma.request(CHANNEL, {
      direction: 'in',
      data: Uint8Array.from(bytes),
      nsPerByte: 0,
      ended: () => undefined,
    });
  return {
    dma,
    object: dma.adapterObject(CHANNEL),
    send,
    pass: (ns: number) => queue.advanceTo(queue.now() + ns),
  };
}

describe('a transfer through map registers', () => {
  it('leaves what the device sends out of the caller’s buffer, and gives it out when it is flushed', () => {
    const { object, send, pass } = bench();
    const buffer = new Uint8Array(4);
    object.mapTransfer('in', buffer, 500);
    send(1, 2);
    pass(2_000);
    expect([...buffer]).toEqual([0, 0, 0, 0]);
    expect([...object.flush()]).toEqual([1, 2]);
  });

  it('takes what goes out when it is mapped', () => {
    const { dma, object, pass } = bench();
    const buffer = Uint8Array.of(1, 2);
    const received: number[] = [];
    object.mapTransfer('out', buffer, 500);
    buffer[0] = 9;
    dma.request(CHANNEL, {
      direction: 'out',
      length: 2,
      nsPerByte: 0,
      ended: (moved) => received.push(...moved),
    });
    pass(1_000);
    expect(received).toEqual([1, 2]);
    expect([...object.flush()]).toEqual([]);
  });

  it('gives out nothing when it is flushed before the device has sent anything', () => {
    const { object } = bench();
    object.mapTransfer('in', new Uint8Array(4), 500);
    expect([...object.flush()]).toEqual([]);
  });
});

describe('a device', () => {
  it('stops the machine when it asks before the channel is set up', () => {
    expect(() => bench().send(1)).toThrowError('DRIVER_VERIFIER_DMA_VIOLATION');
  });

  it('stops the machine when it asks after the channel has been flushed', () => {
    const { object, send } = bench();
    object.mapTransfer('in', new Uint8Array(4), 500);
    object.flush();
    expect(() => send(1)).toThrowError('DRIVER_VERIFIER_DMA_VIOLATION');
  });
});

describe('the channel', () => {
  it('is one driver’s at a time; the next is told when it is free', () => {
    const { object } = bench();
    const told: string[] = [];
    expect(object.allocate(() => told.push('first'))).toBe(true);
    expect(object.allocate(() => told.push('second'))).toBe(false);
    expect(told).toEqual([]);
    object.free();
    expect(told).toEqual(['second']);
  });
});
