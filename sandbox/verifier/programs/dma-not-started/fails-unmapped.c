#include "dma.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  ULONG status = READ(TH_INTST);
  PSCSI_REQUEST_BLOCK srb;

  if (!(status & TH_INTST_INT)) return FALSE;
  WRITE(TH_INTST, DMA_CAUSES);
  while ((srb = Take(x)) != NULL) {
    Complete(x, srb);
  }
  if (status & TH_INTST_XFER) {
    srb = Waiting(x);
    WRITE(TH_XFRCTL, TH_XFRCTL_GO); /* expect: dma-not-started 0xE6 0x18 */
  }
  return TRUE;
}
