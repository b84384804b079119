import { BugCheck } from '../../machine/bug-check.ts';
import type { MiniportRoutine } from '../../trace/event.ts';
import type { PortDriver } from '../port-driver.ts';

/** Bug check 0xF1, parameter 1: Storport's number for a routine called where it may not be. */
const VERIFIER_WRONG_CONTEXT = 0x2002;

/** The exported routines that may be called from one place only (Microsoft Docs, the page of each). */
export const ONLY_FROM = {
  ScsiPortInitialize: 'DriverEntry',
  ScsiPortFreeDeviceBase: 'HwScsiFindAdapter',
  ScsiPortGetBusData: 'HwScsiFindAdapter',
  ScsiPortGetDeviceBase: 'HwScsiFindAdapter',
  ScsiPortGetUncachedExtension: 'HwScsiFindAdapter',
  ScsiPortSetBusDataByOffset: 'HwScsiFindAdapter',
  ScsiPortValidateRange: 'HwScsiFindAdapter',
} as const satisfies Readonly<Record<string, MiniportRoutine>>;

/**
 * Holds an exported routine to the one place that it may be called from.
 * @throws BugCheck when another of the miniport's routines is running
 */
export function holdToCaller({ miniport }: PortDriver, routine: keyof typeof ONLY_FROM): void {
  if (miniport.routine === ONLY_FROM[routine]) return;
  throw new BugCheck('SCSI_VERIFIER_DETECTED_VIOLATION', [VERIFIER_WRONG_CONTEXT, 0, 0, 0], 'wrong-context', {
    routine,
    caller: miniport.routine,
  });
}
