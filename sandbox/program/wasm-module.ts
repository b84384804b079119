/** Reader and writer of wasm modules as wasm-ld links them (wasm core 1.0, section 5.5). */

import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

/** Section numbers (section 5.5.2). */
export const Section = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
} as const;

const KNOWN_SECTIONS = Object.values(Section).filter((id) => id !== Section.custom);
const HEADER = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

export interface FunctionType {
  readonly params: readonly number[];
  readonly results: readonly number[];
}

export interface FunctionImport {
  readonly module: string;
  readonly name: string;
  /** Index into the types. */
  readonly type: number;
}

export const ExportKind = { function: 0, table: 1, memory: 2, global: 3 } as const;

export interface ModuleExport {
  readonly name: string;
  readonly kind: number;
  readonly index: number;
}

/** A global; `value` is its initial value when it is an i32, else undefined. `bytes` is the whole encoded entry. */
export interface ModuleGlobal {
  readonly value: number | undefined;
  readonly bytes: Uint8Array;
}

/** Functions put into the table from `offset` on. */
export interface ElementSegment {
  readonly offset: number;
  readonly functions: readonly number[];
}

/** A function's code as offsets into the code section's payload, which is how DWARF counts addresses. */
export interface BodyRange {
  readonly start: number;
  readonly end: number;
}

export interface WasmModule {
  readonly types: readonly FunctionType[];
  readonly imports: readonly FunctionImport[];
  /** Types of the defined functions. */
  readonly functions: readonly number[];
  readonly globals: readonly ModuleGlobal[];
  readonly exports: readonly ModuleExport[];
  readonly elements: readonly ElementSegment[];
  readonly code: Uint8Array;
  readonly bodies: readonly BodyRange[];
  /** Payloads of every section but the custom ones, by number. */
  readonly sections: ReadonlyMap<number, Uint8Array>;
  /** Payloads of the custom sections, after their name. */
  readonly custom: ReadonlyMap<string, Uint8Array>;
}

/**
 * The module is not of the kind wasm-ld makes of C with our flags: a bug in the toolchain, or inline assembly that
 * makes what no C is compiled to.
 */
export class UnsupportedModule extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnsupportedModule';
  }
}

function vector<T>(payload: Uint8Array | undefined, element: (reader: ByteReader) => T): T[] {
  if (payload === undefined) return [];
  const reader = new ByteReader(payload);
  return Array.from({ length: reader.uleb() }, () => element(reader));
}

function readType(reader: ByteReader): FunctionType {
  if (reader.u8() !== 0x60) throw new UnsupportedModule('a type that is no function type');
  return { params: [...reader.take(reader.uleb())], results: [...reader.take(reader.uleb())] };
}

function readImport(reader: ByteReader): FunctionImport {
  const module = reader.name();
  const name = reader.name();
  if (reader.u8() !== ExportKind.function) throw new UnsupportedModule(`import ${name} is no function`);
  return { module, name, type: reader.uleb() };
}

/** Only `t.const` initialisers: others need imported globals, which are refused above. */
function readGlobal(reader: ByteReader): ModuleGlobal {
  const start = reader.position;
  reader.skip(2);
  const opcode = reader.u8();
  let value: number | undefined;
  if (opcode === 0x41) value = reader.sleb();
  else if (opcode === 0x42) reader.skipLeb();
  else if (opcode === 0x43) reader.skip(4);
  else if (opcode === 0x44) reader.skip(8);
  else throw new UnsupportedModule('a global with a computed initial value');
  reader.skip(1);
  return { value, bytes: reader.bytes.subarray(start, reader.position) };
}

function readElement(reader: ByteReader): ElementSegment {
  if (reader.uleb() !== 0 || reader.u8() !== 0x41) throw new UnsupportedModule('a computed element segment');
  const offset = reader.sleb();
  reader.skip(1);
  return { offset, functions: Array.from({ length: reader.uleb() }, () => reader.uleb()) };
}

function readBody(reader: ByteReader): BodyRange {
  const size = reader.uleb();
  const start = reader.position;
  reader.skip(size);
  return { start, end: reader.position };
}

/** @throws UnsupportedModule when it is no MVP module whose imports are all functions. */
export function readModule(bytes: Uint8Array): WasmModule {
  const reader = new ByteReader(bytes);
  if (bytes.length < HEADER.length || HEADER.some((byte) => byte !== reader.u8()))
    throw new UnsupportedModule('no wasm 1 module');
  const sections = new Map<number, Uint8Array>();
  const custom = new Map<string, Uint8Array>();
  while (!reader.done) {
    const id = reader.u8();
    const payload = reader.take(reader.uleb());
    if (id === Section.custom) {
      const inner = new ByteReader(payload);
      custom.set(inner.name(), payload.subarray(inner.position));
    } else if (id > Section.data) throw new UnsupportedModule(`section ${id} is not of the MVP`);
    else sections.set(id, payload);
  }
  const code = sections.get(Section.code) ?? Uint8Array.of(0);
  return {
    types: vector(sections.get(Section.type), readType),
    imports: vector(sections.get(Section.import), readImport),
    functions: vector(sections.get(Section.function), (inner) => inner.uleb()),
    globals: vector(sections.get(Section.global), readGlobal),
    exports: vector(sections.get(Section.export), (inner) => ({
      name: inner.name(),
      kind: inner.u8(),
      index: inner.uleb(),
    })),
    elements: vector(sections.get(Section.element), readElement),
    code,
    bodies: vector(code, readBody),
    sections,
    custom,
  };
}

/** The payload of a section that is a vector. */
export function vectorSection<T>(
  elements: readonly T[],
  write: (writer: ByteWriter, element: T) => void,
): Uint8Array {
  const writer = new ByteWriter().uleb(elements.length);
  for (const element of elements) write(writer, element);
  return writer.finish();
}

export function writeType(writer: ByteWriter, type: FunctionType): void {
  writer.u8(0x60).sized(Uint8Array.from(type.params)).sized(Uint8Array.from(type.results));
}

export function writeImport(writer: ByteWriter, entry: FunctionImport): void {
  writer.name(entry.module).name(entry.name).u8(ExportKind.function).uleb(entry.type);
}

export function writeExport(writer: ByteWriter, entry: ModuleExport): void {
  writer.name(entry.name).u8(entry.kind).uleb(entry.index);
}

export function writeElement(writer: ByteWriter, segment: ElementSegment): void {
  writer.uleb(0).u8(0x41).sleb(segment.offset).u8(0x0b).uleb(segment.functions.length);
  for (const index of segment.functions) writer.uleb(index);
}

/** A module of these sections, in the order the format prescribes; empty vectors are the caller's to leave out. */
export function writeModule(sections: ReadonlyMap<number, Uint8Array>): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter().bytes(HEADER);
  for (const id of KNOWN_SECTIONS) {
    const payload = sections.get(id);
    if (payload !== undefined) writer.u8(id).sized(payload);
  }
  return writer.finish();
}
