import type { EventOf, Trace } from '../trace/event.ts';
import type { Check, Fault } from './checks/check.ts';
import { CHECKS } from './checks/registry.ts';
import type { Scenario, ScenarioCheck } from './scenario.ts';

/** A check's verdict on one run. */
export interface RunVerdict {
  /** The check whose fault came first; undefined when the run keeps every rule. */
  readonly failed: { readonly check: ScenarioCheck; readonly fault: Fault } | undefined;
  /** Ids of the checks about which the run is no evidence. */
  readonly notReached: ReadonlySet<string>;
  /** The run ended, without a fault before, at something the simulator does not have. */
  readonly unsupported: EventOf<'unsupported'> | undefined;
}

/** @throws Error for a check that does not exist, which the scenario's schema excludes */
export function checkNamed(name: string): Check {
  const check = CHECKS.get(name);
  if (check === undefined) throw new Error(`there is no check "${name}"`);
  return check;
}

/** Whether the run ended before the driver had shown all it does. */
function brokenOff({ events }: Trace): boolean {
  const ending = events.at(-1);
  if (ending?.kind !== 'end') return true;
  return ending.reason === 'bug-check' || ending.reason === 'unsupported';
}

/**
 * The first fault of a run wins: what comes after it may be its consequence. Of faults at the same event the
 * scenario's first counts.
 */
export function judgeRun(trace: Trace, scenario: Scenario): RunVerdict {
  const faults = scenario.checks.flatMap((check) => {
    const fault = checkNamed(check.check).judge(trace, check.parameters);
    return fault === undefined ? [] : [{ check, fault }];
  });
  const failed = faults.reduce<(typeof faults)[number] | undefined>(
    (first, next) => (first && first.fault.seq <= next.fault.seq ? first : next),
    undefined,
  );
  const broken = brokenOff(trace);
  const others = broken ? scenario.checks : faults.map(({ check }) => check);
  return {
    failed,
    notReached: new Set(others.filter((check) => check !== failed?.check).map(({ id }) => id)),
    unsupported: failed ? undefined : trace.events.find((event) => event.kind === 'unsupported'),
  };
}
