import type { Request } from './request.ts';

/** The name that an adapter's units are found by. */
export function unitKey(path: number, target: number, lun: number): string {
  return `${path}.${target}.${lun}`;
}

/** A logical unit's queue: one request active, unless NextLuRequest asked for more. */
export class LogicalUnit {
  readonly path: number;
  readonly target: number;
  readonly lun: number;
  /** Address of the miniport's specific LU extension; 0 when it asked for none. */
  readonly extension: number;
  readonly waiting: Request[] = [];
  /** The request that holds the unit, from its way into the adapter's queue until its completion. */
  active: Request | undefined;
  /** One-second ticks until the active request times out; 0: it has not reached the miniport. */
  ticks = 0;

  constructor(path: number, target: number, lun: number, extension: number) {
    this.path = path;
    this.target = target;
    this.lun = lun;
    this.extension = extension;
  }
}
