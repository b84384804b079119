/**
 * What a linked module must be for the instrumenter's checks to hold. wasm-ld makes no other from C; inline assembly,
 * which can put any byte anywhere, might.
 */

import { type AddressRange, STACK_LIMIT } from './address-map.ts';
import { ByteReader } from './byte-reader.ts';
import { NameKind, namesOf } from './name-section.ts';
import { Opcode, ValueType } from './opcodes.ts';
import {
  ExportKind,
  type FunctionType,
  readModule,
  Section,
  UnsupportedModule,
  type WasmModule,
} from './wasm-module.ts';

/** Bytes of a page of linear memory (wasm core 1.0, section 4.2.8). */
export const PAGE = 0x10000;

export interface LinkedModule {
  readonly module: WasmModule;
  /** First address above the C stack. */
  readonly stackTop: number;
  /** First address above the module's data (`__heap_base`). */
  readonly heapBase: number;
  /** Where the constants of the module's data lie; empty when it has none. */
  readonly constants: AddressRange;
  /** Size of linear memory in pages. */
  readonly pages: number;
}

/** wasm-ld defines `__stack_pointer` first of all globals (lld/wasm/Driver.cpp, createSyntheticSymbols). */
export const STACK_POINTER = 0;
const STACK_POINTER_NAME = '__stack_pointer';
const HEAP_BASE_NAME = '__heap_base';
/** The output segment of what no C may write (lld/wasm/Writer.cpp, getOutputDataSegmentName). */
const READ_ONLY_SEGMENT = '.rodata';
/** The module whose routines the program may import. */
const PROGRAM_IMPORTS = 'env';

export function typeOf(module: WasmModule, functionIndex: number): FunctionType {
  const { imports, functions, types } = module;
  const index = imports[functionIndex]?.type ?? functions[functionIndex - imports.length];
  const type = index === undefined ? undefined : types[index];
  if (type === undefined) throw new UnsupportedModule(`function ${functionIndex} has no type`);
  return type;
}

function exportedGlobal(module: WasmModule, name: string): { index: number; value: number } {
  const entry = module.exports.find((candidate) => candidate.name === name);
  const value = entry?.kind === ExportKind.global ? module.globals[entry.index]?.value : undefined;
  if (entry === undefined || value === undefined)
    throw new UnsupportedModule(`the module does not export ${name}`);
  return { index: entry.index, value: value >>> 0 };
}

/** The size of the module's one memory (wasm core 1.0, section 5.5.8), which may not grow. */
function memoryPages(module: WasmModule): number {
  const reader = new ByteReader(module.sections.get(Section.memory) ?? Uint8Array.of(0));
  const [count, bounded] = [reader.uleb(), reader.done ? 0 : reader.u8()];
  const least = reader.done ? 0 : reader.uleb();
  if (count !== 1 || bounded !== 1 || reader.uleb() !== least)
    throw new UnsupportedModule('the module has no memory of fixed size');
  return least;
}

/** Bound routines take and give 32-bit words; an engine would fail in its own way at any other value. */
function checkImports(module: WasmModule): void {
  for (const [index, { module: from, name }] of module.imports.entries()) {
    if (from !== PROGRAM_IMPORTS) throw new UnsupportedModule(`import ${name} is of module ${from}`);
    const { params, results } = typeOf(module, index);
    if ([...params, ...results].some((type) => type !== ValueType.i32))
      throw new UnsupportedModule(`import ${name} has parameters or a result that are no words`);
  }
}

/** Initial data belong to the module's own part of memory (section 5.5.14), not to the machine's. */
function dataSegments(module: WasmModule, first: number, end: number): AddressRange[] {
  const reader = new ByteReader(module.sections.get(Section.data) ?? Uint8Array.of(0));
  return Array.from({ length: reader.uleb() }, () => {
    if (reader.uleb() !== 0 || reader.u8() !== Opcode.i32Const)
      throw new UnsupportedModule('a computed data segment');
    const offset = reader.sleb() >>> 0;
    if (reader.u8() !== Opcode.end) throw new UnsupportedModule('a computed data segment');
    const length = reader.uleb();
    reader.skip(length);
    if (offset < first || offset + length > end)
      throw new UnsupportedModule(`data at ${offset} outside the module's own`);
    return { start: offset, end: offset + length };
  });
}

/**
 * @param linked a module as the toolchain links it: MVP opcodes, `--stack-first`, exports `memory`, `__heap_base`.
 * @param reserved names it may not export
 * @throws UnsupportedModule when it is not.
 */
export function readLinkedModule(linked: Uint8Array<ArrayBuffer>, reserved: readonly string[]): LinkedModule {
  // Else an index past the module's own might be one of those the instrumenter adds.
  if (!WebAssembly.validate(linked)) throw new UnsupportedModule('the module is not valid');
  const module = readModule(linked);
  if (module.sections.has(Section.start)) throw new UnsupportedModule('the module has a start function');
  const taken = module.exports.find(({ name }) => reserved.includes(name));
  if (taken !== undefined) throw new UnsupportedModule(`the module exports ${taken.name}`);
  checkImports(module);
  const pages = memoryPages(module);
  const stack = exportedGlobal(module, STACK_POINTER_NAME);
  const heapBase = exportedGlobal(module, HEAP_BASE_NAME).value;
  if (
    stack.index !== STACK_POINTER ||
    stack.value <= STACK_LIMIT ||
    stack.value > heapBase ||
    heapBase > pages * PAGE
  )
    throw new UnsupportedModule('the stack is not before the data, or the data are not in memory');
  const segments = dataSegments(module, stack.value, heapBase);
  const names = namesOf(module, NameKind.dataSegment);
  const constants = segments.find((_, index) => names.get(index) === READ_ONLY_SEGMENT);
  return { module, stackTop: stack.value, heapBase, constants: constants ?? { start: 0, end: 0 }, pages };
}
