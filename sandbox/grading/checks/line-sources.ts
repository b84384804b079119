import type { EventOf, TraceEvent } from '../../trace/event.ts';

/** A device's beginning to drive the line. */
export type Assertion = EventOf<'line-assert' | 'line-deassert'>;

/** The interrupt line that the device is on; undefined when it has none in the run. */
export function inputOf(events: readonly TraceEvent[], device: string): number | undefined {
  for (const event of events) {
    if (event.kind === 'line-assert' && event.source === device) return event.irq;
    if (event.kind === 'isr-enter' && event.device === device) return event.irq;
  }
  return undefined;
}

/** The assertion by another device than `device` that stands when event `seq` happens: the oldest of them. */
export function foreignAssertion(
  events: readonly TraceEvent[],
  seq: number,
  device: string,
): Assertion | undefined {
  const standing = new Map<string, Assertion>();
  for (const event of events) {
    if (event.seq >= seq) break;
    if (event.kind === 'line-assert' && event.source !== device) standing.set(event.source, event);
    if (event.kind === 'line-deassert') standing.delete(event.source);
  }
  return standing.values().next().value;
}
