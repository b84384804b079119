/* Dismisses whatever there is, and then looks. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG causes = TH_INTST_CMPL | TH_INTST_REQA;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), causes);
    status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
