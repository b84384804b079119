/** Microsoft's public documents that the course teaches, by their own names. */
export const documents = [
  'SCSI Miniport Driver’s HwScsiInterrupt Routine',
  'Deferring Interrupt-Driven I/O from HwScsiInterrupt',
  'HwScsiInterrupt routine',
] as const;
