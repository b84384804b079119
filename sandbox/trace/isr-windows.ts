/** Folds a trace into the activations of one device's interrupt service routine. */

import type { EventOf, TraceEvent } from './event.ts';

/** One call of a device's service routine, from `isr-enter` to `isr-exit`. */
export interface IsrActivation {
  readonly enter: EventOf<'isr-enter'>;
  /** Absent when the run ended inside the routine. */
  readonly exit: EventOf<'isr-exit'> | undefined;
  /** C name of the miniport's routine; empty when the engine's own code served the device. */
  readonly routine: string;
  /** What happened between `enter` and `exit`, nested interrupts included. */
  readonly events: readonly TraceEvent[];
  /**
   * `own`: the device drove the line when the routine was entered. `foreign`: it did not until the routine
   * returned. `either`: it began to drive the line meanwhile, so that both answers are right.
   */
  readonly origin: 'own' | 'foreign' | 'either';
  /** Index of the event from which on the device drove the line: its assertion, before or during the call. */
  readonly assertedBy: number | undefined;
  readonly assertingAtExit: boolean;
}

interface Open {
  enter: EventOf<'isr-enter'>;
  routine: string;
  events: TraceEvent[];
  atEntry: boolean;
  assertedBy: number | undefined;
}

const memory = new WeakMap<readonly TraceEvent[], Map<string, readonly IsrActivation[]>>();

/** @param device the source the routine serves, e.g. `training-hba` */
export function isrActivations(events: readonly TraceEvent[], device: string): readonly IsrActivation[] {
  const known = memory.get(events) ?? new Map<string, readonly IsrActivation[]>();
  memory.set(events, known);
  const found = known.get(device) ?? fold(events, device);
  known.set(device, found);
  return found;
}

function fold(events: readonly TraceEvent[], device: string): IsrActivation[] {
  const activations: IsrActivation[] = [];
  let asserted: number | undefined;
  let open: Open | undefined;
  for (const event of events) {
    if (event.kind === 'line-assert' && event.source === device) {
      asserted = event.seq;
      if (open) open.assertedBy ??= event.seq;
    } else if (event.kind === 'line-deassert' && event.source === device) {
      asserted = undefined;
    }
    if (event.kind === 'isr-enter' && event.device === device) {
      open = { enter: event, routine: '', events: [], atEntry: asserted !== undefined, assertedBy: asserted };
    } else if (event.kind === 'isr-exit' && event.device === device && open) {
      activations.push(close(open, event, asserted !== undefined));
      open = undefined;
    } else if (open) {
      open.events.push(event);
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiInterrupt') open.routine ||= event.name;
    }
  }
  if (open) activations.push(close(open, undefined, asserted !== undefined));
  return activations;
}

function close(open: Open, exit: EventOf<'isr-exit'> | undefined, assertingAtExit: boolean): IsrActivation {
  const origin = open.atEntry ? 'own' : open.assertedBy === undefined ? 'foreign' : 'either';
  const { enter, routine, events, assertedBy } = open;
  return { enter, exit, routine, events, origin, assertedBy, assertingAtExit };
}
