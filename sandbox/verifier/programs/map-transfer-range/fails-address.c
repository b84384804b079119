#include "dma.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  ULONG status = READ(TH_INTST);
  PSCSI_REQUEST_BLOCK srb;

  if (!(status & TH_INTST_INT)) return FALSE;
  WRITE(TH_INTST, DMA_CAUSES);
  while ((srb = Take(x)) != NULL) {
    ScsiPortFlushDma(x);
    Complete(x, srb);
  }
  if (status & TH_INTST_XFER) {
    srb = Waiting(x);
    ScsiPortIoMapTransfer(x, srb, srb->Cdb, READ(TH_XFRCNT)); /* expect: map-transfer-range 0xE6 0x1B */
  }
  return TRUE;
}
