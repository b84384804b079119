/**
 * What a PS/2 mouse sends. Its registers are the keyboard controller's.
 *
 * [PS/2] IBM PS/2 Hardware Interface Technical Reference
 */

/** Bits of a report's first byte; bit 3 is always set. [PS/2] */
export const REPORT = { always: 0x08, xSign: 0x10, ySign: 0x20 } as const;

/** Bytes of one report. */
export const REPORT_BYTES = 3;

/** Counts that one report can carry in each direction: nine bits in two's complement, −256 left out for symmetry. */
export const LARGEST_MOVE = 255;

/**
 * Nanoseconds of one byte between mouse and controller: 11 bits at 12.5 kHz, a design assumption between the
 * 10 and 16.7 kHz that [PS/2] allows.
 */
export const BYTE_NS = 880_000;
