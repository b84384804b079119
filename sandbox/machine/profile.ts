/**
 * The simulated PC: a uniprocessor of about 1996 with PCI and an 8259A pair. Each number is a virtual
 * duration in nanoseconds unless its name says otherwise, and stands nowhere else.
 */
export interface MachineProfile {
  /** One WebAssembly instruction of the learner's program, compiled without optimisation. */
  readonly instruction: number;
  /** A read of a PCI device's register: the processor waits for the answer. */
  readonly registerRead: number;
  /** A write to a PCI device's register: posted, the processor goes on. */
  readonly registerWrite: number;
  /** A read of 32 bits of memory that the processor's cache does not keep. */
  readonly uncachedRead: number;
  /** An ISA port access (IN or OUT). */
  readonly portAccess: number;
  /** From a line's rise at the interrupt controller to the processor's acknowledge. */
  readonly interruptLatency: number;
  /** Kernel work before the first service routine of a chain, and after the last. */
  readonly isrEntry: number;
  readonly isrExit: number;
  /** Kernel work to dispatch one DPC. */
  readonly dpcDispatch: number;
  /** The port driver's own work in one of its exported routines. */
  readonly portRoutine: number;
  /** The port driver's own work to start one request, and to complete one. */
  readonly portStartRequest: number;
  readonly portCompleteRequest: number;
}

/**
 * ISA access: below the 2 µs that Linux `arch/x86/kernel/io_delay.c` names as the upper bound of an access to port
 * 80h. All the others are design assumptions for a processor of 100 MHz, one instruction a cycle.
 */
export const PC_OF_1996: MachineProfile = {
  instruction: 10,
  registerRead: 300,
  registerWrite: 100,
  uncachedRead: 150,
  portAccess: 1_000,
  interruptLatency: 2_000,
  isrEntry: 1_500,
  isrExit: 1_000,
  dpcDispatch: 1_000,
  portRoutine: 500,
  portStartRequest: 4_000,
  portCompleteRequest: 3_000,
};

/** Interrupt deliveries that one device may be left asserting through before the machine calls it a storm. */
export const STORM_DELIVERIES = 100;
