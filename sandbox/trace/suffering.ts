/** Folds a trace into what the rest of the PC went through. */

import type { EventOf, TraceEvent } from './event.ts';

/** Where the pointer stood, from an update on; counts of the mouse, to the right and upwards from the start. */
export interface PointerPlace {
  /** Virtual nanoseconds since power-on. */
  readonly time: number;
  readonly x: number;
  readonly y: number;
}

export interface Suffering {
  readonly pointer: {
    /** Every update, in order. */
    readonly path: readonly PointerPlace[];
    /** Longest time, in nanoseconds, from one update to the next; 0 with fewer than two. */
    readonly longestGapNs: number;
    /** Reports that fell due while the one before was under way, so that the next told of both. */
    readonly coalesced: number;
  };
  readonly serial: {
    /** Characters that the serial driver has taken. */
    readonly received: number;
    /** Characters that an overrun destroyed. */
    readonly lost: number;
  };
  readonly printer: {
    readonly printed: number;
    /** From the first byte to the last; 0 with fewer than two. */
    readonly bytesPerSecond: number;
  };
  readonly network: {
    readonly received: number;
    /** Packets that found the receive ring full. */
    readonly dropped: number;
  };
  /**
   * Longest time, in nanoseconds, from a device's asserting its line to its service routine's start, by device; to the
   * end of the run when the routine was not called any more.
   */
  readonly worstLatencyNs: Readonly<Record<string, number>>;
}

const NS_PER_S = 1_000_000_000;

type DeviceEvent = EventOf<'device'>;

export function suffering(events: readonly TraceEvent[]): Suffering {
  const told = (device: string, event: string): DeviceEvent[] =>
    events.filter(
      (entry): entry is DeviceEvent =>
        entry.kind === 'device' && entry.device === device && entry.event === event,
    );
  const path = pathOf(told('mouse', 'pointer-moved'));
  const printed = told('parallel', 'byte-taken');
  return {
    pointer: {
      path,
      longestGapNs: longestGap(path),
      coalesced: told('mouse', 'report-coalesced').length,
    },
    serial: {
      received: told('uart', 'characters-taken').reduce(
        (sum, { detail }) => sum + Number(detail['count']),
        0,
      ),
      lost: told('uart', 'character-lost').length,
    },
    printer: { printed: printed.length, bytesPerSecond: ratePerSecond(printed) },
    network: {
      received: told('ethernet', 'packet-received').length,
      dropped: told('ethernet', 'packet-dropped').length,
    },
    worstLatencyNs: worstLatencies(events),
  };
}

function pathOf(moves: readonly DeviceEvent[]): PointerPlace[] {
  let x = 0;
  let y = 0;
  return moves.map(({ time, detail }) => {
    x += Number(detail['dx']);
    y += Number(detail['dy']);
    return { time, x, y };
  });
}

function longestGap(path: readonly PointerPlace[]): number {
  return path.reduce((most, { time }, index) => Math.max(most, time - (path[index - 1]?.time ?? time)), 0);
}

function ratePerSecond(events: readonly DeviceEvent[]): number {
  const took = (events.at(-1)?.time ?? 0) - (events[0]?.time ?? 0);
  return took === 0 ? 0 : ((events.length - 1) * NS_PER_S) / took;
}

function worstLatencies(events: readonly TraceEvent[]): Record<string, number> {
  const asked = new Map<string, number>();
  const worst: Record<string, number> = {};
  const served = (device: string, time: number): void => {
    const since = asked.get(device);
    asked.delete(device);
    if (since !== undefined) worst[device] = Math.max(worst[device] ?? 0, time - since);
  };
  for (const event of events) {
    if (event.kind === 'line-assert') asked.set(event.source, event.time);
    if (event.kind === 'line-deassert') asked.delete(event.source);
    if (event.kind === 'isr-enter') served(event.device, event.time);
  }
  const end = events.at(-1)?.time ?? 0;
  for (const device of [...asked.keys()]) served(device, end);
  return worst;
}
