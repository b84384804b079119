/**
 * What compiled code calls on its own account, without the learner naming it; the program binds them.
 *
 * - `__asan_load<n>_noabort(address)`, `__asan_store<n>_noabort(address)`: before each access of n bytes.
 * - `__asan_loadN_noabort(address, size)`, `__asan_storeN_noabort(address, size)`: the same for other sizes.
 * - `__asan_set_shadow_<xx>(shadowAddress, count)`: the `count` 8-byte granules from address `8 * shadowAddress` on
 *   become 00 = accessible, 01–07 = so many leading bytes accessible, f1/f2/f3 = redzone left of, between, right of
 *   a frame's variables. Called on entry to and return from a function with arrays on its stack.
 * - `__asan_register_globals(array, count)`: `array` has `count` records of eight i32: address, size, size with
 *   redzone, name, module name, three more. Called by `__wasm_call_ctors`.
 * - `__asan_before_dynamic_init(file)`, `__asan_after_dynamic_init()`: around a file's constructors.
 * - `__asan_unregister_globals(array, count)`, `__cxa_atexit(routine, argument, dso)`, `__asan_handle_no_return()`:
 *   nothing to do.
 * - `memcpy(to, from, size)`, `memmove(to, from, size)`, `memset(to, byte, size)` return `to`; `memcmp(a, b, size)`.
 *   Clang also calls them for assignments of structures; none is preceded by an `__asan_` call.
 *
 * All parameters and results are i32.
 * Source: LLVM `AddressSanitizer.cpp`, `compiler-rt/lib/asan/asan_internal.h` (magic bytes), Linux `mm/kasan/generic.c`.
 */

const SIZES = ['1', '2', '4', '8', '16', 'N'];
const SHADOW_BYTES = ['00', '01', '02', '03', '04', '05', '06', '07', 'f1', 'f2', 'f3', 'f5', 'f8'];

export const HOOK_NAMES: readonly string[] = [
  ...SIZES.flatMap((size) => [`__asan_load${size}_noabort`, `__asan_store${size}_noabort`]),
  ...SHADOW_BYTES.map((byte) => `__asan_set_shadow_${byte}`),
  '__asan_register_globals',
  '__asan_unregister_globals',
  '__asan_before_dynamic_init',
  '__asan_after_dynamic_init',
  '__asan_handle_no_return',
  '__cxa_atexit',
  'memcpy',
  'memmove',
  'memset',
  'memcmp',
];
