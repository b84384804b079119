/** The life of each SRB: waiting in the port driver, held by the miniport, on its way back. */

import type { SrbId, TraceEvent } from '../../../sandbox/trace/event.ts';
import type { Bar, Lane } from './lane.ts';

interface Life {
  readonly srb: SrbId;
  readonly queued: TraceEvent;
  started?: TraceEvent;
  notified?: TraceEvent;
  returned?: TraceEvent;
}

export function laySrbs(events: readonly TraceEvent[], endNs: number): Lane {
  const lives = new Map<SrbId, Life>();
  for (const event of events) {
    if (event.kind === 'srb-queue') {
      if (!lives.has(event.srb)) lives.set(event.srb, { srb: event.srb, queued: event });
      continue;
    }
    if (!('srb' in event) || event.srb === undefined) continue;
    const life = lives.get(event.srb);
    if (!life) continue;
    if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') life.started ??= event;
    else if (event.kind === 'notification') life.notified ??= event;
    else if (event.kind === 'srb-return') life.returned ??= event;
  }

  const rows: { bars: Bar[]; freeNs: number }[] = [];
  for (const life of lives.values()) {
    const doneNs = life.returned?.time ?? endNs;
    let row = rows.find(({ freeNs }) => freeNs <= life.queued.time);
    if (!row) {
      row = { bars: [], freeNs: 0 };
      rows.push(row);
    }
    row.bars.push(...barsOf(life, doneNs));
    row.freeNs = doneNs;
  }
  return { kind: 'srbs', subject: '', rows: rows.map(({ bars }) => ({ label: '', bars, ticks: [] })) };
}

function barsOf(life: Life, doneNs: number): Bar[] {
  const label = `SRB ${life.srb}`;
  const steps = [
    { event: life.queued, look: 'srb-waiting' as const },
    { event: life.started, look: 'srb-active' as const },
    { event: life.notified, look: 'srb-completing' as const },
  ].flatMap(({ event, look }) => (event ? [{ event, look }] : []));
  return steps
    .map(({ event, look }, index) => ({
      startNs: event.time,
      endNs: Math.max(event.time, steps[index + 1]?.event.time ?? doneNs),
      seq: event.seq,
      look,
      label,
    }))
    .filter((bar) => bar.endNs > bar.startNs);
}
