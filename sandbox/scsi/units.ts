/** Logical units as a machine is configured with them. */

import { CdRom } from './cd-rom.ts';
import { Disk } from './disk.ts';
import type { ScsiUnitConfig } from './scsi-unit.ts';
import { Tape } from './tape.ts';
import { Target } from './target.ts';

/** What a class driver can be made to work with. */
export type StorageUnit = Disk | CdRom | Tape;

export interface StorageUnitConfig extends ScsiUnitConfig {
  /** A disk unless given. */
  readonly type?: 'disk' | 'cd-rom' | 'tape' | undefined;
  /** Capacity in blocks of the device type, at least 1; of a tape: what is recorded on it. */
  readonly blocks: number;
  /** See the device types: each takes what concerns it. */
  readonly badBlocks?: readonly number[] | undefined;
  readonly medium?: boolean | undefined;
  readonly filemarkEvery?: number | undefined;
}

export function createUnit(config: StorageUnitConfig): StorageUnit {
  switch (config.type ?? 'disk') {
    case 'disk':
      return new Disk(config);
    case 'cd-rom':
      return new CdRom(config);
    case 'tape':
      return new Tape(config);
  }
}

/** The targets on one bus, by their SCSI IDs, with the units that belong to them. */
export function targetsOf(units: readonly StorageUnit[], bus: number): Target[] {
  const there = units.filter((unit) => unit.bus === bus);
  const ids = [...new Set(there.map(({ target }) => target))];
  return ids.map((id) => {
    const own = there.filter(({ target }) => target === id);
    return new Target(id, own);
  });
}
