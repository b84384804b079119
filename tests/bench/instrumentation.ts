/** What metering and guarding the learner's program costs, against the same code without either. */

import { readFileSync } from 'node:fs';
import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { prepareProgram } from '../../sandbox/program/prepare.ts';
import type { Program } from '../../sandbox/program/program.ts';
import type { Compiler } from '../../sandbox/toolchain/compiler.ts';
import { medians } from './medians.ts';
import type { Row } from './row.ts';

const TURNS = 15;
/** Enough for a time of milliseconds. */
const INSTRUCTIONS = 10_000_000;
const PLENTY = 2_000_000_000;

/** Each exports `DriverEntry(rounds, seed)`. */
const PROGRAMS = ['loop', 'calls'];

type Run = (rounds: number) => number;

export async function instrumentationRows(): Promise<Row[]> {
  const compiler = await createNodeCompiler();
  const rows: Row[] = [];
  for (const name of PROGRAMS) rows.push(...(await rowsOf(name, compiler)));
  return rows;
}

async function rowsOf(name: string, compiler: Compiler): Promise<Row[]> {
  const plain = await compile(name, compiler, '__attribute__((no_sanitize("kernel-address")))');
  const sanitized = await compile(name, compiler, '');
  const bare = runBare(plain);
  const metered = await runPrepared(plain);
  const guarded = await runPrepared(sanitized);

  const sample = 1000;
  const perRound = fuelOf(metered.program, () => metered.run(sample)) / sample;
  const rounds = Math.round(INSTRUCTIONS / perRound);
  const results = [bare, metered.run, guarded.run].map((run) => run(sample));
  if (new Set(results).size !== 1) throw new Error(`${name} gives ${results.join(', ')}`);

  const times = await medians(TURNS, {
    bare: { run: () => bare(rounds) },
    metered: { run: () => metered.run(rounds) },
    guarded: { run: () => guarded.run(rounds) },
  });
  const perMillion = (ms: number) => (ms * 1e6) / (rounds * perRound);
  const row = (what: string, ms: number): Row => ({
    group: 'Instrumented program',
    what: `${name}, ${what}`,
    value: { amount: perMillion(ms), unit: 'ms per 1M instructions' },
    baseline: { what: 'bare wasm', amount: perMillion(times.bare), unit: 'ms per 1M instructions' },
  });
  return [row('fuel, lines and calls', times.metered), row('and every access guarded', times.guarded)];
}

async function compile(name: string, compiler: Compiler, plain: string): Promise<Uint8Array<ArrayBuffer>> {
  const text = readFileSync(new URL(`${name}.c`, import.meta.url), 'utf8');
  const prototype = 'unsigned DriverEntry(unsigned, unsigned);';
  const result = await compiler.compile([
    { path: `${name}.c`, text: `#define PLAIN ${plain}\n${prototype}\n#line 1\n${text}` },
  ]);
  if (result.ok) return result.module;
  throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
}

/** The module as linked; what the sanitizer calls once at the start does nothing. */
function runBare(bytes: Uint8Array<ArrayBuffer>): Run {
  const module = new WebAssembly.Module(bytes);
  const env = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, () => 0]));
  const { DriverEntry } = new WebAssembly.Instance(module, { env }).exports;
  if (typeof DriverEntry !== 'function') throw new Error('no DriverEntry');
  return (rounds) => DriverEntry(rounds, 1);
}

async function runPrepared(bytes: Uint8Array<ArrayBuffer>): Promise<{ program: Program; run: Run }> {
  const prepared = await prepareProgram(bytes);
  const program = prepared.instantiate({
    routines: {},
    fuelExhausted: () => {
      program.fuel = PLENTY;
    },
    watchedAccess: () => undefined,
  });
  const run: Run = (rounds) => program.callExport('DriverEntry', rounds, 1);
  return { program, run };
}

function fuelOf(program: Program, run: () => void): number {
  program.fuel = PLENTY;
  run();
  return PLENTY - program.fuel;
}
