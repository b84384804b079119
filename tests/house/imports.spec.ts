import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Who may know whom: each folder of the engine and the folders below it that it may import from. */
const KNOWS: Readonly<Record<string, readonly string[]>> = {
  time: [],
  trace: ['program'],
  toolchain: [],
  program: ['toolchain'],
  scsi: ['devices', 'time', 'trace'],
  devices: ['scsi', 'time', 'trace'],
  machine: ['devices', 'program', 'time', 'trace'],
  scsiport: ['devices', 'machine', 'program', 'scsi', 'time', 'trace'],
  verifier: ['devices', 'machine', 'program', 'scsi', 'scsiport', 'time', 'trace'],
  reference: ['machine', 'scsiport', 'trace'],
  grading: ['devices', 'machine', 'program', 'scsi', 'scsiport', 'time', 'toolchain', 'trace', 'verifier'],
};

/** What would make a run depend on when and where it happens (design rule 1). */
const BANNED =
  /\b(Date|performance|setTimeout|setInterval|queueMicrotask|crypto)\b(?=\s*[.(])|\bMath\.random\b|\bnew Date\b/;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(spec|fixture)\.ts$/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(ROOT, folder, path), 'utf8') }));
}

function imports(file: SourceFile): string[] {
  const specifiers = [...file.text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file.path), specifier)) : specifier,
  );
}

/** The folder of the engine that a path lies in; undefined outside. */
function room(path: string): string | undefined {
  return /^sandbox\/([^/]+)\//.exec(path)?.[1];
}

const engine = sources('sandbox').filter((file) => room(file.path) !== 'cli');

describe('the house', () => {
  it('lets each folder of the engine import only from folders below it', () => {
    const wrong = engine.flatMap((file) => {
      const from = room(file.path) ?? '';
      return imports(file)
        .filter((target) => target.startsWith('sandbox/'))
        .filter((target) => room(target) !== from && !KNOWS[from]?.includes(room(target) ?? ''))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lets nothing in the engine import from the site or from content', () => {
    const wrong = sources('sandbox').flatMap((file) =>
      imports(file)
        .filter((target) => /^(src|content|tests)\//.test(target))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps Node out of the engine, command line apart', () => {
    const wrong = engine.flatMap((file) =>
      imports(file)
        .filter((target) => target.startsWith('node:'))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps wall clock and randomness out of the engine', () => {
    const wrong = engine.flatMap((file) =>
      file.text
        .split('\n')
        .map((line, index) => ({ line, place: `${file.path}:${index + 1}` }))
        .filter(({ line }) => !/^\s*(\*|\/\/|\/\*)/.test(line) && BANNED.test(line))
        .map(({ line, place }) => `${place}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
});
