/* Each cause is dismissed right before it is served, the other way round. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    if (status & TH_INTST_REQA) {
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), TH_INTST_REQA);
        TrainingRequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), TH_INTST_CMPL);
        TrainingCompleteRequests(extension);
    }
    return TRUE;
}
