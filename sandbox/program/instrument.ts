/** Rewrites a linked module so that its run is metered, located and guarded. */

import { type AddressRange, CALL_RECORDS, STACK_LIMIT } from './address-map.ts';
import { ByteWriter } from './byte-writer.ts';
import { chargesOf } from './charges.ts';
import { ACCESS_TYPE, CHECK_FUNCTIONS, CHECK_TYPE, checkBodies, checkFunction } from './check-functions.ts';
import { readLineTable } from './dwarf-lines.ts';
import { readBody } from './function-body.ts';
import { shadowedSize } from './guarded-memory.ts';
import { type Instruments, instrumentFunction } from './instrument-function.ts';
import { type LinkedModule, PAGE, readLinkedModule, STACK_POINTER, typeOf } from './linked-module.ts';
import { ValueType } from './opcodes.ts';
import { ownFrame, type StackFacts } from './own-frame.ts';
import type { Frame } from './program.ts';
import { routineNames } from './routine-names.ts';
import { isAccessCheck } from './sanitizer.ts';
import { NOWHERE, placeRoutine, SourcePlaces } from './source-places.ts';
import {
  ExportKind,
  type FunctionType,
  type ModuleExport,
  Section,
  vectorSection,
  writeElement,
  writeExport,
  writeImport,
  writeModule,
  writeType,
} from './wasm-module.ts';

/** Module name of the routines the instrumented code reports to. */
export const INSTRUMENT_IMPORTS = 'instrument';
/** The linear memory, which the instrumented module imports so that its guard exists before its code. */
export const MEMORY_IMPORT = 'memory';
/** Names of the globals the instrumented code adds; no C name has a `$` in it. */
export const FUEL_GLOBAL = '$fuel';
export const PLACE_GLOBAL = '$place';
export const CALLS_GLOBAL = '$calls';
export const RETURNED_GLOBAL = '$returned';
/** The most fuel there can be. */
export const MOST_FUEL = 0x7fffffff;
/** What fuel is when the module is instantiated: enough for the sanitizer's constructors. */
const CONSTRUCTION_FUEL = 1_000_000;

/** A function pointer's routine. */
export interface TableEntry {
  readonly name: string;
  readonly type: FunctionType;
}

export interface InstrumentedModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Source places by number; 0 is none. */
  readonly places: readonly (Frame | undefined)[];
  /** Where their code begins, in bytes from the beginning of the linked module's code section. */
  readonly addresses: readonly number[];
  /** Routines by function pointer. */
  readonly table: ReadonlyMap<number, TableEntry>;
  /** Types by the index that a `call_indirect` names. */
  readonly types: readonly FunctionType[];
  /** Types of the exported routines. */
  readonly exports: ReadonlyMap<string, FunctionType>;
  /** Names of the routines the program imports from `env`. */
  readonly imports: readonly string[];
  /** First address above the C stack. */
  readonly stackTop: number;
  /** First address above the module's data (`__heap_base`). */
  readonly heapBase: number;
  /** Where the constants of the module's data lie. */
  readonly constants: AddressRange;
  /** Size of the program's memory in pages of 64 KiB. */
  readonly pages: number;
  /** Size of linear memory, with the shadow. */
  readonly allPages: number;
}

const NOTHING_TO_NOTHING: FunctionType = { params: [], results: [] };
/** In the order of their function indices. */
const HOOKS: readonly (readonly [string, FunctionType])[] = [
  ['fuelExhausted', NOTHING_TO_NOTHING],
  ['stackOverflow', NOTHING_TO_NOTHING],
  ['divideByZero', NOTHING_TO_NOTHING],
  ['indirectCall', CHECK_TYPE],
  ['access', ACCESS_TYPE],
];

function pagesWithShadow(pages: number): number {
  return Math.ceil(shadowedSize(pages * PAGE) / PAGE);
}

const ADDED_GLOBALS = [FUEL_GLOBAL, PLACE_GLOBAL, CALLS_GLOBAL, RETURNED_GLOBAL];

function instrumentsOf({ module, stackTop, pages }: LinkedModule): Instruments {
  const firstHook = module.imports.length;
  const firstGlobal = module.globals.length;
  const firstCheck = firstHook + HOOKS.length + module.functions.length;
  const omitted = module.imports.map(({ name }, index) => {
    const { params, results } = typeOf(module, index);
    return isAccessCheck(name) && results.length === 0 ? params.length : undefined;
  });
  return {
    fuel: firstGlobal,
    place: firstGlobal + 1,
    calls: firstGlobal + 2,
    returned: firstGlobal + 3,
    stackPointer: STACK_POINTER,
    stackTop,
    pages,
    fuelExhausted: firstHook,
    stackOverflow: firstHook + 1,
    divideByZero: firstHook + 2,
    indirectCall: firstHook + 3,
    functionIndex: (original) => (original < firstHook ? original : original + HOOKS.length),
    check: (access) => firstCheck + checkFunction(access),
    omittedOperands: (original) => omitted[original],
  };
}

function instrumentCode(linked: LinkedModule, instruments: Instruments, places: SourcePlaces): Uint8Array {
  const { module } = linked;
  const facts: StackFacts = {
    stackPointer: STACK_POINTER,
    stackSize: linked.stackTop - STACK_LIMIT,
    calledType: (index) => typeOf(module, index),
    indirectType: (index) => module.types[index] as FunctionType,
  };
  const names = routineNames(module);
  const rows = readLineTable(module.custom.get('.debug_line'), module.code.length);
  const operands = module.imports.map(({ name }, index) =>
    name.startsWith('__asan_') ? typeOf(module, index).params.length : undefined,
  );
  const writer = new ByteWriter().uleb(module.bodies.length + CHECK_FUNCTIONS);
  for (const [index, range] of module.bodies.entries()) {
    const functionIndex = module.imports.length + index;
    const name = names[functionIndex] ?? '';
    const type = typeOf(module, functionIndex);
    const body = readBody(module.code, range);
    const { instructions } = body;
    const frame = ownFrame(body, facts);
    const returnsValue = type.results.length > 0;
    writer.sized(
      instrumentFunction(
        {
          code: module.code,
          type,
          body,
          charges: chargesOf(instructions, (called) => operands[called]),
          frame,
          places: placeRoutine(places, { name, range, instructions, frame, returnsValue }, rows),
        },
        instruments,
      ),
    );
  }
  const access = module.imports.length + HOOKS.findIndex(([name]) => name === 'access');
  for (const body of checkBodies(linked.pages * PAGE, access)) writer.sized(body);
  return writer.finish();
}

function instrumentSections(
  { module, pages }: LinkedModule,
  instruments: Instruments,
): Map<number, Uint8Array> {
  const sections = new Map(module.sections);
  const types = [...module.types, NOTHING_TO_NOTHING, CHECK_TYPE, ACCESS_TYPE];
  sections.set(Section.type, vectorSection(types, writeType));

  const hooks = HOOKS.map(([name, type]) => ({
    module: INSTRUMENT_IMPORTS,
    name,
    type: types.indexOf(type),
  }));
  const imports = new ByteWriter().uleb(module.imports.length + hooks.length + 1);
  for (const entry of [...module.imports, ...hooks]) writeImport(imports, entry);
  imports.name(INSTRUMENT_IMPORTS).name(MEMORY_IMPORT).u8(ExportKind.memory);
  const allPages = pagesWithShadow(pages);
  imports.u8(1).uleb(allPages).uleb(allPages);
  sections.set(Section.import, imports.finish());
  sections.delete(Section.memory);

  const checks = new Array<number>(CHECK_FUNCTIONS).fill(types.indexOf(CHECK_TYPE));
  sections.set(
    Section.function,
    vectorSection([...module.functions, ...checks], (writer, type) => writer.uleb(type)),
  );

  const global = (value: number) => new ByteWriter().u8(ValueType.i32, 1, 0x41).sleb(value).u8(0x0b).finish();
  const added = [global(CONSTRUCTION_FUEL), global(NOWHERE), global(CALL_RECORDS), global(NOWHERE)];
  sections.set(
    Section.global,
    vectorSection([...module.globals.map(({ bytes }) => bytes), ...added], (writer, bytes) =>
      writer.bytes(bytes),
    ),
  );

  const moved = module.exports.map(
    ({ name, kind, index }): ModuleExport => ({
      name,
      kind,
      index: kind === ExportKind.function ? instruments.functionIndex(index) : index,
    }),
  );
  const globals = ADDED_GLOBALS.map((name, at) => ({
    name,
    kind: ExportKind.global,
    index: instruments.fuel + at,
  }));
  sections.set(Section.export, vectorSection([...moved, ...globals], writeExport));

  const elements = module.elements.map(({ offset, functions }) => ({
    offset,
    functions: functions.map(instruments.functionIndex),
  }));
  if (elements.length > 0) sections.set(Section.element, vectorSection(elements, writeElement));
  return sections;
}

/**
 * @param bytes a module as the toolchain links it: MVP opcodes, `--stack-first`, exports `memory`, `__heap_base`.
 * @throws UnsupportedModule when it is not.
 */
export function instrument(bytes: Uint8Array<ArrayBuffer>): InstrumentedModule {
  const linked = readLinkedModule(bytes, ADDED_GLOBALS);
  const { module, stackTop, heapBase, constants, pages } = linked;
  const instruments = instrumentsOf(linked);
  const places = new SourcePlaces();
  const sections = instrumentSections(linked, instruments);
  sections.set(Section.code, instrumentCode(linked, instruments, places));

  const names = routineNames(module);
  const table = new Map<number, TableEntry>();
  for (const { offset, functions } of module.elements)
    for (const [at, index] of functions.entries())
      table.set(offset + at, { name: names[index] ?? '', type: typeOf(module, index) });
  const exports = new Map<string, FunctionType>();
  for (const { name, kind, index } of module.exports)
    if (kind === ExportKind.function) exports.set(name, typeOf(module, index));
  return {
    bytes: writeModule(sections),
    places: places.list,
    addresses: places.addresses,
    table,
    types: module.types,
    exports,
    imports: module.imports.map(({ name }) => name),
    stackTop,
    heapBase,
    constants,
    pages,
    allPages: pagesWithShadow(pages),
  };
}
