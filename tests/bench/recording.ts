/** What the record of a run costs: time to write it, to take its fingerprint, to judge it; memory to keep it. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { judgeRun } from '../../sandbox/grading/judge-run.ts';
import { simulate } from '../../sandbox/grading/simulate.ts';
import { shadowedSize } from '../../sandbox/program/guarded-memory.ts';
import type { SourceLocation } from '../../sandbox/program/program.ts';
import { MEMORY_SIZE } from '../../sandbox/toolchain/linker.ts';
import type { EventBody, Trace, TraceEvent } from '../../sandbox/trace/event.ts';
import { hashTrace } from '../../sandbox/trace/hash.ts';
import { TraceRecorder } from '../../sandbox/trace/recorder.ts';
import { BUSIEST, prepareSolution } from './exercise.ts';
import { medians } from './medians.ts';
import type { Row } from './row.ts';

const TURNS = 5;
const SEEDS = 100;
const MORE = 10;
const BYTES_PER_KB = 1024;

export async function recordingRows(): Promise<Row[]> {
  const { scenario, program } = await prepareSolution(BUSIEST);
  const { machine } = scenario;
  const grown = { ...machine, workload: { ...machine.workload, requests: MORE * machine.workload.requests } };
  const runs = (on: typeof machine): Trace[] =>
    Array.from({ length: SEEDS }, (_, index) => simulate(program, on, index + 1));

  const linearMemory = shadowedSize(MEMORY_SIZE) / BYTES_PER_KB;
  const kept = heapOf(() => runs(machine)) / SEEDS / BYTES_PER_KB;
  const keptTenfold = heapOf(() => runs(grown)) / SEEDS / BYTES_PER_KB;

  const traces = runs(machine);
  const events = traces.map((trace) => trace.events.map(unrecorded));
  const { run, recording, hash, judge } = await medians(TURNS, {
    run: { run: () => runs(machine) },
    recording: { run: () => events.map(record) },
    hash: { run: () => traces.map(({ events }) => hashTrace(events)) },
    // Readers remember what they found in a trace, so each turn gets new ones.
    judge: { run: () => traces.map(({ seed, events }) => judgeRun({ seed, events: [...events] }, scenario)) },
  });
  const cost = (what: string, amount: number): Row => ({
    group: `Recording: ${BUSIEST}, ${SEEDS} seeds`,
    what,
    value: { amount, unit: 'ms' },
    baseline: { what: 'the runs, recorded', amount: run, unit: 'ms' },
  });
  const memory = (what: string, amount: number, than: string, baseline: number): Row => ({
    group: `Memory: ${BUSIEST}`,
    what,
    value: { amount, unit: 'kB' },
    baseline: { what: than, amount: baseline, unit: 'kB' },
  });
  return [
    cost('their events recorded', recording),
    cost('their fingerprints', hash),
    cost('their verdicts', judge),
    memory('a trace that is kept', kept, "the program's memory and its shadow", linearMemory),
    memory(`a trace of ${MORE} times the requests`, keptTenfold, 'a trace', kept),
  ];
}

/** An event as it reaches the recorder. */
interface Unrecorded {
  readonly time: number;
  readonly irql: number;
  readonly at: SourceLocation | undefined;
  readonly body: EventBody;
}

function unrecorded({ seq: _, time, irql, at, ...body }: TraceEvent): Unrecorded {
  return { time, irql, at, body: body as EventBody };
}

/** Records a run's events once more: what the recorder alone costs. */
function record(events: readonly Unrecorded[]): TraceRecorder {
  let now = 0;
  const recorder = new TraceRecorder(() => now);
  for (const { time, irql, at, body } of events) {
    now = time;
    recorder.irql = irql;
    recorder.at = at;
    recorder.record(body);
  }
  return recorder;
}

/** Bytes of the heap that what `make` returns keeps in use. */
function heapOf(make: () => unknown): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = make();
  collect();
  const after = process.memoryUsage().heapUsed;
  if (kept === undefined) throw new Error('nothing is kept');
  return after - before;
}
