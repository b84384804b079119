import { BugCheck } from '../../machine/bug-check.ts';
import type { MiniportRoutine } from '../../trace/event.ts';
import type { PortDriver } from '../port-driver.ts';

/** Bug check 0xF1, parameter 1: Storport's number for a routine called where it may not be. */
const VERIFIER_WRONG_CONTEXT = 0x2002;

/**
 * Holds an exported routine to the one place that it may be called from.
 * @throws BugCheck when another of the miniport's routines is running
 */
export function onlyFrom({ miniport }: PortDriver, caller: MiniportRoutine, routine: string): void {
  if (miniport.routine === caller) return;
  throw new BugCheck('SCSI_VERIFIER_DETECTED_VIOLATION', [VERIFIER_WRONG_CONTEXT, 0, 0, 0], 'wrong-context', {
    routine,
    caller: miniport.routine,
  });
}
