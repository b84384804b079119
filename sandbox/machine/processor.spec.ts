import { beforeEach, describe, expect, it } from 'vitest';
import { EventQueue } from '../time/event-queue.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import { InterruptLine } from './interrupt-line.ts';
import { DISPATCH_LEVEL, deviceIrql } from './irql.ts';
import { Processor } from './processor.ts';
import { PC_OF_1996 } from './profile.ts';

const FOREVER = 1_000_000_000;

let queue: EventQueue;
let trace: TraceRecorder;
let processor: Processor;

beforeEach(() => {
  queue = new EventQueue();
  trace = new TraceRecorder(() => queue.now());
  processor = new Processor(queue, trace, PC_OF_1996);
});

function lineOf(irq: number): InterruptLine {
  const line = new InterruptLine(irq, trace);
  processor.addLine(line);
  return line;
}

describe('Processor', () => {
  it('takes an interrupt in the middle of lower work, which then finishes later by just that time', () => {
    const line = lineOf(11);
    line.connect({
      device: 'a',
      service: () => {
        processor.spend(5_000);
        line.deassert('a');
        return true;
      },
    });
    queue.after(1_000, () => line.assert('a'));
    processor.post(() => processor.spend(10_000));
    processor.run(FOREVER);
    const { interruptLatency, isrEntry, isrExit } = PC_OF_1996;
    expect(queue.now()).toBe(10_000 + 5_000 + interruptLatency + isrEntry + isrExit);
  });

  it('lets only a higher IRQL preempt a service routine', () => {
    const order: string[] = [];
    const [com, hba] = [lineOf(4), lineOf(11)];
    const connect = (line: InterruptLine, name: string, cost: number) =>
      line.connect({
        device: name,
        service: () => {
          order.push(`${name}+`);
          line.deassert(name);
          processor.spend(cost);
          order.push(`${name}-`);
          return true;
        },
      });
    connect(com, 'com', 1_000);
    connect(hba, 'hba', 100_000);
    queue.after(0, () => hba.assert('hba'));
    queue.after(20_000, () => com.assert('com'));
    queue.after(30_000, () => hba.assert('hba'));
    processor.run(FOREVER);
    expect(order).toEqual(['hba+', 'com+', 'com-', 'hba-', 'hba+', 'hba-']);
  });

  it('asks a shared chain in the order of connection, and again while the line is up', () => {
    const line = lineOf(11);
    const asked: string[] = [];
    const waiting = new Set(['first', 'second']);
    for (const device of waiting) {
      line.connect({
        device,
        service: () => {
          asked.push(device);
          line.deassert(device);
          return waiting.delete(device);
        },
      });
    }
    queue.after(0, () => {
      line.assert('first');
      line.assert('second');
    });
    processor.run(FOREVER);
    expect(asked).toEqual(['first', 'first', 'second']);
  });

  it('stops at an interrupt storm, naming the device that nobody serves', () => {
    const line = lineOf(11);
    line.connect({ device: 'a', service: () => true });
    queue.after(0, () => line.assert('a'));
    const storm = { name: 'BugCheck', reason: 'interrupt-storm', detail: { device: 'a' } };
    expect(() => processor.run(FOREVER)).toThrow(expect.objectContaining(storm));
  });

  it('runs a DPC after the service routine that queued it, once however often it was queued', () => {
    const line = lineOf(11);
    const seen: number[] = [];
    const dpc = { name: 'd', run: () => void seen.push(processor.irql) };
    line.connect({
      device: 'a',
      service: () => {
        processor.queueDpc(dpc);
        processor.queueDpc(dpc);
        expect(seen).toEqual([]);
        line.deassert('a');
        return true;
      },
    });
    queue.after(0, () => line.assert('a'));
    processor.run(FOREVER);
    expect(seen).toEqual([DISPATCH_LEVEL]);
  });

  it('keeps an interrupt waiting while code runs at its IRQL', () => {
    const line = lineOf(11);
    const order: string[] = [];
    line.connect({
      device: 'a',
      service: () => {
        order.push('isr');
        line.deassert('a');
        return true;
      },
    });
    queue.after(10, () => line.assert('a'));
    processor.post(() => {
      processor.runAt(deviceIrql(11), () => {
        processor.spend(1_000);
        order.push('synchronized');
      });
      order.push('after');
    });
    processor.run(FOREVER);
    expect(order).toEqual(['synchronized', 'isr', 'after']);
  });

  it('is quiescent when nothing is left to do, and out of budget when the next event lies beyond', () => {
    expect(processor.run(FOREVER)).toBe('quiescent');
    queue.after(FOREVER + 1, () => {});
    expect(processor.run(FOREVER)).toBe('budget');
  });

  it('runs out of time in a chain of DPCs that queue each other', () => {
    const dpc = {
      name: 'endless',
      run: () => {
        processor.spend(1_000_000);
        processor.queueDpc(dpc);
      },
    };
    processor.post(() => processor.queueDpc(dpc));
    expect(processor.run(50_000_000)).toBe('budget');
    expect(queue.now()).toBeLessThan(60_000_000);
  });
});
