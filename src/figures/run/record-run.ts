/** Makes the recording of a figure: compiles the answer, runs it on its scenario's machine, cuts out the stretch. */

import { readGiven, readScenario, readScenarioFile } from '../../../sandbox/cli/scenario-folder.ts';
import { describeEvent } from '../../../sandbox/grading/describe-event.ts';
import type { GradeOptions } from '../../../sandbox/grading/grade.ts';
import { gradeSource } from '../../../sandbox/grading/grade-source.ts';
import type { Moment } from '../../../sandbox/grading/report.ts';
import type { Compiler } from '../../../sandbox/toolchain/compiler.ts';
import type { TraceEvent } from '../../../sandbox/trace/event.ts';
import { isrActivations } from '../../../sandbox/trace/isr-windows.ts';
import type { TimelineLayout } from '../../workbench/timeline/lane.ts';
import { layOut } from '../../workbench/timeline/lanes.ts';
import { around, type Viewport } from '../../workbench/timeline/viewport.ts';
import type { RunSpec } from './fence.ts';
import type { Recording } from './recording.ts';

const HBA = 'training-hba';

/** Enough for every mistake that a lesson shows; a rarer one names its seed. */
const SEEDS_TRIED = 60;

/** Too many to be read one by one: the processor's lane shows the IRQL, and no figure is about single bytes. */
const UNTOLD: ReadonlySet<string> = new Set(['irql', 'srb-access']);

/** @throws Error when the scenario, the answer, or the call of the interrupt routine is not there */
export async function recordRun(compiler: Compiler, spec: RunSpec): Promise<Recording> {
  const scenario = readScenario(spec.scenario);
  const text = readScenarioFile(spec.scenario, spec.answer);
  if (!('id' in scenario) || text === undefined) {
    throw new Error(`there is no ${spec.answer} in the scenario ${spec.scenario}`);
  }
  const { files } = readGiven(scenario);
  const { report, trace } = await gradeSource(compiler, scenario, text, files, seedsOf(spec));
  if (trace === undefined) throw new Error(`${spec.scenario}: ${spec.answer} does not run`);
  const failure = report.checks.find(({ verdict, seed }) => verdict === 'failed' && seed === trace.seed);
  const centre = centreNs(trace.events, spec, failure?.moment);
  const view = around(centre, trace.events.at(-1)?.time ?? 0, spec.spanUs * 1_000);
  const told = ({ kind, time }: TraceEvent) => !UNTOLD.has(kind) && time >= view.fromNs && time <= view.toNs;
  return {
    seed: trace.seed,
    view,
    layout: clip(layOut(trace.events), view),
    steps: trace.events.filter(told).map((event) => ({
      timeNs: event.time,
      irql: event.irql,
      message: describeEvent(event),
      ...(event.at && { at: event.at }),
    })),
    ...(failure?.moment && { momentNs: failure.moment.timeNs }),
    ...(failure?.earlier && { earlierNs: failure.earlier.timeNs }),
  };
}

function seedsOf({ seed }: RunSpec): GradeOptions {
  return seed === undefined ? { seeds: SEEDS_TRIED } : { seed };
}

/** The middle of what is to be seen. */
function centreNs(
  events: readonly TraceEvent[],
  { interrupt, timer }: RunSpec,
  moment: Moment | undefined,
): number {
  if (timer !== undefined) return timerCallNs(events, timer);
  if (interrupt === undefined && moment) return moment.timeNs;
  const call = isrActivations(events, HBA)[(interrupt ?? 1) - 1];
  if (!call) throw new Error(`the interrupt routine was not called ${interrupt ?? 1} times`);
  return call.exit?.time ?? call.enter.time;
}

function timerCallNs(events: readonly TraceEvent[], nth: number): number {
  const calls = events.filter((event) => event.kind === 'routine-enter' && event.routine === 'HwScsiTimer');
  const call = calls[nth - 1];
  if (!call) throw new Error(`HwScsiTimer was not called ${nth} times`);
  return call.time;
}

function clip({ lanes, services, endNs }: TimelineLayout, { fromNs, toNs }: Viewport): TimelineLayout {
  const rows = (lane: TimelineLayout['lanes'][number]) =>
    lane.rows
      .map((row, index) => ({
        index,
        row: {
          ...row,
          bars: row.bars.filter((bar) => bar.endNs >= fromNs && bar.startNs <= toNs),
          ticks: row.ticks.filter((tick) => tick.timeNs >= fromNs && tick.timeNs <= toNs),
        },
      }))
      .filter(({ row }) => row.bars.length + row.ticks.length > 0)
      .filter(({ row }) => !row.bars.every(({ look }) => look === 'srb-waiting') || row.ticks.length > 0);
  const shown = services.filter((span) => span.endNs >= fromNs && span.startNs <= toNs);
  const placed = lanes.map((lane) => ({ lane, rows: rows(lane) })).filter((entry) => entry.rows.length > 0);
  const processor = placed.find(({ lane }) => lane.kind === 'processor')?.rows ?? [];
  return {
    lanes: placed.map(({ lane, rows: kept }) => ({ ...lane, rows: kept.map(({ row }) => row) })),
    services: shown.map((span) => ({
      ...span,
      row: processor.findIndex(({ index }) => index === span.row),
    })),
    endNs,
  };
}
