/** Who runs on the processor, and at which IRQL: the top of the stack of what was called and has not returned. */

import type { TraceEvent } from '../../../sandbox/trace/event.ts';
import type { Bar, Lane, ServiceSpan } from './lane.ts';
import { firstAfter } from './visible.ts';

interface Frame {
  readonly look: Bar['look'];
  readonly label: string;
  readonly event: TraceEvent;
}

interface Segment extends Bar {
  readonly irql: number;
}

/** IRQLs a driver writer knows by name; others are device levels and shown as numbers. */
const IRQL_NAMES: Readonly<Record<number, string>> = { 0: 'PASSIVE', 1: 'APC', 2: 'DISPATCH', 31: 'HIGH' };

/** @returns the lane with one row per IRQL seen, highest first, and every service routine's span */
export function layProcessor(
  events: readonly TraceEvent[],
  endNs: number,
): { readonly lane: Lane; readonly services: readonly ServiceSpan[] } {
  const segments: Segment[] = [];
  const spans: { frame: Frame; endNs: number }[] = [];
  const stack: Frame[] = [];
  let running: { frame: Frame; irql: number; sinceNs: number } | undefined;

  const switchTo = (timeNs: number, irql: number) => {
    const frame = stack.at(-1);
    if (running && running.frame === frame && running.irql === irql) return;
    if (running && timeNs > running.sinceNs) segments.push(segment(running, timeNs));
    running = frame && { frame, irql, sinceNs: timeNs };
  };

  for (const event of events) {
    const entered = frameOf(event);
    if (entered) stack.push(entered);
    else if (event.kind === 'isr-exit' || event.kind === 'dpc-exit' || event.kind === 'routine-exit') {
      const left = stack.pop();
      if (left?.look === 'isr' && event.kind === 'isr-exit') spans.push({ frame: left, endNs: event.time });
    }
    switchTo(event.time, event.kind === 'irql' ? event.to : event.irql);
  }
  if (running && endNs > running.sinceNs) segments.push(segment(running, endNs));
  for (const frame of stack) {
    if (frame.event.kind === 'isr-enter') spans.push({ frame, endNs });
  }
  return toLane(segments, spans);
}

function frameOf(event: TraceEvent): Frame | undefined {
  if (event.kind === 'isr-enter') return { look: 'isr', label: event.device, event };
  if (event.kind === 'dpc-enter') return { look: 'dpc', label: event.dpc, event };
  if (event.kind !== 'routine-enter') return undefined;
  const look = event.routine === 'HwScsiInterrupt' ? 'isr' : 'routine';
  return { look, label: event.name || event.routine, event };
}

function segment(running: { frame: Frame; irql: number; sinceNs: number }, endNs: number): Segment {
  const { frame, irql, sinceNs } = running;
  return { startNs: sinceNs, endNs, seq: frame.event.seq, look: frame.look, label: frame.label, irql };
}

function toLane(segments: readonly Segment[], spans: readonly { frame: Frame; endNs: number }[]) {
  const levels = [...new Set(segments.map(({ irql }) => irql))].sort((a, b) => b - a);
  const lane: Lane = {
    kind: 'processor',
    subject: '',
    rows: levels.map((level) => ({
      label: IRQL_NAMES[level] ?? String(level),
      bars: segments.filter(({ irql }) => irql === level),
      ticks: [],
    })),
  };
  const interrupts = segments.filter(({ look }) => look === 'isr');
  const services = spans.map(({ frame, endNs }): ServiceSpan => {
    const level = interrupts[firstAfter(interrupts, frame.event.time, ({ startNs }) => startNs)]?.irql;
    return {
      startNs: frame.event.time,
      endNs,
      seq: frame.event.seq,
      device: frame.label,
      row: Math.max(0, levels.indexOf(level ?? frame.event.irql)),
    };
  });
  return { lane, services: services.sort((a, b) => a.startNs - b.startNs) };
}
