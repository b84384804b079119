#include "dma.h"

/* A part of the buffer at a time: what comes after the terminal count is asked for again. */
BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  ULONG status = READ(TH_INTST);
  PSCSI_REQUEST_BLOCK srb;
  ULONG done;

  if (!(status & TH_INTST_INT)) return FALSE;
  WRITE(TH_INTST, DMA_CAUSES);
  while ((srb = Take(x)) != NULL) {
    ScsiPortFlushDma(x);
    Complete(x, srb);
  }
  if (status & TH_INTST_XFER) {
    srb = Waiting(x);
    done = srb->DataTransferLength - READ(TH_XFRCNT);
    ScsiPortFlushDma(x);
    ScsiPortIoMapTransfer(x, srb, (PUCHAR)srb->DataBuffer + done, 512);
  }
  return TRUE;
}
