/** From a trace to what the timeline draws: lanes of bars and ticks, in virtual nanoseconds. No pixels here. */

import type { TraceEvent } from '../../../sandbox/trace/event.ts';
import { layProcessor } from './processor-lane.ts';
import { laySrbs } from './srb-lane.ts';

/** Something that lasts. */
export interface Bar {
  readonly startNs: number;
  /** At the end of the trace when it never ended. */
  readonly endNs: number;
  /** The event that began it. */
  readonly seq: number;
  readonly look: 'line' | 'isr' | 'dpc' | 'routine' | 'srb-waiting' | 'srb-active' | 'srb-completing';
  /** A name of the program or the machine, shown as it is; never a sentence. */
  readonly label: string;
}

/** Something that happens at one moment. */
export interface Tick {
  readonly timeNs: number;
  readonly seq: number;
  readonly look: 'register' | 'device' | 'notification' | 'fault';
  readonly label: string;
}

/** One line of a lane. Bars do not overlap and stand in order of time, as do ticks. */
export interface Row {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
}

export interface Lane {
  readonly kind: 'line' | 'processor' | 'device' | 'notifications' | 'srbs';
  /** What the lane's name names: the interrupt request number or the device; empty otherwise. */
  readonly subject: string;
  readonly rows: readonly Row[];
}

/** One service routine from its call to its return. */
export interface ServiceSpan {
  readonly startNs: number;
  readonly endNs: number;
  readonly seq: number;
  readonly device: string;
  /** Index of its row in the processor lane. */
  readonly row: number;
}

export interface TimelineLayout {
  readonly lanes: readonly Lane[];
  readonly services: readonly ServiceSpan[];
  readonly endNs: number;
}

/** Events in order of `seq`, which is the order of time. */
export function layOut(events: readonly TraceEvent[]): TimelineLayout {
  const endNs = events.at(-1)?.time ?? 0;
  const processor = layProcessor(events, endNs);
  const lanes = [
    ...layLines(events, endNs),
    processor.lane,
    ...layDevices(events),
    layNotifications(events),
    laySrbs(events, endNs),
  ];
  return { lanes: lanes.filter((lane) => lane.rows.length > 0), services: processor.services, endNs };
}

function layLines(events: readonly TraceEvent[], endNs: number): Lane[] {
  const lines = new Map<number, Map<string, { bars: Bar[]; open: TraceEvent | undefined }>>();
  for (const event of events) {
    if (event.kind !== 'line-assert' && event.kind !== 'line-deassert') continue;
    const sources = entry(lines, event.irq, () => new Map());
    const source = entry(sources, event.source, () => ({ bars: [], open: undefined }));
    if (event.kind === 'line-assert') source.open ??= event;
    else if (source.open) {
      source.bars.push(lineBar(source.open, event.time, event.source));
      source.open = undefined;
    }
  }
  return [...lines].map(([irq, sources]) => ({
    kind: 'line',
    subject: String(irq),
    rows: [...sources].map(([name, { bars, open }]) => ({
      label: name,
      bars: open ? [...bars, lineBar(open, endNs, name)] : bars,
      ticks: [],
    })),
  }));
}

function lineBar(open: TraceEvent, endNs: number, label: string): Bar {
  return { startNs: open.time, endNs, seq: open.seq, look: 'line', label };
}

function layDevices(events: readonly TraceEvent[]): Lane[] {
  const devices = new Map<string, Tick[]>();
  for (const event of events) {
    if (event.kind === 'device') {
      entry(devices, event.device, () => []).push(tick(event, 'device', event.event));
    } else if (event.kind === 'register-read' || event.kind === 'register-write') {
      const name = event.register || `+0x${event.offset.toString(16)}`;
      entry(devices, event.device, () => []).push(tick(event, 'register', name));
    }
  }
  return [...devices].map(([subject, ticks]) => ({
    kind: 'device',
    subject,
    rows: [{ label: '', bars: [], ticks }],
  }));
}

function layNotifications(events: readonly TraceEvent[]): Lane {
  const ticks: Tick[] = [];
  for (const event of events) {
    if (event.kind === 'notification') ticks.push(tick(event, 'notification', event.notification));
    else if (event.kind === 'log-error') ticks.push(tick(event, 'notification', 'ScsiPortLogError'));
    else if (event.kind === 'bug-check') {
      ticks.push(tick(event, 'fault', `0x${event.code.toString(16).toUpperCase()}`));
    } else if (event.kind === 'unsupported') ticks.push(tick(event, 'fault', event.routine));
  }
  return {
    kind: 'notifications',
    subject: '',
    rows: ticks.length > 0 ? [{ label: '', bars: [], ticks }] : [],
  };
}

function tick(event: TraceEvent, look: Tick['look'], label: string): Tick {
  return { timeNs: event.time, seq: event.seq, look, label };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
