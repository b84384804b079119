/* The HBA works on several requests at a time: the next may come when it has fetched the last. */
#include "overlapped.h"

const ULONG TrainingInterruptCauses = TH_INTST_CMPL | TH_INTST_REQA;

VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb)
{
    ScsiPortNotification(RequestComplete, Extension, Srb);
}

/* The only NextRequest of a request that was sent: without it the port driver never sends another. */
VOID TrainingRequestAccepted(PHW_DEVICE_EXTENSION Extension)
{
    ScsiPortNotification(NextRequest, Extension);
}
