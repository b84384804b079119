/** How Clang is called: `clang -cc1`, since the driver only spends time on working out these same arguments. */

/** Where a compilation's files stand in the tools' file system. */
export const SOURCE_DIRECTORY = '/src';
export const INCLUDE_DIRECTORY = '/include';
export const RESOURCE_DIRECTORY = '/resource';
const INCLUDE_DIRECTORIES = [INCLUDE_DIRECTORY, RESOURCE_DIRECTORY];

/** Opcodes of the WebAssembly MVP only, so that the program's instrumentation has few to know. */
const TARGET = ['-triple', 'wasm32-unknown-unknown', '-target-cpu', 'mvp'];

/** 32-bit Windows as seen from C: `L"…"` is UTF-16, bit fields and packing are laid out as Microsoft's compiler does. */
const LANGUAGE = [
  '-x',
  'c',
  '-std=gnu17',
  '-fms-extensions',
  '-fms-layout-compatibility=microsoft',
  '-fwchar-type=short',
  '-fno-signed-wchar',
  '-ffreestanding',
  '-fno-builtin',
  '-D_WIN32',
  '-D_X86_',
  '-D_M_IX86=600',
  // A checked build, so that DebugPrint speaks.
  '-DDBG=1',
];

const HEADERS = [
  '-nostdsysteminc',
  '-nobuiltininc',
  ...INCLUDE_DIRECTORIES.flatMap((directory) => ['-internal-isystem', directory]),
];

const WARNINGS = [
  '-Wall',
  '-Wextra',
  '-Wshadow',
  '-Wimplicit-fallthrough',
  // As Microsoft's compiler has it (C4716), and no place to be lenient: a BOOLEAN ISR that returns nothing.
  '-Werror=return-type',
  // Microsoft's compiler has no such arrays (C2057), and a kernel stack no room for them.
  '-Werror=vla',
  '-Werror=implicit-function-declaration',
  '-Werror=incompatible-function-pointer-types',
  '-Werror=int-conversion',
  // A miniport's routines have the parameters the port driver says, needed or not.
  '-Wno-unused-parameter',
  // Reading a register for its side effect and dropping the value.
  '-Wno-unused-but-set-variable',
  '-Wno-missing-field-initializers',
  '-Wno-pointer-sign',
  // Pool tags such as '1ABC'.
  '-Wno-multichar',
  '-Wno-four-char-constants',
  // #pragma alloc_text, #pragma code_seg and other pragmas of Microsoft's compiler.
  '-Wno-unknown-pragmas',
  '-Wno-ignored-pragmas',
  // __stdcall means nothing on wasm32.
  '-Wno-ignored-attributes',
  // #include "Miniport.h" finds miniport.h, as on Windows.
  '-Wno-nonportable-include-path',
];

/** SARIF of Clang 22 lacks options, fix-its and the ends of ranges; this text has them all. See `parse-diagnostics.ts`. */
const DIAGNOSTICS = [
  '-ferror-limit',
  '50',
  '-fdiagnostics-absolute-paths',
  '-fno-diagnostics-use-presumed-location',
  '-fdiagnostics-print-source-range-info',
  '-fdiagnostics-parseable-fixits',
  '-fcaret-diagnostics-max-lines=1',
];

/**
 * Every variable in the frame and every line a row: one build for stepping, timing and grading.
 * Without `-disable-red-zone` leaf functions keep variables below the stack pointer, where an interrupt's frames go.
 */
const CODE_GENERATION = [
  '-O0',
  '-mrelocation-model',
  'static',
  '-disable-free',
  '-mframe-pointer=none',
  '-disable-red-zone',
  '-fvisibility=hidden',
  '-debug-info-kind=constructor',
  '-dwarf-version=4',
  '-debugger-tuning=gdb',
  `-fdebug-compilation-dir=${SOURCE_DIRECTORY}`,
  ...[SOURCE_DIRECTORY, ...INCLUDE_DIRECTORIES].flatMap((directory) => [
    `-fdebug-prefix-map=${directory}/=`,
    `-fmacro-prefix-map=${directory}/=`,
  ]),
];

/**
 * Each access and each change of the shadow is a call of a hook (`hook-names.ts`), none is inlined.
 * With the mapping's offset at 0 a shadow address is simply the address divided by eight.
 */
const ADDRESS_SANITIZER = [
  '-fsanitize=kernel-address',
  '-fsanitize-recover=kernel-address',
  ...[
    '-asan-instrumentation-with-call-threshold=0',
    '-asan-max-inline-poisoning-size=0',
    '-asan-stack-dynamic-alloca=0',
    '-asan-instrument-dynamic-allocas=0',
    '-asan-mapping-offset=0',
  ].flatMap((option) => ['-mllvm', option]),
];

/** Arguments that check `/src/<path>` without generating code. */
export function checkArguments(path: string): [string, ...string[]] {
  return cc1Arguments(path, ['-fsyntax-only']);
}

/** Arguments that compile `/src/<path>` to the object file `output`. */
export function compileArguments(path: string, output: string): [string, ...string[]] {
  return cc1Arguments(path, [...CODE_GENERATION, ...ADDRESS_SANITIZER, '-emit-obj', '-o', output]);
}

function cc1Arguments(path: string, action: readonly string[]): [string, ...string[]] {
  return [
    'clang',
    '-cc1',
    ...TARGET,
    ...LANGUAGE,
    ...HEADERS,
    ...WARNINGS,
    ...DIAGNOSTICS,
    ...action,
    '-main-file-name',
    path,
    `${SOURCE_DIRECTORY}/${path}`,
  ];
}
