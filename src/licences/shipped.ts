/** Every package of which a part is sent to the reader, with its licence's text. */

import { readdirSync, readFileSync, statSync } from 'node:fs';

export type Use = 'compiler' | 'editor' | 'workbench' | 'grading' | 'pages' | 'search';

interface Source {
  readonly name: string;
  readonly use: Use;
  /** Folder below `node_modules` with the licence; absent where the package brings none and `text` is ours to bring. */
  readonly folder?: string;
  /** File of `src/licences/texts/`. */
  readonly text?: string;
  /** SPDX expression, where there is no package to read it from. */
  readonly licence?: string;
}

export interface ShippedPackage {
  readonly name: string;
  readonly version: string | undefined;
  readonly use: Use;
  /** SPDX expression. */
  readonly licence: string;
  /** Licence and notices, file by file. */
  readonly texts: readonly string[];
}

const sources: readonly Source[] = [
  { name: 'LLVM, Clang, LLD', use: 'compiler', licence: 'Apache-2.0 WITH LLVM-exception', text: 'llvm.txt' },
  { name: '@yowasp/clang', use: 'compiler', folder: '@yowasp/clang', text: 'yowasp-clang.txt' },
  { name: 'musl (wasi-libc)', use: 'compiler', licence: 'MIT', text: 'musl.txt' },
  { name: 'monaco-editor', use: 'editor', folder: 'monaco-editor' },
  { name: 'Codicons (monaco-editor)', use: 'editor', licence: 'CC-BY-4.0', text: 'codicons.txt' },
  { name: 'preact', use: 'workbench', folder: 'preact' },
  { name: '@preact/signals', use: 'workbench', folder: '@preact/signals' },
  { name: '@preact/signals-core', use: 'workbench', folder: '@preact/signals-core' },
  { name: 'yaml', use: 'grading', folder: 'yaml' },
  { name: 'zod', use: 'grading', folder: 'zod' },
  { name: 'astro', use: 'pages', folder: 'astro' },
  { name: '@astrojs/preact', use: 'pages', folder: '@astrojs/preact' },
  { name: '@astrojs/starlight', use: 'pages', folder: '@astrojs/starlight' },
  { name: 'expressive-code', use: 'pages', folder: 'expressive-code' },
  { name: 'pagefind', use: 'search', folder: 'pagefind' },
];

/** @throws when a package is not installed or has no licence text */
export function shippedPackages(): ShippedPackage[] {
  return sources.map(({ name, use, folder, text, licence }) => {
    const manifest: { version?: string; license?: string } = folder
      ? JSON.parse(readFileSync(`node_modules/${folder}/package.json`, 'utf8'))
      : {};
    const texts = text
      ? [readFileSync(`src/licences/texts/${text}`, 'utf8')]
      : licenceTexts(`node_modules/${folder}`);
    const expression = licence ?? manifest.license;
    if (!expression || texts.length === 0) throw new Error(`${name}: no licence found`);
    return { name, version: manifest.version, use, licence: expression, texts };
  });
}

function licenceTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice|thirdpartynotices)/i.test(name))
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(path).isDirectory() ? licenceTexts(path) : [readFileSync(path, 'utf8')]));
}
