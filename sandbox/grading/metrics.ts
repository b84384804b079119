import type { Trace } from '../trace/event.ts';
import { isrActivations } from '../trace/isr-windows.ts';
import { ownTime } from '../trace/own-time.ts';
import { HBA } from './checks/hba.ts';
import { inputOf } from './checks/line-sources.ts';
import type { Metrics } from './report.ts';

export const NO_METRICS: Metrics = {
  longestIsrNs: 0,
  isrCount: 0,
  longestNeighbourLatencyNs: 0,
  requests: 0,
  virtualNs: 0,
};

/** The numbers of one run. */
export function measure({ events }: Trace): Metrics {
  const activations = isrActivations(events, HBA);
  const irq = inputOf(events, HBA);
  const asked = new Map<string, number>();
  let longestNeighbourLatencyNs = 0;
  for (const event of events) {
    if (event.kind === 'line-assert' && event.irq === irq && event.source !== HBA)
      asked.set(event.source, event.time);
    const since = event.kind === 'isr-enter' ? asked.get(event.device) : undefined;
    if (event.kind !== 'isr-enter' || since === undefined) continue;
    asked.delete(event.device);
    longestNeighbourLatencyNs = Math.max(longestNeighbourLatencyNs, event.time - since);
  }
  return {
    longestIsrNs: Math.max(0, ...activations.map(ownTime)),
    isrCount: activations.length,
    longestNeighbourLatencyNs,
    requests: events.filter((event) => event.kind === 'srb-return').length,
    virtualNs: events.at(-1)?.time ?? 0,
  };
}

/** Field by field the larger of two. */
export function extremes(a: Metrics, b: Metrics): Metrics {
  return {
    longestIsrNs: Math.max(a.longestIsrNs, b.longestIsrNs),
    isrCount: Math.max(a.isrCount, b.isrCount),
    longestNeighbourLatencyNs: Math.max(a.longestNeighbourLatencyNs, b.longestNeighbourLatencyNs),
    requests: Math.max(a.requests, b.requests),
    virtualNs: Math.max(a.virtualNs, b.virtualNs),
  };
}
