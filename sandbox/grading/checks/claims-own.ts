import type { Trace, TraceEvent } from '../../trace/event.ts';
import { type IsrActivation, isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { EnabledCauses } from './enabled-causes.ts';
import { isHbaEvent, showsInterrupt, statusReadOf } from './hba.ts';
import { judgeEachHba } from './judge-each-hba.ts';

/**
 * The interrupt routine returns TRUE for an interrupt of its own HBA. When it was called for another device, or for a
 * line that had risen without a cause, its first look at the status decides: what the HBA asks for after it may be left
 * for the next call. FALSE is the port driver's own while it keeps the routine from being called.
 */
export const claimsOwn = defineCheck({
  id: 'claims-own',
  source: 'interrupt-prototype',
  parameters: {},
  judge: (trace) => judgeEachHba(trace, (device) => unclaimed(trace, device)),
});

function unclaimed({ events }: Trace, device: string): Fault | undefined {
  const causes = new EnabledCauses(device);
  let next = 0;
  for (const activation of isrActivations(events, device)) {
    const { origin, enter, exit, routine, assertedBy } = activation;
    if (exit === undefined || exit.claimed || origin === 'foreign' || routine === '') continue;
    for (const event of events.slice(next, enter.seq)) causes.follow(event);
    next = exit.seq;
    const called = origin === 'own' && !isGlitch(events, assertedBy, device);
    const seen = sees(activation, causes);
    const silenced = silences(activation, causes);
    if (!called && !seen && !silenced) continue;
    return {
      seq: exit.seq,
      message: message('check.claims-own.fault', { routine }),
      expected: message('check.claims-own.expected'),
      actual: message('check.claims-own.actual', { routine }),
      ...(assertedBy === undefined ? {} : { earlierSeq: assertedBy }),
    };
  }
  return undefined;
}

/** The HBA names a glitch just before the line rises. */
function isGlitch(events: readonly TraceEvent[], assertedBy: number | undefined, device: string): boolean {
  const before = assertedBy === undefined ? undefined : events[assertedBy - 1];
  return before !== undefined && isHbaEvent(before, 'spurious', device);
}

/** A routine that does not look could have seen what was there as it was called. */
function sees({ enter, events }: IsrActivation, atEntry: EnabledCauses): boolean {
  const look = events.find(statusReadOf(enter.device));
  return look === undefined ? atEntry.interrupting.length > 0 : showsInterrupt(look);
}

/**
 * Whether the routine clears or masks what it does not claim. What it has read from a status that denied an interrupt
 * did not drive the line, and may be served in passing: a completion whose interrupt is lost, or not due yet.
 */
function silences({ enter, events }: IsrActivation, causes: EnabledCauses): boolean {
  const isLook = statusReadOf(enter.device);
  const mute = new Set<string>();
  let silenced = false;
  for (const event of events) {
    if (isLook(event) && !showsInterrupt(event)) for (const [cause] of causes.interrupting) mute.add(cause);
    const before = causes.interrupting;
    causes.follow(event);
    const now = new Set(causes.interrupting.map(([cause]) => cause));
    if (before.some(([cause]) => !now.has(cause) && !mute.has(cause))) silenced = true;
  }
  return silenced;
}
