import { Unsupported } from '../machine/bug-check.ts';
import type { ExportedRoutines } from './miniport.ts';
import type { PortDriver } from './port-driver.ts';
import { ROUTINE_NAMES } from './routine-names.ts';
import { busDataRoutines } from './routines/bus-data.ts';
import { dmaRoutines } from './routines/dma.ts';
import { type DriverEntryArguments, initializationRoutines } from './routines/initialization.ts';
import { memoryRoutines } from './routines/memory.ts';
import { notificationRoutines } from './routines/notification.ts';
import { registerRoutines } from './routines/registers.ts';
import { loggingRoutines, stallRoutines } from './routines/time-and-logging.ts';

function simulatedRoutines(port: () => PortDriver, entry: () => DriverEntryArguments): ExportedRoutines {
  return {
    ...charged(port, {
      ...initializationRoutines(port, entry),
      ...notificationRoutines(port),
      ...memoryRoutines(port),
      ...busDataRoutines(port),
      ...dmaRoutines(port),
      ...loggingRoutines(port),
    }),
    // What these cost is the bus's, or the argument's, affair.
    ...registerRoutines(port),
    ...stallRoutines(port),
  };
}

/** The routines with the port driver's own work on the caller's account. */
function charged(port: () => PortDriver, routines: ExportedRoutines): ExportedRoutines {
  const withCost = ([name, routine]: [string, ExportedRoutines[string]]) => [
    name,
    (...args: number[]): number | undefined => {
      const { processor, profile } = port().machine;
      processor.spend(profile.portRoutine);
      return routine?.(...args);
    },
  ];
  return Object.fromEntries(Object.entries(routines).map(withCost));
}

/**
 * Everything a miniport can link to. What is declared but not simulated ends the run by name.
 * @param port the port driver; asked for at each call, because the program that calls is loaded before it
 * @param entry what DriverEntry was called with
 */
export function exportedRoutines(
  port: () => PortDriver,
  entry: () => DriverEntryArguments,
): ExportedRoutines {
  const unsupported = unsupportedRoutines().map((name) => [
    name,
    () => {
      throw new Unsupported(name);
    },
  ]);
  return { ...Object.fromEntries(unsupported), ...simulatedRoutines(port, entry) };
}

/** Names of the routines that a program may link to but not yet call. */
export function unsupportedRoutines(): readonly string[] {
  const absent = (): never => {
    throw new Error('no machine behind these routines');
  };
  const simulated = simulatedRoutines(absent, absent);
  return ROUTINE_NAMES.filter((name) => !(name in simulated));
}
