/** From a linked module to programs that can be run. */

import { ProgramInstance } from './instance.ts';
import { instrument } from './instrument.ts';
import type { Program, ProgramHost } from './program.ts';
import { SpareMemories } from './spare-memories.ts';

/** A program compiled once, to be run many times. */
export interface PreparedProgram {
  /**
   * A fresh program: initial memory, no fuel (the first block calls {@link ProgramHost.fuelExhausted}), nothing mapped.
   * @throws UnsupportedModule when the program imports a routine the host does not bind.
   * @throws ProgramFault when a constructor of the program's own faults, runs on, or calls a bound routine.
   */
  instantiate(host: ProgramHost): Program;
}

/**
 * Instruments and compiles a module as the toolchain links it.
 * @throws UnsupportedModule when it is not of that kind.
 */
export async function prepareProgram(module: Uint8Array<ArrayBuffer>): Promise<PreparedProgram> {
  const instrumented = instrument(module);
  const compiled = await WebAssembly.compile(instrumented.bytes);
  const memories = new SpareMemories(instrumented.allPages);
  return { instantiate: (host) => new ProgramInstance(compiled, instrumented, host, memories) };
}
