/* Does its work, and lets the HBA speak again when the timer comes. */
#include "overlapped.h"

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static VOID TrainingTimer(PVOID DeviceExtension)
{
    ScsiPortNotification(CallDisableInterrupts, DeviceExtension, TrainingAdmitInterrupts);
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

    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, 10000);
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
