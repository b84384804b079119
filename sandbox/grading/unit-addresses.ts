/** The addresses of the units on the SCSI buses of one HBA: what a scenario leaves open, the seed of a run decides. */

import type { Random } from '../machine/random.ts';

/** A number, or the numbers of which each run draws one. */
export type Choice = number | readonly number[];

/** Bus, SCSI ID and logical unit number. */
export interface Address {
  readonly bus: 0 | 1;
  readonly target: number;
  readonly lun: number;
}

/** Where a unit may stand; on bus 0 unless given. */
export interface AllowedAddresses {
  readonly bus?: Address['bus'] | undefined;
  readonly target: Choice;
  readonly lun: Choice;
}

/** Indices of the units for which those before them leave no address. */
export function withoutAddress(units: readonly AllowedAddresses[]): readonly number[] {
  return new Placement(units.map(addressesOf)).without;
}

/**
 * The units, each at an address of its own. Units whose address is a number draw nothing.
 * @throws RangeError when there is one {@link withoutAddress}
 */
export function drawAddresses<Unit extends AllowedAddresses>(
  units: readonly Unit[],
  random: Random,
): (Omit<Unit, keyof Address> & Address)[] {
  const placement = new Placement(units.map((unit) => shuffled(addressesOf(unit), random)));
  return units.map((unit, index) => ({ ...unit, ...placement.addressOf(index) }));
}

/** Units on addresses of their own: a bipartite matching, found along augmenting paths. */
class Placement {
  readonly without: readonly number[];
  readonly #allowed: readonly (readonly Address[])[];
  readonly #addresses = new Map<number, Address>();
  /** Units by the names of their addresses. */
  readonly #holders = new Map<string, number>();

  /** @param allowed the addresses that each unit may have, those it would rather have first */
  constructor(allowed: readonly (readonly Address[])[]) {
    this.#allowed = allowed;
    this.without = [...allowed.keys()].filter((unit) => !this.#settle(unit, new Set()));
  }

  addressOf(unit: number): Address {
    const address = this.#addresses.get(unit);
    if (address === undefined) throw new RangeError(`unit ${unit} has no address`);
    return address;
  }

  /** Takes the first address that is free or whose holder can go elsewhere. */
  #settle(unit: number, tried: Set<string>): boolean {
    return (this.#allowed[unit] ?? []).some((address) => {
      const name = `${address.bus}.${address.target}.${address.lun}`;
      if (tried.has(name)) return false;
      tried.add(name);
      const holder = this.#holders.get(name);
      if (holder !== undefined && !this.#settle(holder, tried)) return false;
      this.#holders.set(name, unit);
      this.#addresses.set(unit, address);
      return true;
    });
  }
}

function addressesOf({ bus = 0, target, lun }: AllowedAddresses): Address[] {
  return [target].flat().flatMap((id) => [lun].flat().map((number) => ({ bus, target: id, lun: number })));
}

/** Fisher and Yates; one alone draws nothing. */
function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (left.length > 1) drawn.push(...left.splice(random(0, left.length - 1), 1));
  return [...drawn, ...left];
}
