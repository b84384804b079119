import { DATA, STATUS } from '../keyboard-controller/registers.ts';
import type { PortAccess } from '../port-access.ts';
import { maskOf } from '../register-table.ts';
import { REPORT, REPORT_BYTES } from './report.ts';

/** A movement of the pointer in counts of the mouse: to the right, upwards. */
export interface Move {
  readonly dx: number;
  readonly dy: number;
}

const FULL = maskOf(STATUS, 'OBF') | maskOf(STATUS, 'AUXB');

/** The mouse driver's part at the controller: the engine's own. Puts reports together from their bytes. */
export class MouseService {
  #bytes: number[] = [];

  /**
   * One interrupt, one byte.
   * @param moved called with the last byte of a report
   * @returns whether the interrupt was the mouse's
   */
  service(port: PortAccess, moved: (move: Move) => void): boolean {
    if ((port.read(STATUS.offset) & FULL) !== FULL) return false;
    this.#bytes.push(port.read(DATA.offset));
    if (this.#bytes.length < REPORT_BYTES) return true;
    const [first = 0, x = 0, y = 0] = this.#bytes;
    this.#bytes = [];
    moved({ dx: signed(x, first & REPORT.xSign), dy: signed(y, first & REPORT.ySign) });
    return true;
  }
}

/** The sign bit of a nine-bit number stands in the report's first byte. */
function signed(low: number, sign: number): number {
  return sign === 0 ? low : low - 0x100;
}
