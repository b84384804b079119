/* The HBA gets one request at a time: the next may come when the last is done. */
#include "one-at-a-time.h"

/* TH_INTST_REQA still latches, but nobody waits for it. */
const ULONG TrainingInterruptCauses = TH_INTST_CMPL;

VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb)
{
    ScsiPortNotification(RequestComplete, Extension, Srb);
    ScsiPortNotification(NextRequest, Extension);
}

VOID TrainingServiceCauses(PHW_DEVICE_EXTENSION Extension, ULONG InterruptStatus)
{
    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_INTST), InterruptStatus);

    if (InterruptStatus & TH_INTST_CMPL) {
        TrainingCompleteRequests(Extension);
    }
}
