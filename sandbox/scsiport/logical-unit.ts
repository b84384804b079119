import type { Request } from './request.ts';

/** The name that an adapter's units are found by. */
export function unitKey(path: number, target: number, lun: number): string {
  return `${path}.${target}.${lun}`;
}

/** A logical unit's queue: one request at a time, unless NextLuRequest asks for more. */
export class LogicalUnit {
  readonly path: number;
  readonly target: number;
  readonly lun: number;
  /** Address of the miniport's specific LU extension; 0 when it asked for none. */
  readonly extension: number;
  readonly waiting: Request[] = [];
  /** Each request between its way into the adapter's queue and its completion, with its queue tag; the oldest first. */
  readonly active = new Map<Request, number>();
  /** Requests that the target, or the miniport, was too busy for, until the next tick. */
  readonly busy: Request[] = [];
  /** How often each of them was tried again. */
  readonly retries = new Map<Request, number>();
  /** Opened by a completion and by NextLuRequest, shut behind each request. */
  gateOpen = true;
  /** After a failed request, until its class driver releases the queue. */
  frozen = false;
  /** One-second ticks until the oldest active request times out; 0: none has reached the miniport. */
  ticks = 0;

  constructor(path: number, target: number, lun: number, extension: number) {
    this.path = path;
    this.target = target;
    this.lun = lun;
    this.extension = extension;
  }

  get oldest(): Request | undefined {
    return this.active.keys().next().value;
  }
}
