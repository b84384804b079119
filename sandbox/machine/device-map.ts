import type { RegisterDevice } from '../devices/device.ts';

/** Where the kernel maps device memory: far above the program's linear memory, so that no load or store reaches it. */
const MAP_BASE = 0xf000_0000;
const MAP_STRIDE = 0x1_0000;

/** As many as the addresses from MAP_BASE on have room for; a real system runs out of page table entries. */
const MOST_MAPPINGS = (2 ** 32 - MAP_BASE) / MAP_STRIDE;

/** What a base address register decodes: memory cycles, or I/O cycles. */
export type AddressSpace = 'memory' | 'port';

/** A device's base address register as the PCI bus configures it. */
export interface DeviceRange {
  readonly device: RegisterDevice;
  readonly space: AddressSpace;
  /** Bus address: of memory, or of the first port. */
  readonly physical: number;
  /** Bytes. */
  readonly length: number;
}

/** A range that the miniport has mapped with ScsiPortGetDeviceBase. */
export interface MappedRange {
  readonly device: RegisterDevice;
  readonly space: AddressSpace;
  readonly virtual: number;
  /** Bytes. */
  readonly length: number;
  /** The device's register offset at `virtual`. */
  readonly offset: number;
}

/** The kernel virtual addresses under which device registers are reached. */
export class DeviceMap {
  readonly #ranges: readonly DeviceRange[];
  readonly #mapped: MappedRange[] = [];
  #made = 0;

  constructor(ranges: readonly DeviceRange[]) {
    this.#ranges = ranges;
  }

  /** @returns the mapping, or undefined when no device decodes the whole range, or no address is left to map it to */
  map(space: AddressSpace, physical: number, length: number): MappedRange | undefined {
    const range = this.#ranges.find(
      (candidate) =>
        candidate.space === space &&
        physical >= candidate.physical &&
        physical + length <= candidate.physical + candidate.length,
    );
    if (range === undefined || length === 0 || this.#made === MOST_MAPPINGS) return undefined;
    const mapped = {
      device: range.device,
      space,
      // x86 reaches ports by their numbers: there is nothing to map.
      virtual: space === 'port' ? physical : MAP_BASE + this.#made * MAP_STRIDE,
      length,
      offset: physical - range.physical,
    };
    this.#made += 1;
    this.#mapped.push(mapped);
    return mapped;
  }

  /** @returns false when nothing is mapped at the address */
  unmap(virtual: number): boolean {
    const index = this.#mapped.findIndex((range) => range.virtual === virtual);
    if (index < 0) return false;
    this.#mapped.splice(index, 1);
    return true;
  }

  /** The mapping that an address of `width` bytes lies in. */
  find(space: AddressSpace, virtual: number, width: number): MappedRange | undefined {
    return this.#mapped.find(
      (range) =>
        range.space === space && virtual >= range.virtual && virtual + width <= range.virtual + range.length,
    );
  }
}
