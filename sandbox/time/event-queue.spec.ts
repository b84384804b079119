import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

describe('EventQueue', () => {
  it('runs events in the order of their due times, first in first out on ties', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 200 }), (delays) => {
        const queue = new EventQueue();
        const ran: { due: number; order: number }[] = [];
        delays.forEach((delay, order) => {
          queue.after(delay, () => ran.push({ due: queue.now(), order }));
        });
        queue.advanceTo(20);
        const expected = delays
          .map((due, order) => ({ due, order }))
          .sort((a, b) => a.due - b.due || a.order - b.order);
        expect(ran).toEqual(expected);
      }),
    );
  });

  it('never runs a cancelled event and runs every other one exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 50 }), fc.boolean()), { maxLength: 100 }), (events) => {
        const queue = new EventQueue();
        const runs = events.map(() => 0);
        const cancels = events.map(([delay], index) =>
          queue.after(delay, () => {
            runs[index] = (runs[index] ?? 0) + 1;
          }),
        );
        events.forEach(([, cancelled], index) => {
          if (cancelled) cancels[index]?.();
        });
        queue.advanceTo(50);
        expect(runs).toEqual(events.map(([, cancelled]) => (cancelled ? 0 : 1)));
        expect(queue.nextDue()).toBeUndefined();
      }),
    );
  });

  it('reaches the same order however the way is divided into steps', () => {
    const delays = fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(delays, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }), (events, steps) => {
        const run = (path: readonly number[]): number[] => {
          const queue = new EventQueue();
          const order: number[] = [];
          events.forEach((delay, index) => {
            queue.after(delay, () => order.push(index));
          });
          for (const step of path) queue.advanceTo(Math.min(queue.now() + step, 100));
          queue.advanceTo(100);
          return order;
        };
        expect(run(steps)).toEqual(run([]));
      }),
    );
  });

  it('drains what falls due while it drains', () => {
    const queue = new EventQueue();
    const times: number[] = [];
    const repeat = (): void => {
      times.push(queue.now());
      if (times.length < 4) queue.after(10, repeat);
    };
    queue.after(10, repeat);
    queue.advanceTo(35);
    expect(times).toEqual([10, 20, 30]);
    expect(queue.nextDue()).toBe(40);
  });

  it('takes an event out before it calls it', () => {
    const queue = new EventQueue();
    let seen: number | undefined = -1;
    queue.after(5, () => {
      seen = queue.nextDue();
    });
    queue.advanceTo(5);
    expect(seen).toBeUndefined();
  });

  it('lets no event advance time', () => {
    const queue = new EventQueue();
    queue.after(1, () => queue.advanceTo(2));
    expect(() => queue.advanceTo(1)).toThrow('an event tried to advance virtual time');
  });

  it('refuses time that runs back and delays that are no whole nanoseconds', () => {
    const queue = new EventQueue();
    queue.advanceTo(10);
    expect(() => queue.advanceTo(9)).toThrow(RangeError);
    expect(() => queue.after(0.5, () => {})).toThrow(RangeError);
    expect(() => queue.after(-1, () => {})).toThrow(RangeError);
  });
});
