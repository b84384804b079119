/** What the reference knows of a name in no language; the words are in `content/reference`. */

import type { MachineProfile } from '../machine/profile.ts';
import type { MiniportRoutine } from '../trace/event.ts';
import type { Parameter } from './declarations.ts';
import type { Source } from './sources.ts';
import type { StopReason } from './stops.ts';

/** The generated pages, by the last part of their address. */
export const REFERENCE_PAGES = [
  'entry-points',
  'notification',
  'registers',
  'memory',
  'time-and-logging',
  'structures',
  'values',
  'bug-checks',
] as const;

export type ReferencePage = (typeof REFERENCE_PAGES)[number];

/** `DIRQL`: the level of the HBA's own interrupt line. */
export type Level = 'PASSIVE_LEVEL' | 'DISPATCH_LEVEL' | 'DIRQL';

/** Something that is called: by the miniport, or by the port driver. */
export interface CallFact {
  readonly name: string;
  readonly page: ReferencePage;
  /** Other routines that differ only in the width of what they move. */
  readonly forms?: readonly string[];
  /** The only routines of a miniport that may call it; absent: all may. */
  readonly from?: readonly MiniportRoutine[];
  /** Where the port driver calls it; absent for what the miniport calls. */
  readonly level?: Level;
  /** What one call costs of virtual time, by the name of the machine's figure; absent: the words say it. */
  readonly cost?: keyof MachineProfile;
  /** Ids of checks. */
  readonly checks: readonly string[];
  readonly stops: readonly StopReason[];
  readonly sources: readonly Source[];
  /** The type that the headers declare an entry point with. */
  readonly callback?: string;
  /** What a notification takes after the device extension. */
  readonly surplus?: readonly Parameter[];
}

export interface StructureFact {
  readonly name: string;
  readonly fields: readonly string[];
  /** Bytes from the structure's start; absent where the port driver does not look. */
  readonly offsets?: Readonly<Record<string, number>>;
  readonly source: Source;
}

/** Constants that belong together. */
export interface ValuesFact {
  readonly id: string;
  /** Which constants of the headers they are. */
  readonly names: RegExp;
  readonly source: Source;
}
