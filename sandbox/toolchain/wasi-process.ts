/**
 * Just enough of WASI preview 1 for one run of an LLVM tool. The clock stands still and the random bytes
 * are zero, so that equal inputs give equal outputs.
 */

import type { MemoryFileSystem } from './file-system.ts';
import { ProcessMemory } from './process-memory.ts';
import { ENOSYS, ESUCCESS, WasiFiles } from './wasi-files.ts';

const encoder = new TextEncoder();

/** Thrown through the tool's frames by `proc_exit`. */
class ProcessExit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

export class WasiProcess {
  readonly #memory: ProcessMemory;
  readonly #files: WasiFiles;
  readonly #start: () => void;
  #args: readonly Uint8Array[] = [];

  /** @throws TypeError when the module is no WASI command */
  constructor(module: WebAssembly.Module) {
    // The module calls no import before `run`: it has no start function.
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: this.#imports() });
    const { memory, _start: start } = exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof start !== 'function') {
      throw new TypeError('no WASI command: it exports no memory or no _start');
    }
    this.#memory = new ProcessMemory(memory);
    this.#files = new WasiFiles(this.#memory);
    this.#start = () => start();
  }

  /**
   * Runs the process to its end; a process runs only once.
   * @param files read and changed in place
   * @returns the exit code
   * @throws whatever trap ends it instead
   */
  run(args: readonly string[], files: MemoryFileSystem): number {
    this.#args = args.map((argument) => encoder.encode(`${argument}\0`));
    this.#files.tree = files;
    try {
      this.#start();
    } catch (error) {
      if (error instanceof ProcessExit) return error.code;
      throw error;
    }
    return 0;
  }

  get stdout(): string {
    return this.#files.output(1);
  }

  get stderr(): string {
    return this.#files.output(2);
  }

  #imports(): WebAssembly.ModuleImports {
    const unsupported = (): number => ENOSYS;
    return {
      args_sizes_get: (count: number, size: number) => this.#argsSizesGet(count, size),
      args_get: (pointers: number, bytes: number) => this.#argsGet(pointers, bytes),
      environ_sizes_get: (count: number, size: number) => {
        this.#memory.setUint32(count, 0);
        this.#memory.setUint32(size, 0);
        return ESUCCESS;
      },
      environ_get: () => ESUCCESS,
      clock_time_get: (_clock: number, _precision: bigint, time: number) => {
        this.#memory.setUint64(time, 0n);
        return ESUCCESS;
      },
      random_get: (address: number, length: number) => {
        this.#memory.bytes(address, length).fill(0);
        return ESUCCESS;
      },
      proc_exit: (code: number) => {
        throw new ProcessExit(code);
      },
      fd_close: (fd: number) => this.#files.fdClose(fd),
      fd_fdstat_get: (fd: number, stat: number) => this.#files.fdFdstatGet(fd, stat),
      fd_filestat_get: (fd: number, stat: number) => this.#files.fdFilestatGet(fd, stat),
      fd_filestat_set_size: (fd: number, size: bigint) => this.#files.fdFilestatSetSize(fd, size),
      fd_filestat_set_times: () => ESUCCESS,
      fd_prestat_get: (fd: number, prestat: number) => this.#files.fdPrestatGet(fd, prestat),
      fd_prestat_dir_name: (_fd: number, path: number) => this.#files.fdPrestatDirName(path),
      fd_read: (fd: number, iovecs: number, count: number, read: number) =>
        this.#files.fdRead(fd, iovecs, count, read),
      fd_pread: (fd: number, iovecs: number, count: number, offset: bigint, read: number) =>
        this.#files.fdPread(fd, iovecs, count, offset, read),
      fd_write: (fd: number, iovecs: number, count: number, written: number) =>
        this.#files.fdWrite(fd, iovecs, count, written),
      fd_seek: (fd: number, offset: bigint, whence: number, position: number) =>
        this.#files.fdSeek(fd, offset, whence, position),
      path_create_directory: (_fd: number, path: number, length: number) =>
        this.#files.pathCreateDirectory(path, length),
      path_filestat_get: (_fd: number, _lookup: number, path: number, length: number, stat: number) =>
        this.#files.pathFilestatGet(path, length, stat),
      path_open: (
        _fd: number,
        _lookup: number,
        path: number,
        length: number,
        oflags: number,
        _rights: bigint,
        _inheriting: bigint,
        _fdflags: number,
        opened: number,
      ) => this.#files.pathOpen(path, length, oflags, opened),
      path_rename: (
        _fd: number,
        from: number,
        fromLength: number,
        _toFd: number,
        to: number,
        toLength: number,
      ) => this.#files.pathRename(from, fromLength, to, toLength),
      path_unlink_file: (_fd: number, path: number, length: number) =>
        this.#files.pathUnlinkFile(path, length),
      path_readlink: () => this.#files.pathReadlink(),
      path_link: unsupported,
      path_symlink: unsupported,
      path_remove_directory: unsupported,
      fd_readdir: unsupported,
      poll_oneoff: unsupported,
    };
  }

  #argsSizesGet(count: number, size: number): number {
    this.#memory.setUint32(count, this.#args.length);
    this.#memory.setUint32(
      size,
      this.#args.reduce((sum, argument) => sum + argument.length, 0),
    );
    return ESUCCESS;
  }

  #argsGet(pointers: number, bytes: number): number {
    let address = bytes;
    for (const [index, argument] of this.#args.entries()) {
      this.#memory.setUint32(pointers + 4 * index, address);
      this.#memory.bytes(address, argument.length).set(argument);
      address += argument.length;
    }
    return ESUCCESS;
  }
}
