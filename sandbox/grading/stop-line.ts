/** A bug check as the stop screen of Windows NT writes it: the same in every language. */

import { BUG_CHECKS } from '../machine/bug-check.ts';
import type { EventOf } from '../trace/event.ts';

/** What the screen says. */
export type Stop = Pick<EventOf<'bug-check'>, 'code' | 'parameters'>;

/** E.g. `*** STOP: 0x000000F2 (0x0000000B, …)`: the code and its four parameters, each of 32 bits. */
export function stopLine({ code, parameters }: Stop): string {
  return `*** STOP: ${hex(code)} (${parameters.map(hex).join(', ')})`;
}

/** The code's public name; undefined where it has none here. */
export function stopName({ code }: Pick<Stop, 'code'>): string | undefined {
  return Object.entries(BUG_CHECKS).find(([, known]) => known === code)?.[0];
}

function hex(value: number): string {
  // Addresses from wasm can come signed.
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
