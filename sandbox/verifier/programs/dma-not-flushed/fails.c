#include "dma.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  ULONG status = READ(TH_INTST);
  PSCSI_REQUEST_BLOCK srb;

  if (!(status & TH_INTST_INT)) return FALSE;
  WRITE(TH_INTST, DMA_CAUSES);
  while ((srb = Take(x)) != NULL) {
    ScsiPortNotification(RequestComplete, x, srb); /* expect: dma-not-flushed 0xE6 0xD */
    ScsiPortNotification(NextRequest, x);
  }
  if (status & TH_INTST_XFER) {
    srb = Waiting(x);
    ScsiPortIoMapTransfer(x, srb, srb->DataBuffer, READ(TH_XFRCNT));
  }
  return TRUE;
}
