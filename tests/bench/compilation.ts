/** Compiling and linking through our host of Clang, against the package's own `runClang` on the same files. */

import { commands, type RunOptions, type Tree } from '@yowasp/clang';
import { readAssets } from '../../sandbox/cli/node-toolchain.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';
import { createCompiler } from '../../sandbox/toolchain/create-compiler.ts';
import { HOOK_NAMES } from '../../sandbox/toolchain/hook-names.ts';
import { MEMORY_SIZE, NULL_REGION_SIZE, STACK_SIZE } from '../../sandbox/toolchain/linker.ts';
import { readExercise } from './exercise.ts';
import { medians } from './medians.ts';
import type { Row } from './row.ts';

const TURNS = 7;

/** The driver's spellings of what `clang.ts` tells the compiler. */
const COMPILE = [
  ...[
    '--target=wasm32-unknown-unknown',
    '-mcpu=mvp',
    '-O0',
    '-g',
    '-gdwarf-4',
    '-std=gnu17',
    '-ffreestanding',
  ],
  ...[
    '-fno-builtin',
    '-fms-extensions',
    '-mms-bitfields',
    '-fshort-wchar',
    '-fvisibility=hidden',
    '-Iinclude',
  ],
  ...['-D_WIN32', '-D_X86_', '-D_M_IX86=600', '-DDBG=1', '-Wall', '-Wextra', '-Wno-unused-parameter'],
  ...['-disable-red-zone', '-fsanitize=kernel-address', '-fsanitize-recover=kernel-address'].flatMap(
    (option) => ['-Xclang', option],
  ),
  ...[
    '-asan-instrumentation-with-call-threshold=0',
    '-asan-max-inline-poisoning-size=0',
    '-asan-stack-dynamic-alloca=0',
    '-asan-instrument-dynamic-allocas=0',
    '-asan-mapping-offset=0',
  ].flatMap((option) => ['-mllvm', option]),
];

/** The same for `linker.ts`. */
const LINK = [
  '-nostdlib',
  ...[
    '--no-entry',
    ...['DriverEntry', '__stack_pointer', '__heap_base', '__data_end', '__wasm_call_ctors'].map(
      (name) => `--export=${name}`,
    ),
    '--export-table',
    '--features=mutable-globals',
    '--stack-first',
    '-z',
    `stack-size=${NULL_REGION_SIZE + STACK_SIZE}`,
    `--initial-memory=${MEMORY_SIZE}`,
    `--max-memory=${MEMORY_SIZE}`,
    '--allow-undefined-file=imports',
    '--fatal-warnings',
    '--threads=1',
  ].map((option) => `-Wl,${option}`),
  '-o',
  'program.wasm',
];

const OPTIONS: RunOptions = { fetchProgress: () => {}, decodeASCII: false };

const treeOf = (files: readonly SourceFile[]): Tree =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));
const unitsOf = (files: readonly SourceFile[]): string[] =>
  files.map(({ path }) => path).filter((path) => path.endsWith('.c'));

/** Compiles and links `dismiss`. Ours has instances prepared, as in the page, where that happens while nobody waits. */
export async function compilationRows(): Promise<Row[]> {
  const { scenario, given, answer } = readExercise('dismiss');
  const assets = await readAssets();
  const compiler = createCompiler(assets);
  const tree: Tree = {
    ...treeOf(given),
    include: treeOf(assets.headers),
    imports: [...assets.imports, ...HOOK_NAMES].join('\n'),
  };
  const runClang = async (args: readonly string[], more: Tree): Promise<Tree> =>
    (await commands.clang([...COMPILE, ...args], { ...tree, ...more }, OPTIONS)) ?? {};
  // Loads the package's module, without printing how far it is.
  await commands.clang(undefined, {}, OPTIONS);
  const objects = await runClang(['-c', ...unitsOf(given)], {});
  const objectNames = Object.keys(objects).filter((name) => name.endsWith('.o'));

  const edited = (round: number): SourceFile => ({ path: scenario.edit, text: answer(round) });
  const marked = (round: number): SourceFile[] =>
    given.map(({ path, text }) => ({ path, text: `${text}/* ${round} */\n` }));
  const times = await medians(TURNS, {
    allFiles: {
      before: () => compiler.prepare(),
      run: (round) => compiler.compile([edited(round), ...marked(round)]),
    },
    oneFile: {
      before: async () => {
        // Whatever was compiled last, the other files are now those of the exercise.
        await compiler.compile([edited(-1), ...given]);
        compiler.prepare();
      },
      run: (round) => compiler.compile([edited(round), ...given]),
    },
    runClangAllFiles: {
      run: (round) => runClang([scenario.edit, ...unitsOf(given), ...LINK], treeOf([edited(round)])),
    },
    runClangOneFile: {
      run: (round) =>
        runClang([scenario.edit, ...objectNames, ...LINK], { ...treeOf([edited(round)]), ...objects }),
    },
  });

  const row = (what: string, value: number, baseline: string, than: number): Row => ({
    group: 'Compile and link dismiss',
    what,
    value: { amount: value, unit: 'ms' },
    baseline: { what: baseline, amount: than, unit: 'ms' },
  });
  const { oneFile, allFiles, runClangAllFiles, runClangOneFile } = times;
  return [
    row('one file changed', oneFile, 'runClang, all files', runClangAllFiles),
    row('one file changed', oneFile, "runClang, others' objects given", runClangOneFile),
    row('all files changed', allFiles, 'runClang, all files', runClangAllFiles),
  ];
}
