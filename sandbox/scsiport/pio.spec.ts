import { describe, expect, it } from 'vitest';
import { simulate } from '../grading/simulate.ts';
import { PC_OF_1996 } from '../machine/profile.ts';
import type { TraceEvent } from '../trace/event.ts';
import { endOf, eventsOf, prepareMiniport, returned, run } from './miniport.fixture.ts';
import { BUSY_PIO, PIO, PIO_BY_PORT, PIO_DEFERRED, QUIET_PIO, withFifo } from './pio.fixture.ts';

const SEEDS = 20;
const ONE = { ...QUIET_PIO.workload, requests: 1, transferBlocks: [4, 4] } as const;
const BYTES = 4 * 512;
const READ = { ...QUIET_PIO, workload: { ...ONE, writePercent: 0 } };
const WRITE = { ...QUIET_PIO, workload: { ...ONE, writePercent: 100 } };

const intact = (events: readonly TraceEvent[]) =>
  returned(events).filter(({ dataIntact }) => dataIntact).length;

/** Nanoseconds of the longest service routine of the HBA. */
const longest = (events: readonly TraceEvent[]): number => {
  let entered = 0;
  let most = 0;
  for (const event of eventsOf(events, 'isr-enter', 'isr-exit')) {
    if (event.kind === 'isr-enter') entered = event.time;
    else most = Math.max(most, event.time - entered);
  }
  return most;
};

const calls = (events: readonly TraceEvent[]) => eventsOf(events, 'buffer-read', 'buffer-write');
const bytesIn = (moved: ReturnType<typeof calls>) =>
  moved.reduce((bytes, { width, count }) => bytes + width * count, 0);

describe('requests of several targets through the FIFO', () => {
  it.each([
    ['in HwScsiInterrupt, through the window in memory', PIO],
    ['in HwScsiInterrupt, through the port', PIO_BY_PORT],
    ['in the callback of CallEnableInterrupts', PIO_DEFERRED],
  ])(`come back with their data intact with each of ${SEEDS} seeds: %s`, async (_, parts) => {
    const prepared = await prepareMiniport(parts);
    const { requests } = BUSY_PIO.workload;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { events } = simulate(prepared, BUSY_PIO, seed);
      expect([seed, endOf(events), intact(events)]).toEqual([seed, 'quiescent', requests]);
    }
  });

  it.each([1, 128])('come back with their data intact with a FIFO of %i bytes', async (fifoBytes) => {
    const workload = { ...BUSY_PIO.workload, requests: 4, transferBlocks: [1, 1] as const };
    const events = await run(PIO_DEFERRED, { ...BUSY_PIO, hba: withFifo(fifoBytes), workload });
    expect([endOf(events), intact(events)]).toEqual(['quiescent', workload.requests]);
  });
});

describe('a buffer routine', () => {
  it.each([
    ['read', READ],
    ['written', WRITE],
  ])('is one event however many bytes are %s, each once', async (_, config) => {
    const moved = calls(await run(PIO, config));
    expect(bytesIn(moved)).toBe(BYTES);
    expect(moved.map(({ count }) => count)).toContain(16);
    expect(new Set(moved.map(({ register, width }) => `${register} ${width}`))).toEqual(new Set(['FIFO 1']));
  });

  it('costs a register access for each byte, so that a transfer costs the processor as many as it has', async () => {
    const fast = { ...READ, hba: { ...withFifo(128), bytesPerSecond: 10e6 } };
    const moved = calls(await run(PIO_DEFERRED, fast));
    const [first, last] = [moved[0], moved.at(-1)];
    const before = BYTES - (last?.count ?? 0);
    expect((last?.time ?? 0) - (first?.time ?? 0)).toBeGreaterThan(before * PC_OF_1996.registerRead);
  });

  it('leaves room in the trace for requests of 64 KB', async () => {
    const workload = { ...BUSY_PIO.workload, requests: 8, transferBlocks: [128, 128] as const };
    const hba = { ...withFifo(128), bytesPerSecond: 10e6 };
    const events = await run(PIO_DEFERRED, { ...BUSY_PIO, hba, workload });
    expect([endOf(events), intact(events)]).toEqual(['quiescent', workload.requests]);
  });
});

describe('a processor that is too slow', () => {
  it('keeps the bus waiting, and loses nothing', async () => {
    const startled = `ScsiPortStallExecution(300); ${PIO.interrupt}`;
    const events = await run({ ...PIO, interrupt: startled }, READ);
    expect([endOf(events), intact(events)]).toEqual(['quiescent', 1]);
  });
});

describe('an interrupt routine that does not move the bytes', () => {
  it('leaves the line asserted: a storm', async () => {
    const events = await run({ ...PIO, interrupt: PIO.interrupt.replace('Pump(x);', ';') }, READ);
    expect(endOf(events)).toBe('interrupt-storm');
  });
});

describe('deferring', () => {
  it('keeps HwScsiInterrupt short however long the data phase is', async () => {
    const whole = PIO.interrupt.replace('Pump(x);', 'while (Pump(x)) ;');
    const inside = longest(await run({ ...PIO, interrupt: whole }, READ));
    const deferred = longest(await run(PIO_DEFERRED, READ));
    expect(inside).toBeGreaterThan(1_000_000);
    expect(deferred).toBeLessThan(50_000);
  });
});
