/** From a trace to the lanes of the timeline. */

import type { TraceEvent } from '../../../sandbox/trace/event.ts';
import type { Bar, Lane, Tick, TimelineLayout } from './lane.ts';
import { layProcessor } from './processor-lane.ts';
import { laySrbs } from './srb-lane.ts';

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
    } else if (event.kind === 'buffer-read' || event.kind === 'buffer-write') {
      entry(devices, event.device, () => []).push(tick(event, 'register', event.register));
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
