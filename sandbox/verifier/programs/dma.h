/* The same for the system DMA variant. A program has its Interrupt, and replaces the other routines if it likes. */

#ifndef FIND_ADAPTER
#define FIND_ADAPTER DmaFindAdapter
#endif
#define INITIALIZE DmaInitialize
#define INTERRUPT Interrupt
#define REGISTER DmaRegister
#include "common.h"

#define DMA_CAUSES (TH_INTST_CMPL | TH_INTST_XFER)

ULONG DmaFindAdapter(PVOID extension, PVOID context, PVOID bus, PCHAR argument,
                     PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again) {
  EXTENSION *x = extension;

  (void)context, (void)bus, (void)argument;
  *again = FALSE;
  if (!Claim(x, config)) return SP_RETURN_ERROR;
  config->DmaChannel = (READ(TH_XFRST) & TH_XFRST_CHAN_MASK) >> 16;
  config->DmaWidth = Width16Bits;
  config->DmaSpeed = Compatible;
  return SP_RETURN_FOUND;
}

BOOLEAN DmaInitialize(PVOID extension) {
  EXTENSION *x = extension;

  Start(x);
  WRITE(TH_INTEN, DMA_CAUSES);
  return TRUE;
}

VOID DmaStarted(PVOID extension) {
  EXTENSION *x = extension;

  WRITE(TH_XFRCTL, TH_XFRCTL_GO);
}

VOID DmaRegister(PHW_INITIALIZATION_DATA data) { data->HwDmaStarted = DmaStarted; }

/* The request whose target waits for its data. */
static inline PSCSI_REQUEST_BLOCK Waiting(EXTENSION *x) { return x->Srb[READ(TH_XFRCTX)]; }
