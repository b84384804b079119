import { beforeAll, describe, expect, it } from 'vitest';
import type { UartModel } from '../devices/uart/uart.ts';
import { endOf, eventsOf, QUIET, returned, runEach } from '../scsiport/miniport.fixture.ts';
import { contradictions } from '../scsiport/well-formed.fixture.ts';
import type { TraceEvent } from '../trace/event.ts';
import { type Suffering, suffering } from '../trace/suffering.ts';
import type { MachineConfig } from './machine-config.ts';

const CHARACTERS = 400;
const REPORTS = 10;
const BYTES = 200;
const TICKS = 5;
const CLOCK_NS = 5_000;

/** The HBA above everything but the clock, requests throughout, a device of each kind. */
function machine(uart: UartModel, hbaIrq = 3): MachineConfig {
  return {
    ...QUIET,
    irq: hbaIrq,
    workload: { ...QUIET.workload, requests: 60, gapNs: [500_000, 1_000_000] },
    peripherals: {
      serial: { irq: 4, uart, trigger: 14, baud: 115_200, characters: CHARACTERS },
      mouse: { irq: 12, reports: REPORTS, reportsPerSecond: 200 },
      printer: { irq: 7, bytes: BYTES, byteNs: 50_000 },
      clock: { ticks: TICKS, serviceNs: CLOCK_NS },
    },
  };
}

const SERVE = 'if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE; Serve(x); return TRUE;';
const SHORT = { interrupt: SERVE };
const LONG = { interrupt: `ScsiPortStallExecution(400); ${SERVE}` };

interface Run {
  readonly events: readonly TraceEvent[];
  readonly suffered: Suffering;
}

const runs = new Map<string, Run>();

function run(name: string): Run {
  const found = runs.get(name);
  if (found === undefined) throw new Error(`no run ${name}`);
  return found;
}

beforeAll(async () => {
  for (const uart of ['16450', '16550a'] as const) {
    const [short = [], long = []] = await runEach([SHORT, LONG], machine(uart));
    runs.set(`short ${uart}`, { events: short, suffered: suffering(short) });
    runs.set(`long ${uart}`, { events: long, suffered: suffering(long) });
  }
  const [below = []] = await runEach([LONG], machine('16450', 15));
  runs.set('long below', { events: below, suffered: suffering(below) });
});

describe('the rest of the PC', () => {
  it.each(['short 16450', 'short 16550a', 'long 16450', 'long 16550a', 'long below'])(
    'runs soundly: %s',
    (name) => {
      const { events } = run(name);
      expect(contradictions(events)).toEqual([]);
      expect(endOf(events)).toBe('quiescent');
      expect(returned(events)).toHaveLength(60);
    },
  );

  it.each(['short 16450', 'short 16550a'])('loses nothing beside a short routine: %s', (name) => {
    const { serial, printer, pointer } = run(name).suffered;
    expect(serial).toEqual({ received: CHARACTERS, lost: 0 });
    expect(printer.printed).toBe(BYTES);
    expect(pointer.path).toHaveLength(REPORTS);
    expect(pointer.coalesced).toBe(0);
  });

  it('loses characters of a 16450 beside a routine of 400 µs, and counts every one', () => {
    const { received, lost } = run('long 16450').suffered.serial;
    expect(lost).toBeGreaterThan(50);
    expect(received + lost).toBe(CHARACTERS);
  });

  it('loses fewer of a 16550A', () => {
    const { received, lost } = run('long 16550a').suffered.serial;
    expect(lost).toBeLessThan(run('long 16450').suffered.serial.lost / 2);
    expect(received + lost).toBe(CHARACTERS);
  });

  it('loses none when its line is above the one of the long routine', () => {
    expect(run('long below').suffered.serial).toEqual({ received: CHARACTERS, lost: 0 });
  });

  it('lets the pointer stand longer beside a long routine, and the printer wait', () => {
    const short = run('short 16550a').suffered;
    const long = run('long 16550a').suffered;
    expect(long.pointer.longestGapNs).toBeGreaterThan(short.pointer.longestGapNs + 100_000);
    expect(long.printer.bytesPerSecond).toBeLessThan(short.printer.bytesPerSecond * 0.9);
    expect(long.worstLatencyNs['mouse']).toBeGreaterThan(300_000);
    expect(short.worstLatencyNs['mouse']).toBeLessThan(100_000);
  });

  it('takes the clock before everything else, for a few microseconds each tick', () => {
    const { events, suffered } = run('long 16450');
    const ticks = eventsOf(events, 'isr-enter').filter(({ device }) => device === 'clock');
    expect(ticks.map(({ irql }) => irql)).toEqual(Array.from({ length: TICKS }, () => 28));
    expect(suffered.worstLatencyNs['clock']).toBeLessThan(10_000);
  });

  it('is not there unless it is configured', async () => {
    const [events = []] = await runEach([SHORT], QUIET);
    const sources = new Set(eventsOf(events, 'line-assert').map(({ source }) => source));
    expect([...sources]).toEqual(['training-hba']);
  });
});
