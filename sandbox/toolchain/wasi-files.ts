/**
 * WASI preview 1's descriptors and paths over a {@link MemoryFileSystem}: each method is the call of that name.
 * Source: WebAssembly/WASI `legacy/preview1/docs.md` (layouts, error numbers).
 */

import { type MemoryFile, MemoryFileSystem, type MemoryNode, writeAt } from './file-system.ts';
import type { ProcessMemory } from './process-memory.ts';

export const ESUCCESS = 0;
const EBADF = 8;
const EINVAL = 28;
const EISDIR = 31;
const ENOENT = 44;
export const ENOSYS = 52;
const ENOTDIR = 54;
const ESPIPE = 70;

const FILETYPE_CHARACTER_DEVICE = 2;
const FILETYPE_DIRECTORY = 3;
const FILETYPE_REGULAR_FILE = 4;

const OFLAGS_CREAT = 1;
const OFLAGS_DIRECTORY = 2;
const OFLAGS_TRUNC = 8;

const WHENCE_SET = 0;
const WHENCE_CUR = 1;
const WHENCE_END = 2;

/** 0, 1 and 2 are the standard streams; 3 is the root directory, which all paths are relative to. */
const ROOT_DESCRIPTOR = 3;
const ALL_RIGHTS = 0x1fff_ffffn;
const PREOPENTYPE_DIR = 0;

interface OpenNode {
  readonly node: MemoryNode;
  position: number;
}

interface OpenFile {
  readonly open: OpenNode;
  readonly file: MemoryFile;
}

export class WasiFiles {
  tree = new MemoryFileSystem();
  readonly #memory: ProcessMemory;
  readonly #descriptors = new Map<number, OpenNode>();
  #nextDescriptor = ROOT_DESCRIPTOR + 1;
  readonly #output: Record<1 | 2, Uint8Array[]> = { 1: [], 2: [] };

  constructor(memory: ProcessMemory) {
    this.#memory = memory;
  }

  /** What the process wrote to standard output (1) or standard error (2). */
  output(descriptor: 1 | 2): string {
    const decoder = new TextDecoder();
    const chunks = this.#output[descriptor].map((chunk) => decoder.decode(chunk, { stream: true }));
    return chunks.join('') + decoder.decode();
  }

  fdClose(fd: number): number {
    return this.#descriptors.delete(fd) ? ESUCCESS : EBADF;
  }

  fdPrestatGet(fd: number, prestat: number): number {
    if (fd !== ROOT_DESCRIPTOR) return EBADF;
    this.#memory.setUint32(prestat, PREOPENTYPE_DIR);
    this.#memory.setUint32(prestat + 4, '/'.length);
    return ESUCCESS;
  }

  fdPrestatDirName(path: number): number {
    this.#memory.view.setUint8(path, '/'.charCodeAt(0));
    return ESUCCESS;
  }

  fdFdstatGet(fd: number, stat: number): number {
    const node = this.#node(fd);
    if (node === undefined) return EBADF;
    this.#memory.bytes(stat, 24).fill(0);
    this.#memory.view.setUint8(stat, fileType(node));
    this.#memory.setUint64(stat + 8, ALL_RIGHTS);
    this.#memory.setUint64(stat + 16, ALL_RIGHTS);
    return ESUCCESS;
  }

  fdFilestatGet(fd: number, stat: number): number {
    const node = this.#node(fd);
    return node === undefined ? EBADF : this.#writeFilestat(stat, node);
  }

  fdFilestatSetSize(fd: number, size: bigint): number {
    const file = this.#openFile(fd)?.file;
    if (file === undefined) return EBADF;
    const length = Number(size);
    if (length > file.length) writeAt(file, file.length, new Uint8Array(length - file.length));
    file.length = length;
    return ESUCCESS;
  }

  fdRead(fd: number, iovecs: number, count: number, read: number): number {
    const target = this.#openFile(fd);
    if (target === undefined) return EBADF;
    const total = this.#readAt(target.file, target.open.position, iovecs, count);
    target.open.position += total;
    this.#memory.setUint32(read, total);
    return ESUCCESS;
  }

  fdPread(fd: number, iovecs: number, count: number, offset: bigint, read: number): number {
    const target = this.#openFile(fd);
    if (target === undefined) return EBADF;
    this.#memory.setUint32(read, this.#readAt(target.file, Number(offset), iovecs, count));
    return ESUCCESS;
  }

  fdWrite(fd: number, iovecs: number, count: number, written: number): number {
    const target = this.#openFile(fd);
    let total = 0;
    for (const buffer of this.#memory.buffers(iovecs, count)) {
      if (fd === 1 || fd === 2) {
        this.#output[fd].push(buffer.slice());
      } else {
        if (target === undefined) return EBADF;
        writeAt(target.file, target.open.position, buffer);
        target.open.position += buffer.length;
      }
      total += buffer.length;
    }
    this.#memory.setUint32(written, total);
    return ESUCCESS;
  }

  fdSeek(fd: number, offset: bigint, whence: number, position: number): number {
    const target = this.#openFile(fd);
    if (target === undefined) return fd < ROOT_DESCRIPTOR ? ESPIPE : EBADF;
    const bases: Partial<Record<number, number>> = {
      [WHENCE_SET]: 0,
      [WHENCE_CUR]: target.open.position,
      [WHENCE_END]: target.file.length,
    };
    const base = bases[whence];
    if (base === undefined || base + Number(offset) < 0) return EINVAL;
    target.open.position = base + Number(offset);
    this.#memory.setUint64(position, BigInt(target.open.position));
    return ESUCCESS;
  }

  pathCreateDirectory(path: number, length: number): number {
    this.tree.addDirectory(this.#memory.string(path, length));
    return ESUCCESS;
  }

  pathFilestatGet(path: number, length: number, stat: number): number {
    const node = this.tree.lookup(this.#memory.string(path, length));
    return node === undefined ? ENOENT : this.#writeFilestat(stat, node);
  }

  pathOpen(path: number, length: number, oflags: number, opened: number): number {
    const name = this.#memory.string(path, length);
    let node = this.tree.lookup(name);
    if (node === undefined) {
      if ((oflags & OFLAGS_CREAT) === 0) return ENOENT;
      node = this.tree.addFile(name, new Uint8Array(0));
    } else if (node.kind === 'directory') {
      if ((oflags & OFLAGS_CREAT) !== 0) return EISDIR;
    } else if ((oflags & OFLAGS_DIRECTORY) !== 0) {
      return ENOTDIR;
    } else if ((oflags & OFLAGS_TRUNC) !== 0) {
      node.bytes = new Uint8Array(0);
      node.length = 0;
    }
    const fd = this.#nextDescriptor;
    this.#nextDescriptor += 1;
    this.#descriptors.set(fd, { node, position: 0 });
    this.#memory.setUint32(opened, fd);
    return ESUCCESS;
  }

  /** Clang writes its output under a temporary name first. */
  pathRename(from: number, fromLength: number, to: number, toLength: number): number {
    const { tree } = this;
    const renamed = tree.rename(this.#memory.string(from, fromLength), this.#memory.string(to, toLength));
    return renamed ? ESUCCESS : ENOENT;
  }

  pathUnlinkFile(path: number, length: number): number {
    return this.tree.remove(this.#memory.string(path, length)) ? ESUCCESS : ENOENT;
  }

  pathReadlink(): number {
    return EINVAL;
  }

  #node(fd: number): MemoryNode | 'stream' | undefined {
    if (fd < ROOT_DESCRIPTOR) return 'stream';
    return fd === ROOT_DESCRIPTOR ? this.tree.lookup('/') : this.#descriptors.get(fd)?.node;
  }

  #openFile(fd: number): OpenFile | undefined {
    const open = this.#descriptors.get(fd);
    return open?.node.kind === 'file' ? { open, file: open.node } : undefined;
  }

  #readAt(file: MemoryFile, start: number, iovecs: number, count: number): number {
    let total = 0;
    for (const buffer of this.#memory.buffers(iovecs, count)) {
      const offset = Math.min(start + total, file.length);
      const part = file.bytes.subarray(offset, Math.min(offset + buffer.length, file.length));
      buffer.set(part);
      total += part.length;
    }
    return total;
  }

  #writeFilestat(stat: number, node: MemoryNode | 'stream'): number {
    this.#memory.bytes(stat, 64).fill(0);
    this.#memory.setUint64(stat + 8, BigInt(node === 'stream' ? 0 : node.inode));
    this.#memory.view.setUint8(stat + 16, fileType(node));
    this.#memory.setUint64(stat + 24, 1n);
    if (node !== 'stream' && node.kind === 'file') this.#memory.setUint64(stat + 32, BigInt(node.length));
    return ESUCCESS;
  }
}

function fileType(node: MemoryNode | 'stream'): number {
  if (node === 'stream') return FILETYPE_CHARACTER_DEVICE;
  return node.kind === 'file' ? FILETYPE_REGULAR_FILE : FILETYPE_DIRECTORY;
}
