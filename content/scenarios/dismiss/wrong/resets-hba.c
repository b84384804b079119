/* Cheats: a reset takes the line down too, with every request that was under way. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CTRL), TH_CTRL_RST);
    TrainingInitialize(extension);
    return TRUE;
}
