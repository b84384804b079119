/**
 * Linear memory under a shadow of one byte per 8-byte granule, after the kernel address sanitizer (Linux,
 * Documentation/dev-tools/kasan.rst). The shadow stands behind the program's memory in the same linear memory, where
 * the module's own checks read it and let no access of the program through.
 */

import { type AddressRange, STACK_LIMIT } from './address-map.ts';
import type { GuardedMemory, Permission } from './memory.ts';

export const GRANULE = 8;
/** Low bits of a shadow byte: accessible bytes from the granule's start, 0 to 8. */
const ACCESSIBLE = 0x0f;
const READ_ONLY = 0x10;
const WATCHED = 0x20;
/** Region of what the program calls constant. */
export const CONSTANTS = 'module-constants';
/** Region names there can be beside `unmapped`: their numbers take a byte. */
const MOST_REGIONS = 255;
/** The shadow of a granule that anything may be done with: the module's checks compare with it. */
export const UNRESTRICTED = GRANULE;

/** Bytes of linear memory for a program of `size` bytes and its shadow. */
export function shadowedSize(size: number): number {
  return size + size / GRANULE;
}

/** Why an access is refused: `region` is the tag of the first byte the program has no right to. */
export interface Refusal {
  readonly region: string;
}

/** How a program lies in its memory. */
export interface MemoryLayout {
  /** Bytes of the program's memory. */
  readonly size: number;
  /** First address above the C stack, where the data begin. */
  readonly stackTop: number;
  /** First address above the data. */
  readonly heapBase: number;
  /** The part of the data that cannot be written; none unless given. */
  readonly constants?: AddressRange;
}

const NOWHERE: AddressRange = { start: 0, end: 0 };

interface MappedRange {
  readonly start: number;
  readonly end: number;
  readonly region: string;
}

export class ShadowedMemory implements GuardedMemory {
  readonly size: number;
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly poolStart: number;
  readonly statics: readonly AddressRange[];
  /** First address above the C stack. */
  readonly stackTop: number;
  /** Zero, where nothing was ever protected: no access, region `unmapped`. */
  readonly shadow: Uint8Array;
  readonly #constants: AddressRange;
  readonly #regions: Uint8Array;
  readonly #regionNames: string[] = ['unmapped'];
  /** Watched bytes of a granule as bits. */
  readonly #watched = new Map<number, number>();
  /** Ranges above linear memory, latest first: they only name faults. */
  readonly #mappedAbove: MappedRange[] = [];

  /** @param buffer of {@link shadowedSize} bytes or more */
  constructor(buffer: ArrayBuffer, { size, stackTop, heapBase, constants = NOWHERE }: MemoryLayout) {
    this.size = size;
    this.stackTop = stackTop;
    this.#constants = constants;
    this.view = new DataView(buffer, 0, size);
    this.bytes = new Uint8Array(buffer, 0, size);
    this.poolStart = Math.ceil(heapBase / 16) * 16;
    this.statics =
      constants.start === constants.end
        ? [{ start: stackTop, end: heapBase }]
        : [
            { start: stackTop, end: constants.start },
            { start: constants.end, end: heapBase },
          ];
    this.shadow = new Uint8Array(buffer, size, size / GRANULE);
    this.#regions = new Uint8Array(this.size / GRANULE);
    this.protect(0, STACK_LIMIT, 'none', 'null-page');
    this.protect(STACK_LIMIT, stackTop - STACK_LIMIT, 'read-write', 'stack');
    this.protect(stackTop, heapBase - stackTop, 'read-write', 'module-data');
    this.permitData(constants.start, constants.end - constants.start);
  }

  /** Gives the program a part of its data: to read what it calls constant, the rest to write, too. */
  permitData(address: number, length: number): void {
    const { start, end } = this.#constants;
    if (address >= start && address < end) this.protect(address, length, 'read-only', CONSTANTS);
    else this.protect(address, length, 'read-write', 'module-data');
  }

  protect(address: number, length: number, permission: Permission, region: string): void {
    if (address % GRANULE !== 0) throw new RangeError(`protect: address ${address} is not 8-byte aligned`);
    if (address >= this.size) {
      if (permission !== 'none') throw new RangeError('protect: no memory at this address to permit');
      this.#mappedAbove.unshift({ start: address, end: address + length, region });
      return;
    }
    if (address < 0 || length < 0 || address + length > this.size)
      throw new RangeError(`protect: [${address}, +${length}) is not in memory`);
    const first = address / GRANULE;
    const whole = first + Math.floor(length / GRANULE);
    const end = Math.ceil((address + length) / GRANULE);
    const flags = permission === 'read-only' ? READ_ONLY : 0;
    this.shadow.fill(permission === 'none' ? 0 : GRANULE | flags, first, whole);
    if (end > whole) this.shadow[whole] = permission === 'none' ? 0 : (length % GRANULE) | flags;
    this.#regions.fill(this.#regionNumber(region), first, end);
    this.#restoreWatches(first, end);
  }

  /** Leaves the program `accessible` bytes (0 to 8) of each granule, as the sanitizer marks stack frames. */
  poison(firstGranule: number, count: number, accessible: number, region: string): void {
    const end = firstGranule + count;
    this.shadow.fill(accessible, firstGranule, end);
    this.#regions.fill(this.#regionNumber(region), firstGranule, end);
    this.#restoreWatches(firstGranule, end);
  }

  watch(address: number, length: number): void {
    this.#changeWatch(address, length, (mask, bits) => mask | bits);
  }

  unwatch(address: number, length: number): void {
    this.#changeWatch(address, length, (mask, bits) => mask & ~bits);
  }

  readString(address: number, limit = 1024): string {
    const start = address >>> 0;
    let text = '';
    for (let at = start; at < Math.min(start + limit, this.size); at++) {
      const byte = this.bytes[at] as number;
      if (byte === 0) break;
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** Whether the program may not make this access, and why. `address` is unsigned. */
  refusal(address: number, size: number, write: boolean): Refusal | undefined {
    const end = address + size;
    for (let at = address; at < end; ) {
      if (at >= this.size) return { region: this.#regionAbove(at) };
      const granule = Math.floor(at / GRANULE);
      const state = this.shadow[granule] as number;
      const next = Math.min((granule + 1) * GRANULE, end);
      if (next > granule * GRANULE + (state & ACCESSIBLE)) return { region: this.#refusedRegion(granule) };
      if (write && state & READ_ONLY) return { region: this.#regionOf(granule) };
      at = next;
    }
    return undefined;
  }

  /** Whether an access overlaps a watched byte. `address` is unsigned. */
  isWatched(address: number, size: number): boolean {
    if (this.#watched.size === 0) return false;
    const end = address + size;
    for (let granule = Math.floor(address / GRANULE); granule * GRANULE < end; granule++) {
      const mask = this.#watched.get(granule);
      if (mask !== undefined && mask & byteMask(granule, address, end)) return true;
    }
    return false;
  }

  #changeWatch(address: number, length: number, change: (mask: number, bits: number) => number): void {
    const end = address + length;
    if (address < 0 || end > this.size)
      throw new RangeError(`watch: [${address}, +${length}) is not in memory`);
    for (let granule = Math.floor(address / GRANULE); granule * GRANULE < end; granule++) {
      const mask = change(this.#watched.get(granule) ?? 0, byteMask(granule, address, end));
      const state = (this.shadow[granule] as number) & ~WATCHED;
      if (mask === 0) this.#watched.delete(granule);
      else this.#watched.set(granule, mask);
      this.shadow[granule] = mask === 0 ? state : state | WATCHED;
    }
  }

  #restoreWatches(first: number, end: number): void {
    for (const granule of this.#watched.keys())
      if (granule >= first && granule < end)
        this.shadow[granule] = (this.shadow[granule] as number) | WATCHED;
  }

  #regionNumber(name: string): number {
    const known = this.#regionNames.indexOf(name);
    if (known >= 0) return known;
    if (this.#regionNames.length > MOST_REGIONS) throw new RangeError(`no number is left for region ${name}`);
    return this.#regionNames.push(name) - 1;
  }

  #regionOf(granule: number): string {
    return this.#regionNames[this.#regions[granule] ?? 0] ?? '';
  }

  /** The bytes after a partly accessible granule's own belong to what follows it, as in the kernel's reports. */
  #refusedRegion(granule: number): string {
    const state = this.shadow[granule] as number;
    const next = this.shadow[granule + 1];
    const followed = (state & ACCESSIBLE) > 0 && next !== undefined && (next & ACCESSIBLE) === 0;
    return this.#regionOf(followed ? granule + 1 : granule);
  }

  #regionAbove(address: number): string {
    return (
      this.#mappedAbove.find(({ start, end }) => address >= start && address < end)?.region ?? 'unmapped'
    );
  }
}

/** Bits of a granule's bytes that lie in `[start, end)`. */
function byteMask(granule: number, start: number, end: number): number {
  let mask = 0;
  for (let byte = 0; byte < GRANULE; byte++) {
    const address = granule * GRANULE + byte;
    if (address >= start && address < end) mask |= 1 << byte;
  }
  return mask;
}
