/** For specs: miniports of the TH-50's PIO variant, and machines to run them on. */

import type { HbaConfig, MachineConfig } from '../grading/machine-config.ts';
import { type MiniportParts, QUIET } from './miniport.fixture.ts';

/** The variant with a FIFO of so many bytes. */
export const withFifo = (fifoBytes: number): HbaConfig => ({
  model: 'training-hba',
  fetchNs: 2000,
  bytesPerSecond: 1.5e6,
  pio: { fifoBytes },
});

/** One disk on the variant; four requests that do not meet. */
export const QUIET_PIO: MachineConfig = { ...QUIET, hba: withFifo(16) };

/** Four disks that reselect in any order, requests that come faster than they are done. */
export const BUSY_PIO: MachineConfig = {
  ...QUIET_PIO,
  targets: [0, 1, 2, 3].map((target) => ({ target, lun: 0, blocks: 256, latencyNs: [50_000, 400_000] })),
  workload: { requests: 8, transferBlocks: [1, 2], writePercent: 50, gapNs: [0, 50_000] },
};

/** How the bytes are fetched and brought, e.g. `ScsiPortReadRegisterBufferUchar`. */
const pump = (read: string, write: string) => `
/* Moves what the FIFO allows at once, for the request whose data phase is open. */
static UNUSED BOOLEAN Pump(EXTENSION *x) {
  ULONG left = READ(TH_XFRCNT), state = READ(TH_FIFOST), count = state & TH_FIFOST_COUNT_MASK;
  PSCSI_REQUEST_BLOCK srb = x->Srb[READ(TH_XFRCTX)];
  PUCHAR data;
  if (left == 0) return FALSE;
  data = (PUCHAR)srb->DataBuffer + (srb->DataTransferLength - left);
  if (state & TH_FIFOST_DIR(TH_DIRECTION_IN)) ${read}(FIFO_BYTES, data, count);
  else ${write}(FIFO_BYTES, data, count);
  return TRUE;
}
`;

const ENABLED = 'TH_INTST_CMPL | TH_INTST_REQA | TH_INTST_SRVC';

/** Through the window in memory space. */
const IN_MEMORY = `#define FIFO_BYTES (x->Registers + TH_FIFO)
${pump('ScsiPortReadRegisterBufferUchar', 'ScsiPortWriteRegisterBufferUchar')}`;

const REST = `WRITE(TH_INTST, status & TH_INTST_CAUSES);
  if (status & TH_INTST_CMPL) {
    PSCSI_REQUEST_BLOCK done;
    while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
  }
  if (status & TH_INTST_REQA) ScsiPortNotification(NextRequest, x);`;

/** Serves the FIFO in HwScsiInterrupt, as much as is there each time; specs replace what they want otherwise. */
export const PIO = {
  declarations: IN_MEMORY,
  registration: 'data.MapBuffers = TRUE;',
  initialize: `Start(x); WRITE(TH_INTEN, ${ENABLED}); return TRUE;`,
  startIo: 'Send(x, srb); return TRUE;',
  interrupt: `ULONG status = READ(TH_INTST);
  if (!(status & TH_INTST_INT)) return FALSE;
  if (status & TH_INTST_SRVC) Pump(x);
  ${REST}
  return TRUE;`,
  resetBus: `Start(x);
  WRITE(TH_INTEN, ${ENABLED});
  ScsiPortCompleteRequest(x, (UCHAR)path, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
  ScsiPortNotification(NextRequest, x);
  return TRUE;`,
} satisfies MiniportParts;

/** The same through the port of the FIFO in I/O space. */
export const PIO_BY_PORT: MiniportParts = {
  ...PIO,
  declarations: `#define FIFO_BYTES ((PUCHAR)x->Memo[7] + TH_FIFO)
${pump('ScsiPortReadPortBufferUchar', 'ScsiPortWritePortBufferUchar')}`,
  registration: `${PIO.registration} data.NumberOfAccessRanges = 2;`,
  findAdapter: `PACCESS_RANGE ports = &(*config->AccessRanges)[1];
  if (!Claim(x, config)) return SP_RETURN_ERROR;
  x->Memo[7] = (ULONG)ScsiPortGetDeviceBase(x, config->AdapterInterfaceType, config->SystemIoBusNumber,
                                            ports->RangeStart, ports->RangeLength, TRUE);
  return SP_RETURN_FOUND;`,
};

/** Leaves the whole data phase to a callback, with the HBA's interrupts off and everybody else's on. */
export const PIO_DEFERRED: MiniportParts = {
  ...PIO,
  declarations: `${IN_MEMORY}
static VOID Again(PVOID extension) { EXTENSION *x = extension; WRITE(TH_INTEN, ${ENABLED}); }
static VOID Move(PVOID extension) {
  while (Pump(extension)) ;
  ScsiPortNotification(CallDisableInterrupts, extension, Again);
}`,
  interrupt: `ULONG status = READ(TH_INTST);
  if (!(status & TH_INTST_INT)) return FALSE;
  ${REST}
  if (status & TH_INTST_SRVC) {
    WRITE(TH_INTEN, 0);
    ScsiPortNotification(CallEnableInterrupts, x, Move);
  }
  return TRUE;`,
};
