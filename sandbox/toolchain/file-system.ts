/** The files LLVM sees: a tree in memory whose names match without regard to case, as Windows' do. */

const decoder = new TextDecoder();

/** A regular file; `bytes` may be longer than the `length` in use. */
export interface MemoryFile {
  readonly kind: 'file';
  readonly inode: number;
  /** The path as given when the file was made, whatever the case it is asked for by. */
  readonly path: string;
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
}

export interface MemoryDirectory {
  readonly kind: 'directory';
  readonly inode: number;
}

export type MemoryNode = MemoryFile | MemoryDirectory;

/**
 * Paths are absolute or relative to the root, with `/` between names; `.` and `..` are resolved.
 * Clang tells files apart by inode, so two spellings of one name are one file to `#pragma once`.
 */
export class MemoryFileSystem {
  readonly #nodes = new Map<string, MemoryNode>([['', { kind: 'directory', inode: 1 }]]);
  #lastInode = 1;

  lookup(path: string): MemoryNode | undefined {
    return this.#nodes.get(keyOf(path));
  }

  /** Makes the directory and those above it; an existing one stays as it is. */
  addDirectory(path: string): void {
    const key = keyOf(path);
    if (this.#nodes.has(key)) return;
    this.addDirectory(parentOf(key));
    this.#nodes.set(key, { kind: 'directory', inode: this.#newInode() });
  }

  /** Puts a file there, with the directories above it, replacing an earlier one. `bytes` is not copied until written to. */
  addFile(path: string, bytes: Uint8Array<ArrayBuffer>): MemoryFile {
    const key = keyOf(path);
    this.addDirectory(parentOf(key));
    const file: MemoryFile = { kind: 'file', inode: this.#newInode(), path, bytes, length: bytes.length };
    this.#nodes.set(key, file);
    return file;
  }

  /** @returns whether there was something to remove */
  remove(path: string): boolean {
    return this.#nodes.delete(keyOf(path));
  }

  /** Moves a file over whatever has the new name. @returns false when there is no such file */
  rename(from: string, to: string): boolean {
    const node = this.lookup(from);
    if (node?.kind !== 'file') return false;
    this.#nodes.delete(keyOf(from));
    this.#nodes.set(keyOf(to), node);
    return true;
  }

  /** A copy of the file's bytes. @throws Error when there is no such file */
  read(path: string): Uint8Array<ArrayBuffer> {
    const node = this.lookup(path);
    if (node?.kind !== 'file') throw new Error(`no such file: ${path}`);
    return node.bytes.slice(0, node.length);
  }

  readText(path: string): string {
    return decoder.decode(this.read(path));
  }

  #newInode(): number {
    this.#lastInode += 1;
    return this.#lastInode;
  }
}

/** Writes into the file at `offset`, lengthening it as needed. */
export function writeAt(file: MemoryFile, offset: number, data: Uint8Array): void {
  const end = offset + data.length;
  if (end > file.bytes.length) {
    const larger = new Uint8Array(Math.max(end, 2 * file.bytes.length));
    larger.set(file.bytes.subarray(0, file.length));
    file.bytes = larger;
  }
  file.bytes.set(data, offset);
  file.length = Math.max(file.length, end);
}

function keyOf(path: string): string {
  const names: string[] = [];
  for (const name of path.toLowerCase().split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')));
}
