/* The HBA works on several requests at a time, and tells when another initiator has reset the bus under them. */
#include "resettable.h"

const ULONG TrainingInterruptCauses = TH_INTST_CMPL | TH_INTST_REQA | TH_INTST_BRST;

VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb)
{
    ScsiPortNotification(RequestComplete, Extension, Srb);
}

/* The only NextRequest of a request that was accepted: without it the port driver never sends another. */
VOID TrainingRequestAccepted(PHW_DEVICE_EXTENSION Extension)
{
    ScsiPortNotification(NextRequest, Extension);
}
