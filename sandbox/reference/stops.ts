/** Each reason for which the simulated machine stops, with the bug check that says so. */

import { BUG_CHECKS, type BugCheckName } from '../machine/bug-check.ts';
import { bugCheckPage, type Source } from './sources.ts';

export interface Stop {
  readonly check: BugCheckName;
  /** The bug check's first parameter, where it tells this reason from the others. */
  readonly parameter?: number;
}

const wrongAddress: Stop = { check: 'DRIVER_IRQL_NOT_LESS_OR_EQUAL' };

/** By the reason as the trace and the findings name it. */
export const STOPS = {
  'initialize-arguments': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1000 },
  'stall-too-long': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1001 },
  hang: { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1002 },
  'completed-twice': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1003 },
  'pending-status': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1004 },
  'invalid-status': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1004 },
  'next-lu-untagged': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1005 },
  'bad-virtual-address': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1006 },
  'undeclared-address': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1006 },
  'reset-hold-ended': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x1007 },
  'wrong-context': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x2002 },
  'bad-register-address': { check: 'SCSI_VERIFIER_DETECTED_VIOLATION', parameter: 0x2005 },
  'interrupt-storm': { check: 'HARDWARE_INTERRUPT_STORM' },
  'null-page': wrongAddress,
  unmapped: wrongAddress,
  redzone: wrongAddress,
  'array-bounds': wrongAddress,
  'out-of-scope': wrongAddress,
  freed: wrongAddress,
  guard: wrongAddress,
  'device-registers': wrongAddress,
  'port-driver-data': wrongAddress,
  'data-buffer': wrongAddress,
  'read-only-data': { check: 'ATTEMPTED_WRITE_TO_READONLY_MEMORY' },
  'unmapped-buffer': wrongAddress,
  'completed-srb': wrongAddress,
  'completed-srb-extension': wrongAddress,
  'null-call': wrongAddress,
  'wild-call': wrongAddress,
  'bad-srb': wrongAddress,
  'bad-extension': wrongAddress,
  'bad-notification': wrongAddress,
  'foreign-extension': wrongAddress,
  'foreign-srb': wrongAddress,
  'map-transfer-twice': { check: 'DRIVER_VERIFIER_DMA_VIOLATION', parameter: 0x0b },
  'dma-not-flushed': { check: 'DRIVER_VERIFIER_DMA_VIOLATION', parameter: 0x0d },
  'dma-not-started': { check: 'DRIVER_VERIFIER_DMA_VIOLATION', parameter: 0x18 },
  'map-transfer-channel': { check: 'DRIVER_VERIFIER_DMA_VIOLATION', parameter: 0x19 },
  'map-transfer-range': { check: 'DRIVER_VERIFIER_DMA_VIOLATION', parameter: 0x1b },
  'divide-by-zero': { check: 'UNEXPECTED_KERNEL_MODE_TRAP', parameter: 0 },
  'stack-overflow': { check: 'UNEXPECTED_KERNEL_MODE_TRAP', parameter: 8 },
  trap: { check: 'KMODE_EXCEPTION_NOT_HANDLED' },
  'pool-exhausted': { check: 'MUST_SUCCEED_POOL_EMPTY' },
} as const satisfies Readonly<Record<string, Stop>>;

export type StopReason = keyof typeof STOPS;

/** The bug checks of the simulated machine, those that a driver meets first at the head. */
export const BUG_CHECK_SOURCES: Readonly<Record<BugCheckName, Source>> = {
  SCSI_VERIFIER_DETECTED_VIOLATION: page('SCSI_VERIFIER_DETECTED_VIOLATION'),
  HARDWARE_INTERRUPT_STORM: page('HARDWARE_INTERRUPT_STORM'),
  DRIVER_IRQL_NOT_LESS_OR_EQUAL: page('DRIVER_IRQL_NOT_LESS_OR_EQUAL'),
  PAGE_FAULT_IN_NONPAGED_AREA: page('PAGE_FAULT_IN_NONPAGED_AREA'),
  ATTEMPTED_WRITE_TO_READONLY_MEMORY: page('ATTEMPTED_WRITE_TO_READONLY_MEMORY'),
  DRIVER_VERIFIER_DMA_VIOLATION: page('DRIVER_VERIFIER_DMA_VIOLATION'),
  UNEXPECTED_KERNEL_MODE_TRAP: page('UNEXPECTED_KERNEL_MODE_TRAP'),
  KMODE_EXCEPTION_NOT_HANDLED: page('KMODE_EXCEPTION_NOT_HANDLED'),
  MUST_SUCCEED_POOL_EMPTY: page('MUST_SUCCEED_POOL_EMPTY'),
};

function page(name: BugCheckName): Source {
  const code = BUG_CHECKS[name];
  const path = `bug-check-0x${code.toString(16)}--${name.toLowerCase().replaceAll('_', '-')}`;
  return bugCheckPage(code, path);
}

/** The reasons of one bug check, in the order of the table. */
export function reasonsOf(check: BugCheckName): StopReason[] {
  const all = Object.entries(STOPS) as [StopReason, Stop][];
  return all.filter(([, stop]) => stop.check === check).map(([reason]) => reason);
}
