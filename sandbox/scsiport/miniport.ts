import { BugCheck } from '../machine/bug-check.ts';
import { DISPATCH_LEVEL } from '../machine/irql.ts';
import type { Processor } from '../machine/processor.ts';
import { CONSTANTS } from '../program/guarded-memory.ts';
import type { PreparedProgram } from '../program/prepare.ts';
import { type Program, ProgramFault } from '../program/program.ts';
import type { EventQueue } from '../time/event-queue.ts';
import type { MiniportRoutine, SrbId } from '../trace/event.ts';
import type { TraceRecorder } from '../trace/recorder.ts';
import type { PortMachine } from './port-machine.ts';
import type { VerifierOptions } from './verify-level.ts';

/** The port driver's exported routines by C name: wasm32 arguments in, wasm32 result out. */
export type ExportedRoutines = Readonly<Record<string, (...args: number[]) => number | undefined>>;

/**
 * The longest a miniport routine may take, in nanoseconds, before Driver Verifier stops the machine
 * (SCSI Verification, bug check 0xF1, parameter 1 = 0x1002): 0.5 s, HwScsiInitialize 5 s. HwScsiFindAdapter
 * is exempt there.
 */
const ROUTINE_LIMIT = 500_000_000;
const INITIALIZE_LIMIT = 5_000_000_000;
/** Where the verifier does not look, or is told not to, the run is given up, so that no loop is endless. */
const UNVERIFIED_LIMIT = 60_000_000_000;
/** The same without stalls: 100 million instructions. */
const UNVERIFIED_WORK = 1_000_000_000;
/** Not timed by Driver Verifier at all. */
const EXEMPT: ReadonlySet<MiniportRoutine> = new Set(['DriverEntry', 'HwScsiFindAdapter']);

/**
 * Events that one call of a routine may leave in the trace. What leaves more polls: the rest of its time is not
 * recorded, and shows whether it comes back.
 */
const MOST_EVENTS = 50_000;

/** Where the miniport's code is said to lie when a program counter is asked for: an address of our own choice. */
const DRIVER_IMAGE = 0x8038_0000;

/** Instructions granted at a time when nothing is scheduled; any number gives the same trace. */
const LARGEST_GRANT = 10_000_000;

const SCSI_VERIFIER_ROUTINE_TOO_LONG = 0x1002;

/** What parameter 3 of bug check 0xD1 says of the access. */
const READ = 0;
const WRITE = 1;
const EXECUTE = 8;

/** Traps of the x86 processor in parameter 1 of bug check 0x7F. */
const TRAP_DIVIDE = 0;
const TRAP_DOUBLE_FAULT = 8;

const STATUS_ILLEGAL_INSTRUCTION = 0xc000001d;

/** The simulator gives up a run: nobody would wait for the end of a routine, or could look at all it did. */
export class RunAbandoned extends Error {}

/** One call of an entry point. */
interface Activation {
  readonly routine: MiniportRoutine;
  /** The routine's address and the device extension it was given, as a bug check names them; 0 for DriverEntry. */
  readonly pointer: number;
  readonly extension: number;
  /** Virtual nanoseconds since power-on. */
  readonly started: number;
  /** Events in the trace when it was called. */
  readonly eventsBefore: number;
  /** Nanoseconds that went to routines called in its course: as interrupts, or by ScsiPortInitialize. */
  nested: number;
  /** Nanoseconds in ScsiPortStallExecution. */
  stalled: number;
  /** It has left more events than a trace should hold. */
  overflowed: boolean;
}

/** The learner's program on the simulated processor: its instructions take virtual time and can be preempted. */
export class Miniport {
  readonly program: Program;
  readonly #processor: Processor;
  readonly #queue: EventQueue;
  readonly #trace: TraceRecorder;
  readonly #instruction: number;
  readonly #verifier: VerifierOptions;
  readonly #entered: (extension: number) => void;
  #granted = 0;
  #running: Activation = {
    routine: 'DriverEntry',
    pointer: 0,
    extension: 0,
    started: 0,
    eventsBefore: 0,
    nested: 0,
    stalled: 0,
    overflowed: false,
  };

  /**
   * @param listeners `watchedAccess` is told of each access to a watched range before it happens, `entered` of the
   *   device extension that the code about to run, or to run on, was given; 0 for DriverEntry
   */
  constructor(
    prepared: PreparedProgram,
    machine: Pick<PortMachine, 'processor' | 'queue' | 'trace' | 'profile' | 'verifier'>,
    routines: ExportedRoutines,
    listeners: {
      watchedAccess(address: number, size: number, write: boolean): void;
      entered(extension: number): void;
    },
  ) {
    this.#entered = listeners.entered;
    this.#processor = machine.processor;
    this.#queue = machine.queue;
    this.#trace = machine.trace;
    this.#instruction = machine.profile.instruction;
    this.#verifier = machine.verifier;
    this.program = prepared.instantiate({
      routines: Object.fromEntries(
        Object.entries(routines).map(([name, routine]) => [
          name,
          (...args) => this.#leave(() => routine(...args)),
        ]),
      ),
      fuelExhausted: () => this.#leave(() => undefined),
      watchedAccess: (address, size, write) => {
        const { at } = this.#trace;
        this.#trace.at = this.program.location();
        listeners.watchedAccess(address, size, write);
        this.#trace.at = at;
      },
    });
  }

  /** The device extension that the routine that runs now was given; 0 in DriverEntry. */
  get extension(): number {
    return this.#running.extension;
  }

  /** The routine that runs now, or ran last. */
  get routine(): MiniportRoutine {
    return this.#running.routine;
  }

  /**
   * Calls one of the miniport's entry points at the processor's current IRQL.
   * @param pointer the C function pointer, or an export's name
   * @throws BugCheck when the program faults or does not come back
   */
  run(routine: MiniportRoutine, pointer: number | string, args: readonly number[], srb?: SrbId): number {
    const { program } = this;
    this.#trace.at = undefined;
    const name = typeof pointer === 'string' ? pointer : (program.routineName(pointer) ?? '');
    this.#trace.record({ kind: 'routine-enter', routine, name, ...(srb === undefined ? {} : { srb }) });
    const interrupted = this.#running;
    const started = this.#queue.now();
    this.#running = {
      routine,
      pointer: typeof pointer === 'string' ? 0 : pointer,
      extension: routine === 'DriverEntry' ? 0 : (args[0] ?? 0),
      started,
      eventsBefore: this.#trace.events.length,
      nested: 0,
      stalled: 0,
      overflowed: false,
    };
    this.#entered(this.#running.extension);
    this.#grant();
    const result = this.#guard(() =>
      typeof pointer === 'string' ? program.callExport(pointer, ...args) : program.call(pointer, ...args),
    );
    const returnedFrom = program.returnedFrom();
    this.#settle();
    if (this.#running.overflowed) throw new RunAbandoned();
    this.#running = interrupted;
    this.#entered(interrupted.extension);
    interrupted.nested += this.#queue.now() - started;
    this.#trace.at = returnedFrom;
    this.#trace.record({ kind: 'routine-exit', routine, name, result });
    this.#trace.at = undefined;
    return result;
  }

  /** The program has called out: its instructions are charged, then `body` acts on its behalf. */
  #leave(body: () => number | undefined): number | undefined {
    const at = this.program.location();
    this.#settle();
    this.#trace.at = at;
    const result = body();
    this.#trace.at = undefined;
    this.#grant();
    return result;
  }

  /** Spends `duration` nanoseconds waiting on the running routine's account. */
  stall(duration: number): void {
    this.#running.stalled += duration;
    this.#processor.spend(duration);
  }

  /** Nanoseconds that the running routine may still take. */
  #left(): number {
    const { routine, started, nested } = this.#running;
    return this.#limitOf(routine) - (this.#queue.now() - started - nested);
  }

  /** Whether Driver Verifier times the routine. */
  #timed(routine: MiniportRoutine): boolean {
    const { adapterControlTime, initializeTime } = this.#verifier;
    if (routine === 'HwScsiAdapterControl') return adapterControlTime;
    if (routine === 'HwScsiInitialize') return initializeTime;
    return !EXEMPT.has(routine);
  }

  #limitOf(routine: MiniportRoutine): number {
    if (!this.#timed(routine)) return Math.min(UNVERIFIED_LIMIT, UNVERIFIED_WORK + this.#running.stalled);
    return routine === 'HwScsiInitialize' ? INITIALIZE_LIMIT : ROUTINE_LIMIT;
  }

  #grant(): void {
    const due = (this.#queue.nextDue() ?? Number.POSITIVE_INFINITY) - this.#queue.now();
    const instructions = Math.ceil(Math.min(due, this.#left()) / this.#instruction);
    this.#granted = Math.min(Math.max(instructions, 1), LARGEST_GRANT);
    this.program.fuel = this.#granted;
  }

  #settle(): void {
    const used = this.#granted - this.program.fuel;
    this.#granted = 0;
    this.program.fuel = 0;
    this.#processor.spend(used * this.#instruction);
    const { routine, pointer, extension, started, eventsBefore } = this.#running;
    const overflowing = this.#trace.events.length - eventsBefore > MOST_EVENTS;
    if (this.#left() >= 0 && !overflowing) return;
    if (!this.#timed(routine)) throw new RunAbandoned();
    if (this.#left() >= 0) {
      this.#running.overflowed = true;
      this.#trace.pause();
      return;
    }
    const microseconds = Math.floor((this.#queue.now() - started) / 1000);
    this.#trace.at = this.program.location();
    throw new BugCheck(
      'SCSI_VERIFIER_DETECTED_VIOLATION',
      [SCSI_VERIFIER_ROUTINE_TOO_LONG, pointer, extension, microseconds],
      'hang',
      { routine },
    );
  }

  #guard(call: () => number): number {
    try {
      return call();
    } catch (error) {
      if (!(error instanceof ProgramFault)) throw error;
      this.#trace.at = error.location;
      throw this.#bugCheck(error);
    }
  }

  #bugCheck(fault: ProgramFault): BugCheck {
    const { irql } = this.#processor;
    const { address, size } = fault;
    const counter = DRIVER_IMAGE + fault.code;
    const detail = {
      address,
      size,
      access: fault.write ? 'write' : 'read',
      routine: fault.frames[0]?.routine ?? '',
    };
    switch (fault.kind) {
      case 'access': {
        if (fault.write && fault.region === CONSTANTS) {
          // Where Windows shows the page table entry, there is none.
          return new BugCheck(
            'ATTEMPTED_WRITE_TO_READONLY_MEMORY',
            [address, 0, 0, 0],
            'read-only-data',
            detail,
          );
        }
        const access = fault.write ? WRITE : READ;
        return irql >= DISPATCH_LEVEL
          ? new BugCheck(
              'DRIVER_IRQL_NOT_LESS_OR_EQUAL',
              [address, irql, access, counter],
              fault.region,
              detail,
            )
          : new BugCheck('PAGE_FAULT_IN_NONPAGED_AREA', [address, access, counter, 0], fault.region, detail);
      }
      case 'call': {
        const reason = address === 0 ? 'null-call' : 'wild-call';
        // The processor has gone there before it faults.
        return new BugCheck(
          'DRIVER_IRQL_NOT_LESS_OR_EQUAL',
          [address, irql, EXECUTE, address],
          reason,
          detail,
        );
      }
      case 'stack-overflow':
        return new BugCheck(
          'UNEXPECTED_KERNEL_MODE_TRAP',
          [TRAP_DOUBLE_FAULT, 0, 0, 0],
          'stack-overflow',
          detail,
        );
      case 'divide-by-zero':
        return new BugCheck('UNEXPECTED_KERNEL_MODE_TRAP', [TRAP_DIVIDE, 0, 0, 0], 'divide-by-zero', detail);
      case 'trap':
        return new BugCheck(
          'KMODE_EXCEPTION_NOT_HANDLED',
          [STATUS_ILLEGAL_INSTRUCTION, 0, 0, 0],
          'trap',
          detail,
        );
    }
  }
}
