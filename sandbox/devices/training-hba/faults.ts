import type { BusFaultKind } from '../../scsi/scsi-bus.ts';
import type { Request } from './request.ts';

/** What can go wrong on the SCSI bus while one command is performed. */
const BUS_FAULTS = [
  'parity',
  'unexpected-bus-free',
  'selection-timeout',
  'overrun',
  'underrun',
  'phase-error',
] as const satisfies readonly BusFaultKind[];

/** What can go wrong with the interrupt line. */
export const LINE_FAULTS = ['late-interrupt', 'lost-interrupt', 'spurious'] as const;

/** Everything a scenario can let go wrong, by the names of the data sheet. */
export const FAULTS = [...BUS_FAULTS, 'firmware-error', 'external-bus-reset', ...LINE_FAULTS] as const;

export type FaultKind = (typeof FAULTS)[number];

export interface FaultRule {
  readonly kind: FaultKind;
  /** The fault strikes one request out of so many: fewest, most; drawn anew each time. At least 1. */
  readonly everyRequests: readonly [low: number, high: number];
  /** For `late-interrupt`: nanoseconds by which the line rises late; {@link LATE_NS} unless given. */
  readonly lateNs?: readonly [low: number, high: number] | undefined;
}

export type LineFault =
  | { readonly kind: 'lost-interrupt'; readonly context: number }
  | { readonly kind: 'late-interrupt'; readonly context: number; readonly delayNs: number };

/** What befalls one request. */
export type Fault =
  | LineFault
  | { readonly kind: 'firmware-error' }
  | { readonly kind: 'external-bus-reset' | 'spurious'; readonly delayNs: number }
  /** `bytes`: what the target moves when it moves too little. */
  | { readonly kind: BusFaultKind; readonly bytes: number };

/** Between the fetch of the request and a disturbance from elsewhere: a design assumption. */
export const DISTURBANCE_NS = [1_000, 200_000] as const;

/** By how much a late interrupt is late: a design assumption, some time-outs of a driver's poll. */
export const LATE_NS = [100_000, 1_000_000] as const;

/** Overrun and underrun need data that the target can have too much or too little of. */
function canStrike(kind: FaultKind, { direction, dataLength }: Request): boolean {
  return (kind !== 'overrun' && kind !== 'underrun') || (direction !== 'none' && dataLength > 0);
}

/** Draws from the run's seed which request meets which fault. One fault a request: the others wait for the next. */
export class FaultSource {
  readonly #random: (low: number, high: number) => number;
  readonly #rules: { readonly rule: FaultRule; left: number }[];

  constructor(rules: readonly FaultRule[], random: (low: number, high: number) => number) {
    this.#random = random;
    this.#rules = rules.map((rule) => ({ rule, left: random(...rule.everyRequests) }));
  }

  /** Counts the request. @returns the fault that it meets */
  next(request: Request): Fault | undefined {
    for (const entry of this.#rules) entry.left = Math.max(entry.left - 1, 0);
    const struck = this.#rules.find(({ rule, left }) => left === 0 && canStrike(rule.kind, request));
    if (struck === undefined) return undefined;
    struck.left = this.#random(...struck.rule.everyRequests);
    return this.#fault(struck.rule, request);
  }

  #fault({ kind, lateNs }: FaultRule, { context, dataLength }: Request): Fault {
    switch (kind) {
      case 'firmware-error':
        return { kind };
      case 'lost-interrupt':
        return { kind, context };
      case 'late-interrupt':
        return { kind, context, delayNs: this.#random(...(lateNs ?? LATE_NS)) };
      case 'external-bus-reset':
      case 'spurious':
        return { kind, delayNs: this.#random(...DISTURBANCE_NS) };
      case 'underrun':
        return { kind, bytes: this.#random(0, dataLength - 1) };
      default:
        return { kind, bytes: dataLength };
    }
  }
}
