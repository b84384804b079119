/**
 * The routines that Clang's kernel address sanitizer calls (LLVM, AddressSanitizer.cpp; their meaning in
 * compiler-rt's asan_interface_internal.h), over our own shadow. Only what they tell of red zones counts.
 */

import type { AccessGuard } from './access-guard.ts';
import { STACK_LIMIT } from './address-map.ts';
import { GRANULE, type ShadowedMemory } from './guarded-memory.ts';

type Routine = (...args: number[]) => number | undefined;

/** `struct __asan_global` on wasm32: eight words, of which these three matter. */
const GLOBAL_RECORD = 32;
const GLOBAL_START = 0;
const GLOBAL_SIZE = 4;
const GLOBAL_SIZE_WITH_REDZONE = 8;

/** Shadow value of a local that went out of scope (compiler-rt, asan_internal.h: kAsanStackUseAfterScopeMagic). */
const OUT_OF_SCOPE = 0xf8;

const ACCESS = /^__asan_(?:load|store)(?:1|2|4|8|16|N)(?:_noabort)?$/;
const SET_SHADOW = /^__asan_set_shadow_([0-9a-f]{2})$/;

/** Whether a routine checks an access: such calls are left out, since the instrumenter checks every access itself. */
export function isAccessCheck(name: string): boolean {
  return ACCESS.test(name);
}

/**
 * The first argument is an address of the sanitizer's own shadow, which at offset 0 is the address divided by 8.
 * Compiled code marks its stack frames only; a program that names these routines itself gets no further.
 */
function setShadowRoutine(memory: ShadowedMemory, guard: AccessGuard, value: number): Routine {
  const accessible = value === 0 ? GRANULE : value < GRANULE ? value : 0;
  const region = value === 0 ? 'stack' : value === OUT_OF_SCOPE ? 'out-of-scope' : 'stack-redzone';
  return (granule = 0, count = 0) => {
    const start = (granule >>> 0) * GRANULE;
    const length = (count >>> 0) * GRANULE;
    if (start < STACK_LIMIT || start + length > memory.stackTop) guard.refuse(start, length);
    memory.poison(granule, count, accessible, region);
    return undefined;
  };
}

/** Protects what follows each global up to its padded size, and marks the global's own last granule. */
function registerGlobals(
  memory: ShadowedMemory,
  guard: AccessGuard,
  first: number,
  count: number,
): undefined {
  if (count >>> 0 > memory.size / GLOBAL_RECORD) guard.refuse(first, count);
  guard.any(first, count * GLOBAL_RECORD, false);
  for (let record = first; record < first + count * GLOBAL_RECORD; record += GLOBAL_RECORD) {
    const start = memory.view.getUint32(record + GLOBAL_START, true);
    const size = memory.view.getUint32(record + GLOBAL_SIZE, true);
    const padded = memory.view.getUint32(record + GLOBAL_SIZE_WITH_REDZONE, true);
    if (
      start % GRANULE !== 0 ||
      size > padded ||
      start < memory.stackTop ||
      start + padded > memory.poolStart
    )
      guard.refuse(start, padded);
    memory.protect(start, padded, 'none', 'global-redzone');
    memory.permitData(start, size);
  }
  return undefined;
}

const nothing: Routine = () => undefined;

/** The implementation of a routine the compiler calls by itself; undefined when `name` is none of them. */
export function sanitizerRoutine(
  name: string,
  memory: ShadowedMemory,
  guard: AccessGuard,
): Routine | undefined {
  if (isAccessCheck(name)) return nothing;
  const shadow = SET_SHADOW.exec(name)?.[1];
  if (shadow !== undefined) return setShadowRoutine(memory, guard, Number.parseInt(shadow, 16));
  switch (name) {
    case '__asan_register_globals':
      return (first = 0, count = 0) => registerGlobals(memory, guard, first, count);
    // Globals live as long as the program and need no order of initialization; what does not return ends it.
    case '__asan_unregister_globals':
    case '__asan_before_dynamic_init':
    case '__asan_after_dynamic_init':
    case '__asan_handle_no_return':
    case '__cxa_atexit':
      return nothing;
    default:
      return undefined;
  }
}
