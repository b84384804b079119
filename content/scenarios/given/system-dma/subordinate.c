/* The HBA works on several requests at a time, and tells which of their targets wants to transfer data. */
#include "subordinate.h"

/* The only NextRequest of a request that was sent: without it the port driver never sends another. */
VOID TrainingRequestAccepted(PHW_DEVICE_EXTENSION Extension)
{
    ScsiPortNotification(NextRequest, Extension);
}

PSCSI_REQUEST_BLOCK TrainingWaitingRequest(PHW_DEVICE_EXTENSION Extension)
{
    return Extension->Outstanding[ScsiPortReadRegisterUlong(TH_REGISTER(Extension, TH_XFRCTX))];
}
