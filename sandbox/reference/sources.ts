/** Where Microsoft's public pages of the interface stand. */

const LEARN = 'https://learn.microsoft.com/en-us/windows-hardware/drivers';
/** Where the pages of SCSI miniports went when they were archived. */
const ARCHIVE = 'https://learn.microsoft.com/en-us/previous-versions/windows';

/** A page's title, as it stands there, and its address. */
export interface Source {
  readonly title: string;
  readonly address: string;
}

/** The page of an exported routine. */
export function routinePage(name: string): Source {
  return { title: name, address: `${LEARN}/ddi/srb/nf-srb-${name.toLowerCase()}` };
}

/** The page of a pointer to one of the miniport's routines, e.g. `PHW_INTERRUPT`. */
export function callbackPage(type: string): Source {
  return { title: type, address: `${LEARN}/ddi/srb/nc-srb-${type.toLowerCase()}` };
}

export function structurePage(name: string): Source {
  return { title: name, address: `${LEARN}/ddi/srb/ns-srb-_${name.toLowerCase()}` };
}

/** @param path name of the page below the debugger's documents, e.g. `bug-check-0xf2--hardware-interrupt-storm` */
export function bugCheckPage(code: number, path: string): Source {
  return { title: `Bug Check 0x${code.toString(16).toUpperCase()}`, address: `${LEARN}/debugger/${path}` };
}

function archived(title: string, path: string): Source {
  return { title, address: `${ARCHIVE}/${path}` };
}

export const PAGES = {
  driverEntry: archived(
    "SCSI Miniport Driver's DriverEntry Routine",
    'drivers/storage/scsi-miniport-driver-s-driverentry-routine',
  ),
  interrupt: archived('HwScsiInterrupt routine', 'hardware/drivers/ff557312(v=vs.85)'),
  interruptRoutine: archived(
    "SCSI Miniport Driver's HwScsiInterrupt Routine",
    'drivers/storage/scsi-miniport-driver-s-hwscsiinterrupt-routine',
  ),
  resetBus: archived('HwScsiResetBus routine', 'hardware/drivers/ff557318(v=vs.85)'),
  dmaStarted: archived('HwScsiDmaStarted routine', 'hardware/drivers/ff557291(v=vs.85)'),
  dmaStartedRoutine: {
    title: "SCSI Miniport Driver's HwScsiDmaStarted Routine",
    address: `${LEARN}/storage/scsi-miniport-driver-s-hwscsidmastarted-routine`,
  },
  enableInterrupts: archived('HwScsiEnableInterruptsCallback routine', 'hardware/drivers/ff557295(v=vs.85)'),
  disableInterrupts: archived(
    'HwScsiDisableInterruptsCallback routine',
    'hardware/storage/ff557288(v=vs.85)',
  ),
  errorHandling: archived(
    'Error Handling in SCSI Miniport Drivers',
    'drivers/storage/error-handling-in-scsi-miniport-drivers',
  ),
  hardwarePriorities: {
    title: 'Managing Hardware Priorities',
    address: `${LEARN}/kernel/managing-hardware-priorities`,
  },
} as const satisfies Readonly<Record<string, Source>>;
