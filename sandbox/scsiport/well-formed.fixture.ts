/** For specs: what holds for every trace, whatever the miniport does. */

import type { TraceEvent } from '../trace/event.ts';

/** What an event opens, and what closes it. */
function bracket(event: TraceEvent): { readonly open?: string; readonly close?: string } {
  switch (event.kind) {
    case 'isr-enter':
      return { open: `isr ${event.irq} ${event.device}` };
    case 'isr-exit':
      return { close: `isr ${event.irq} ${event.device}` };
    case 'routine-enter':
      return { open: `routine ${event.routine} ${event.name}` };
    case 'routine-exit':
      return { close: `routine ${event.routine} ${event.name}` };
    case 'dpc-enter':
      return { open: `dpc ${event.dpc}` };
    case 'dpc-exit':
      return { close: `dpc ${event.dpc}` };
    default:
      return {};
  }
}

/** Every way in which the trace contradicts itself; empty for a sound one. */
export function contradictions(events: readonly TraceEvent[]): string[] {
  const found: string[] = [];
  const stack: string[] = [];
  const asserting = new Set<string>();
  const queued = new Set<number>();
  const returned = new Set<number>();
  let time = 0;
  let irql = 0;
  events.forEach((event, index) => {
    const wrong = (what: string): void => void found.push(`event ${index}: ${what}`);
    if (event.seq !== index) wrong(`seq ${event.seq}`);
    if (event.time < time || !Number.isSafeInteger(event.time)) wrong(`time ${event.time} after ${time}`);
    time = event.time;
    const { open, close } = bracket(event);
    if (open !== undefined) stack.push(open);
    if (close !== undefined && stack.pop() !== close) wrong(`${close} was not the innermost`);
    switch (event.kind) {
      case 'irql':
        if (event.from !== irql) wrong(`IRQL from ${event.from} while at ${irql}`);
        irql = event.to;
        break;
      case 'line-assert':
        if (asserting.has(event.source)) wrong(`${event.source} asserts twice`);
        asserting.add(event.source);
        break;
      case 'line-deassert':
        if (!asserting.delete(event.source)) wrong(`${event.source} deasserts what it does not assert`);
        break;
      case 'srb-queue':
        if (queued.has(event.srb)) wrong(`SRB ${event.srb} is queued twice`);
        queued.add(event.srb);
        break;
      case 'srb-return':
        if (!queued.has(event.srb) || returned.has(event.srb)) wrong(`SRB ${event.srb} returns unasked`);
        returned.add(event.srb);
        break;
    }
    if (event.irql !== irql) wrong(`stamped with IRQL ${event.irql} while at ${irql}`);
    if ((event.kind === 'end') !== (index === events.length - 1)) wrong('no single end');
  });
  const end = events.at(-1);
  const whole = end?.kind === 'end' && end.reason === 'quiescent';
  if (whole && (stack.length > 0 || irql !== 0))
    found.push(`ends inside ${stack.join(', ')} at IRQL ${irql}`);
  return found;
}
