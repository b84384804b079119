/**
 * Delays of the SCSI bus, in nanoseconds.
 *
 * [SCSI-2] ANSI X3.131-1994, clause 5.7 (SCSI bus timing) unless another is named
 */

/** From asserting BSY until the data bus says who has won. */
export const ARBITRATION_DELAY_NS = 2_400;

/** For the bus to settle after a control signal has changed. */
export const BUS_SETTLE_DELAY_NS = 400;

/** For every device to release the bus once it has lost the arbitration. */
export const BUS_CLEAR_DELAY_NS = 800;

/** Largest difference in arrival of two signals. */
export const DESKEW_DELAY_NS = 45;

/** From BUS FREE to the next assertion of BSY. */
export const BUS_FREE_DELAY_NS = 800;

/** How long an initiator waits for a target to answer its selection. */
export const SELECTION_TIMEOUT_NS = 250_000_000;

/** How long RST must be held. */
export const RESET_HOLD_NS = 25_000;

/** Until targets answer again after a reset; recommended value. */
export const RESET_TO_SELECTION_NS = 250_000_000;

/** One byte of the asynchronous phases (MESSAGE, COMMAND, STATUS): 1.5 MB/s, the rate of an NCR 5380, data sheet. */
export const ASYNCHRONOUS_BYTE_NS = 667;

/** IDENTIFY and the two bytes of a queue tag. [SCSI-2] 6.6.7, 6.6.17 */
export const NEXUS_MESSAGE_BYTES = 3;

/** From the end of BSY and SEL until they count as BUS FREE and the bus may be arbitrated for. [SCSI-2] 6.1.1, 6.1.2 */
const BUS_FREE_NS = BUS_SETTLE_DELAY_NS + BUS_FREE_DELAY_NS;

/** From the won arbitration until the other side may answer. [SCSI-2] 6.1.2, 6.1.3 */
const SELECTION_NS = BUS_CLEAR_DELAY_NS + BUS_SETTLE_DELAY_NS + 2 * DESKEW_DELAY_NS + BUS_SETTLE_DELAY_NS;

/** From the end of BSY and SEL until a nexus is named: arbitration, selection or reselection, IDENTIFY and tag. */
export const NEXUS_NS =
  BUS_FREE_NS + ARBITRATION_DELAY_NS + SELECTION_NS + NEXUS_MESSAGE_BYTES * ASYNCHRONOUS_BYTE_NS;

/** STATUS and COMMAND COMPLETE, a byte each. */
export const STATUS_NS = 2 * ASYNCHRONOUS_BYTE_NS;
