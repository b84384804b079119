/** How the linked program lays out low memory; the toolchain's `--stack-first -z stack-size=81920` makes it so. */

/** No program may touch `[0, STACK_LIMIT)`: null and what is near it. The C stack may not grow below it either. */
export const STACK_LIMIT = 0x10000;

/** The machine's shadow of active calls lies in the null page, out of the program's reach: one place number (4 bytes) each. */
export const CALL_RECORDS = 0x1000;

/**
 * Active calls of routines that use no C stack; the others take at least 16 bytes of its 16 KiB each, so that
 * recursion of any kind ends at the same call in every engine, before the engine's own stack does.
 */
export const DEEPEST_CALL = 1024;

/** Addresses from `start` to before `end`. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}
