/* Leaves to the callback only what is long: the next request may come at once. */
#include "overlapped.h"

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    TrainingCompleteRequests(extension);
    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
        ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    }
    return TRUE;
}
