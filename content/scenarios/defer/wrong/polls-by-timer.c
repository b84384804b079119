/* Cheats: silences the HBA for good, and has a timer ask for the callback. */
#include "overlapped.h"

#define POLLING_TIME 100

static VOID TrainingTimer(PVOID DeviceExtension);

static BOOLEAN Finished(PVOID DeviceExtension)
{
    return TRUE;
}

static BOOLEAN Look(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }

    ScsiPortNotification(CallDisableInterrupts, extension, Finished);
    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, POLLING_TIME);
    return TRUE;
}

static VOID TrainingTimer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortNotification(CallEnableInterrupts, extension, Look);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (!(ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)) & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortNotification(CallEnableInterrupts, extension, Look);
    return TRUE;
}
