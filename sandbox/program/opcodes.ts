/** The opcodes of the WebAssembly MVP (wasm core 1.0, section 5.4) with what the instrumenter must know of each. */

export const Opcode = {
  unreachable: 0x00,
  nop: 0x01,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  i32Load: 0x28,
  i32Load8U: 0x2d,
  i32Store: 0x36,
  memorySize: 0x3f,
  memoryGrow: 0x40,
  i32Const: 0x41,
  i32Eqz: 0x45,
  i32Ne: 0x47,
  i32LtS: 0x48,
  i32LtU: 0x49,
  i32GtU: 0x4b,
  i32GeU: 0x4f,
  i64Eqz: 0x50,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32And: 0x71,
  i32ShrU: 0x76,
} as const;

/** Value types as encoded (section 5.3.1). */
export const ValueType = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c } as const;
/** The block type of a block without result (section 5.3.2: 0x40). */
export const EMPTY_BLOCK = 0x40;

/** What follows the opcode byte. */
export type Immediate =
  | 'none'
  | 'blocktype'
  /** A label, function, local or global index. */
  | 'index'
  | 'br_table'
  | 'call_indirect'
  | 'memarg'
  /** One zero byte (memory.size, memory.grow). */
  | 'reserved'
  | 'i32'
  | 'i64'
  | 'f32'
  | 'f64';

export interface OpcodeShape {
  readonly immediate: Immediate;
  /** Operands taken and results left; meaningless for calls and control. */
  readonly pops: number;
  readonly pushes: number;
  /** Only computes on its operands, locals, globals and memory: nothing is lost if it does not run. */
  readonly pure: boolean;
  /** Takes and leaves just these operands, and the next instruction is the next one to run. */
  readonly straight: boolean;
}

const shapes: (OpcodeShape | undefined)[] = [];

function define(
  first: number,
  last: number,
  immediate: Immediate,
  pops: number,
  pushes: number,
  pure = true,
  straight = true,
): void {
  for (let opcode = first; opcode <= last; opcode++)
    shapes[opcode] = { immediate, pops, pushes, pure, straight };
}

define(0x00, 0x01, 'none', 0, 0, false, false); // unreachable, nop
define(0x02, 0x03, 'blocktype', 0, 0, false, false); // block, loop
define(0x04, 0x04, 'blocktype', 1, 0, false, false); // if
define(0x05, 0x05, 'none', 0, 0, false, false); // else
define(0x0b, 0x0b, 'none', 0, 0, false, false); // end
define(0x0c, 0x0c, 'index', 0, 0, false, false); // br
define(0x0d, 0x0d, 'index', 1, 0, false, false); // br_if
define(0x0e, 0x0e, 'br_table', 1, 0, false, false);
define(0x0f, 0x0f, 'none', 0, 0, false, false); // return
define(0x10, 0x10, 'index', 0, 0, false, false); // call
define(0x11, 0x11, 'call_indirect', 0, 0, false, false);
define(0x1a, 0x1a, 'none', 1, 0, false); // drop
define(0x1b, 0x1b, 'none', 3, 1); // select
define(0x20, 0x20, 'index', 0, 1); // local.get
define(0x21, 0x21, 'index', 1, 0, false); // local.set
define(0x22, 0x22, 'index', 1, 1, false); // local.tee
define(0x23, 0x23, 'index', 0, 1); // global.get
define(0x24, 0x24, 'index', 1, 0, false); // global.set
define(0x28, 0x35, 'memarg', 1, 1); // loads
define(0x36, 0x3e, 'memarg', 2, 0, false); // stores
define(0x3f, 0x3f, 'reserved', 0, 1); // memory.size
define(0x40, 0x40, 'reserved', 1, 1, false); // memory.grow
define(0x41, 0x41, 'i32', 0, 1);
define(0x42, 0x42, 'i64', 0, 1);
define(0x43, 0x43, 'f32', 0, 1);
define(0x44, 0x44, 'f64', 0, 1);
define(0x45, 0x45, 'none', 1, 1); // i32.eqz
define(0x46, 0x4f, 'none', 2, 1); // i32 comparisons
define(0x50, 0x50, 'none', 1, 1); // i64.eqz
define(0x51, 0x66, 'none', 2, 1); // i64, f32, f64 comparisons
define(0x67, 0x69, 'none', 1, 1); // i32.clz, ctz, popcnt
define(0x6a, 0x78, 'none', 2, 1); // i32 arithmetic
define(0x79, 0x7b, 'none', 1, 1); // i64.clz, ctz, popcnt
define(0x7c, 0x8a, 'none', 2, 1); // i64 arithmetic
define(0x8b, 0x91, 'none', 1, 1); // f32 unary
define(0x92, 0x98, 'none', 2, 1); // f32 binary
define(0x99, 0x9f, 'none', 1, 1); // f64 unary
define(0xa0, 0xa6, 'none', 2, 1); // f64 binary
define(0xa7, 0xbf, 'none', 1, 1); // conversions

/** The shape of an MVP opcode; undefined for any other byte. */
export function shapeOf(opcode: number): OpcodeShape | undefined {
  return shapes[opcode];
}

/** i32.div_s, div_u, rem_s, rem_u. */
export function isI32Division(opcode: number): boolean {
  return opcode >= 0x6d && opcode <= 0x70;
}

/** i64.div_s, div_u, rem_s, rem_u. */
export function isI64Division(opcode: number): boolean {
  return opcode >= 0x7f && opcode <= 0x82;
}

/** A load or store. */
export interface Access {
  /** Bytes. */
  readonly size: number;
  readonly write: boolean;
  /** Type of the value in wasm. */
  readonly type: number;
}

export const ACCESS_SIZES = [1, 2, 4, 8] as const;

const { i32, i64, f32, f64 } = ValueType;
/** From i32.load (0x28) on: size and type of each load, then of each store. */
const LOADS: readonly (readonly [number, number])[] = [
  ...([
    [4, i32],
    [8, i64],
    [4, f32],
    [8, f64],
  ] as const),
  ...([
    [1, i32],
    [1, i32],
    [2, i32],
    [2, i32],
  ] as const),
  ...([
    [1, i64],
    [1, i64],
    [2, i64],
    [2, i64],
    [4, i64],
    [4, i64],
  ] as const),
];
const STORES: readonly (readonly [number, number])[] = [
  ...([
    [4, i32],
    [8, i64],
    [4, f32],
    [8, f64],
  ] as const),
  ...([
    [1, i32],
    [2, i32],
    [1, i64],
    [2, i64],
    [4, i64],
  ] as const),
];
const ACCESSES: readonly Access[] = [
  ...LOADS.map(([size, type]) => ({ size, type, write: false })),
  ...STORES.map(([size, type]) => ({ size, type, write: true })),
];

/** What an opcode does to memory; undefined when it is no load or store. */
export function accessOf(opcode: number): Access | undefined {
  return ACCESSES[opcode - Opcode.i32Load];
}
