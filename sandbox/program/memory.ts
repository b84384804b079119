/** The program's address space: linear memory under a shadow map that says what may be touched. */

import type { AddressRange } from './address-map.ts';

/** How a range answers a load and a store of the learner's code. Engine code (`view`) is never checked. */
export type Permission = 'read-write' | 'read-only' | 'none';

export interface GuardedMemory {
  /** Bytes of linear memory; addresses at or above are unmapped. */
  readonly size: number;
  /** Little-endian access for the engine, unchecked by the shadow. Valid for the life of the program. */
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** First address after the module's own data and stack, 16-byte aligned; everything from here is the machine's to allocate. */
  readonly poolStart: number;
  /** Where the module's static variables lie, constants apart. */
  readonly statics: readonly AddressRange[];
  /**
   * Sets what the learner's code may do with `[address, address + length)`. `region` names it in faults
   * (`freed`, `redzone`, `completed-srb`, `device-registers`, …). The address must be 8-byte aligned;
   * a length that is not a multiple of 8 leaves the granule's rest inaccessible. At {@link size} and above the
   * permission must be `none`: the range then only names faults; the latest range wins.
   * @throws RangeError when misaligned, reaching past the end of memory, or naming more than 255 regions
   */
  protect(address: number, length: number, permission: Permission, region: string): void;
  /**
   * Reports every permitted load and store that overlaps the range, to the byte, to {@link ProgramHost.watchedAccess}
   * before it happens. A watch stays when permissions change; `unwatch` ends it for its own bytes.
   * @throws RangeError outside linear memory
   */
  watch(address: number, length: number): void;
  unwatch(address: number, length: number): void;
  /** A NUL-terminated string, at most `limit` bytes (1024), Latin-1; empty outside memory. */
  readString(address: number, limit?: number): string;
}
