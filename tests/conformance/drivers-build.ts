/** Builds miniports into drivers for 32-bit Windows with mingw-w64, as the DDK's own build does with Microsoft's tools. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';
import { mingw } from './headers-toolchains.ts';

const run = promisify(execFile);

/** The one header of ours that a driver needs: miniport.h, scsi.h and srb.h are mingw's. */
const HBA_HEADER = 'training-hba.h';
const LIBRARY = 'libscsiport.a';
const DRIVER = 'miniport.sys';

const COMPILE = [
  '-O2',
  // Routines are __stdcall unless they say otherwise: what /Gz of Microsoft's compiler does, which the DDK builds with.
  '-mrtd',
  // The driver links to scsiport.sys alone, so no memset for `= {0}`.
  '-minline-all-stringops',
  '-Wall',
  '-Wextra',
  '-Werror',
  // A miniport's routines have the parameters the port driver says, needed or not.
  '-Wno-unused-parameter',
  '-include',
  'ntdef.h',
];

const LINK = ['-nostdlib', '-shared', '-Wl,--subsystem,native', '-Wl,--entry,_DriverEntry'];

/** What a driver's file says of itself. */
export interface DriverImage {
  /** BFD's name, `pei-i386` for 32-bit Windows. */
  readonly format: string;
  /** As objdump words it, e.g. `NT native`. */
  readonly subsystem: string;
  /** Lower-case name of each imported module → the routines imported from it. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

/** A temporary folder with what every build needs; {@link remove} it at the end. */
export class DriverBuild {
  readonly #folder: string;
  readonly #ddk: string;
  /** Objects by all that they were compiled from: the given files of a scenario are the same for each answer. */
  readonly #objects = new Map<string, Promise<string>>();
  #made = 0;

  /** @throws Error that says what to install when mingw-w64 is missing */
  constructor() {
    const preprocessed = mingw(
      'gcc',
      ['-E', '-x', 'c', '-'],
      '#include <ntdef.h>\n#include <ddk/miniport.h>\n',
    );
    const header = /^# \d+ "([^"]*\/ddk\/miniport\.h)"/m.exec(preprocessed)?.[1];
    if (header === undefined) throw new Error('mingw-w64 has no ddk/miniport.h');
    this.#ddk = dirname(header);
    this.#folder = mkdtempSync(join(tmpdir(), 'drivers-'));
    copyFileSync(
      new URL(`../../sandbox/include/${HBA_HEADER}`, import.meta.url),
      join(this.#folder, HBA_HEADER),
    );
    this.#undecorateLibrary();
  }

  /** With -mrtd GCC leaves names bare (`_ScsiPortInitialize`), so the library's lose their `@16` as well. */
  #undecorateLibrary(): void {
    const library = mingw('gcc', [`-print-file-name=${LIBRARY}`]).trim();
    const symbols = mingw('nm', ['--defined-only', '--extern-only', library]);
    const names = [...symbols.matchAll(/ ((\S+)@\d+)$/gm)].map(
      ([, decorated, bare]) => `${decorated} ${bare}\n`,
    );
    const map = join(this.#folder, 'names');
    writeFileSync(map, [...new Set(names)].join(''));
    mingw('objcopy', [`--redefine-syms=${map}`, library, join(this.#folder, LIBRARY)]);
  }

  /**
   * Compiles and links one driver; any warning is an error.
   * @throws Error with the compiler's messages
   */
  async build(sources: readonly SourceFile[]): Promise<DriverImage> {
    const headers = sources.filter(({ path }) => !isUnit(path));
    const objects = await Promise.all(
      sources.filter(({ path }) => isUnit(path)).map((unit) => this.#object(unit, headers)),
    );
    const folder = this.#newFolder([]);
    const args = [...objects, ...LINK, '-o', DRIVER, `-L${this.#folder}`, '-lscsiport'];
    await run('i686-w64-mingw32-gcc', args, { cwd: folder });
    const { stdout } = await run('i686-w64-mingw32-objdump', ['--private-headers', DRIVER], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
    });
    return readImage(stdout);
  }

  /** @returns the path of the unit's object file */
  #object(unit: SourceFile, headers: readonly SourceFile[]): Promise<string> {
    const key = JSON.stringify([unit, headers]);
    const known = this.#objects.get(key) ?? this.#compile(unit, headers);
    this.#objects.set(key, known);
    return known;
  }

  async #compile(unit: SourceFile, headers: readonly SourceFile[]): Promise<string> {
    const folder = this.#newFolder([unit, ...headers]);
    const include = [`-I${this.#folder}`, `-I${this.#ddk}`];
    const object = join(folder, 'unit.o');
    await run('i686-w64-mingw32-gcc', [...COMPILE, ...include, '-c', unit.path, '-o', object], {
      cwd: folder,
    });
    return object;
  }

  #newFolder(files: readonly SourceFile[]): string {
    const folder = join(this.#folder, String(this.#made++));
    mkdirSync(folder);
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
    return folder;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

function isUnit(path: string): boolean {
  return path.endsWith('.c');
}

/** @param dump what `objdump --private-headers` prints */
function readImage(dump: string): DriverImage {
  const modules = dump.split(/^\tDLL Name: /m).slice(1);
  return {
    format: /file format (\S+)/.exec(dump)?.[1] ?? '',
    subsystem: /^Subsystem\s.*\((.*)\)/m.exec(dump)?.[1] ?? '',
    imports: new Map(
      modules.map((text) => {
        const routines = text.matchAll(/^\t[0-9a-f]+\s+\d+\s+(\S+)\s*$/gm);
        return [/^\S+/.exec(text)?.[0].toLowerCase() ?? '', [...routines].map(([, name = '']) => name)];
      }),
    ),
  };
}
