/* Completes with the copy, and then once more, to be sure. */
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

    if (extension->Causes & TH_INTST_CMPL) {
        PTH_COMPLETION first = &extension->Rings->Completion[extension->CompletionHead];
        PSCSI_REQUEST_BLOCK srb = extension->Outstanding[first->Context];

        TrainingCompleteRequests(extension);
        TrainingFinishRequest(extension, srb);
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
