/** For specs: a miniport of the TH-50's system DMA variant, and machines to run it on. */

import type { HbaConfig, MachineConfig } from '../grading/machine-config.ts';
import { type MiniportParts, QUIET } from './miniport.fixture.ts';

/** The variant on a channel of the DMA controller. */
export const onChannel = (channel: number): HbaConfig => ({
  model: 'training-hba',
  fetchNs: 2000,
  bytesPerSecond: 10e6,
  systemDma: { channel },
});

/** One disk on the variant; four requests that do not meet. */
export const QUIET_DMA: MachineConfig = { ...QUIET, hba: onChannel(5) };

/** Four disks that reselect in any order, requests that come faster than they are done. */
export const BUSY_DMA: MachineConfig = {
  ...QUIET_DMA,
  targets: [0, 1, 2, 3].map((target) => ({ target, lun: 0, blocks: 256, latencyNs: [50_000, 400_000] })),
  workload: { requests: 24, transferBlocks: [1, 8], writePercent: 50, gapNs: [0, 50_000] },
};

const DECLARATIONS = `
/* The request that is mapped; where in its buffer the mapping begins, and its length. */
#define MAPPED x->Last
#define OFFSET x->Memo[0]
#define LENGTH x->Memo[1]
#define LONGEST 0x20000
static UNUSED VOID Flush(EXTENSION *x) { ScsiPortFlushDma(x); MAPPED = NULL; }
/* Asks for the channel on behalf of the target that has reselected, for at most LONGEST bytes. */
static UNUSED VOID Map(EXTENSION *x) {
  PSCSI_REQUEST_BLOCK srb = x->Srb[READ(TH_XFRCTX)];
  ULONG left = READ(TH_XFRCNT);
  OFFSET = READ(TH_XFRST) & TH_XFRST_TC && MAPPED == srb ? OFFSET + LENGTH : 0;
  LENGTH = left < LONGEST ? left : LONGEST;
  if (MAPPED != NULL) Flush(x);
  MAPPED = srb;
  ScsiPortIoMapTransfer(x, srb, (PUCHAR)srb->DataBuffer + OFFSET, LENGTH);
}
static UNUSED VOID Go(PVOID extension) { EXTENSION *x = extension; WRITE(TH_XFRCTL, TH_XFRCTL_GO); }
`;

/** Works; specs replace what they want wrong. */
export const SYSTEM_DMA = {
  declarations: DECLARATIONS,
  registration: 'data.HwDmaStarted = Go;',
  findAdapter: `if (!Claim(x, config)) return SP_RETURN_ERROR;
  config->DmaChannel = (READ(TH_XFRST) & TH_XFRST_CHAN_MASK) >> 16;
  config->DmaWidth = config->DmaChannel < 4 ? Width8Bits : Width16Bits;
  config->DmaSpeed = Compatible;
  return SP_RETURN_FOUND;`,
  initialize: 'Start(x); WRITE(TH_INTEN, TH_INTST_CMPL | TH_INTST_REQA | TH_INTST_XFER); return TRUE;',
  startIo: `PTH_REQUEST request = &x->Rings->Request[x->Tail];
  ULONG i;
  request->Context = x->Tail;
  request->Target = srb->TargetId;
  request->Lun = srb->Lun;
  request->CdbLength = srb->CdbLength;
  request->Direction = srb->SrbFlags & SRB_FLAGS_DATA_IN ? TH_DIRECTION_IN : TH_DIRECTION_OUT;
  request->DataLength = srb->DataTransferLength;
  request->SenseAddress = 0;
  for (i = 0; i < 16; i++) request->Cdb[i] = srb->Cdb[i];
  x->Srb[x->Tail] = srb;
  x->Tail = (x->Tail + 1) % ENTRIES;
  WRITE(TH_REQTAIL, x->Tail);
  return TRUE;`,
  interrupt: `ULONG status = READ(TH_INTST);
  PSCSI_REQUEST_BLOCK done;
  if (!(status & TH_INTST_INT)) return FALSE;
  WRITE(TH_INTST, status & (TH_INTST_CAUSES | TH_INTST_XFER));
  if (status & TH_INTST_CMPL)
    while ((done = Take(x)) != NULL) {
      if (done == MAPPED) Flush(x);
      ScsiPortNotification(RequestComplete, x, done);
    }
  if (status & TH_INTST_XFER) Map(x);
  if (status & TH_INTST_REQA) ScsiPortNotification(NextRequest, x);
  return TRUE;`,
  resetBus: `Flush(x);
  Start(x);
  WRITE(TH_INTEN, TH_INTST_CMPL | TH_INTST_REQA | TH_INTST_XFER);
  ScsiPortCompleteRequest(x, (UCHAR)path, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
  ScsiPortNotification(NextRequest, x);
  return TRUE;`,
} satisfies MiniportParts;

/** The same that never maps more than so many bytes at a time. */
export function mappingAtMost(bytes: number): MiniportParts {
  return { ...SYSTEM_DMA, declarations: DECLARATIONS.replace('0x20000', String(bytes)) };
}
