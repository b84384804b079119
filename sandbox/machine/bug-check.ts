/** Bug check codes of bugcodes.h, by their public names (Microsoft Learn, "Bug Check Code Reference"). */
export const BUG_CHECKS = {
  KMODE_EXCEPTION_NOT_HANDLED: 0x1e,
  MUST_SUCCEED_POOL_EMPTY: 0x41,
  PAGE_FAULT_IN_NONPAGED_AREA: 0x50,
  UNEXPECTED_KERNEL_MODE_TRAP: 0x7f,
  ATTEMPTED_WRITE_TO_READONLY_MEMORY: 0xbe,
  DRIVER_IRQL_NOT_LESS_OR_EQUAL: 0xd1,
  DRIVER_VERIFIER_DMA_VIOLATION: 0xe6,
  SCSI_VERIFIER_DETECTED_VIOLATION: 0xf1,
  HARDWARE_INTERRUPT_STORM: 0xf2,
} as const;

export type BugCheckName = keyof typeof BUG_CHECKS;

/** The machine stops: thrown by whoever detects it, through the learner's code, to the end of the run. */
export class BugCheck extends Error {
  readonly code: number;
  readonly parameters: readonly [number, number, number, number];
  /** A key of the finding texts, e.g. `completed-twice`. */
  readonly reason: string;
  readonly detail: Readonly<Record<string, number | string>>;

  constructor(
    name: BugCheckName,
    parameters: readonly [number, number, number, number],
    reason: string,
    detail: Readonly<Record<string, number | string>> = {},
  ) {
    super(name);
    this.name = 'BugCheck';
    this.code = BUG_CHECKS[name];
    this.parameters = parameters;
    this.reason = reason;
    this.detail = detail;
  }
}

/** The learner's program used a part of the interface that is declared but not simulated. */
export class Unsupported extends Error {
  readonly routine: string;
  readonly detail: string;

  constructor(routine: string, detail = '') {
    super(`${routine} is not simulated`);
    this.name = 'Unsupported';
    this.routine = routine;
    this.detail = detail;
  }
}
