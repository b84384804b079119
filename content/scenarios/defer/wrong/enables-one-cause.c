/* Lets the HBA speak again, of completions alone: of what it has accepted it was to speak too. */
#include "overlapped.h"

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TH_INTST_CMPL);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (extension->Causes & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (extension->Causes & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }

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

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    extension->Causes = status;

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
