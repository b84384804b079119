/** Interrupt request levels of a uniprocessor x86 PC with an 8259A pair (NT x86 HAL). */

export const PASSIVE_LEVEL = 0;
export const DISPATCH_LEVEL = 2;
/** The system timer's own level, above every device (NT x86 `CLOCK2_LEVEL`). */
export const CLOCK2_LEVEL = 28;

/** Lines are numbered so that a lower IRQ preempts: IRQ 1 is IRQL 26, IRQ 11 is 16, IRQ 12 is 15 (NT x86 HAL; ReactOS `halirq.h`). */
const HIGHEST_DEVICE_IRQL = 27;

/**
 * @param irq an input of the PIC with a device on it: 1 to 7, 9 to 15 (the timer and the clock have levels of their own)
 * @returns the IRQL at which the line's service routines run
 */
export function deviceIrql(irq: number): number {
  return HIGHEST_DEVICE_IRQL - irq;
}
