/** Every check a scenario can name. */

import type { Check } from './check.ts';
import { claimsOwn } from './claims-own.ts';
import { interruptRegistered } from './interrupt-registered.ts';
import { isrTime } from './isr-time.ts';
import { lineReleased } from './line-released.ts';
import { neighbourLatency } from './neighbour-latency.ts';
import { noBugCheck } from './no-bug-check.ts';
import { noCauseLost } from './no-cause-lost.ts';
import { noStorm } from './no-storm.ts';
import { refusesForeign } from './refuses-foreign.ts';
import { refusesQuickly } from './refuses-quickly.ts';
import { requestsComplete } from './requests-complete.ts';
import { servedByInterrupt } from './served-by-interrupt.ts';
import { srbUntouchedWhenForeign } from './srb-untouched-when-foreign.ts';
import { statusFirst } from './status-first.ts';

export const CHECKS: ReadonlyMap<string, Check> = new Map(
  [
    interruptRegistered,
    servedByInterrupt,
    statusFirst,
    claimsOwn,
    refusesForeign,
    refusesQuickly,
    neighbourLatency,
    srbUntouchedWhenForeign,
    lineReleased,
    noCauseLost,
    isrTime,
    noStorm,
    noBugCheck,
    requestsComplete,
  ].map((check) => [check.id, check]),
);
