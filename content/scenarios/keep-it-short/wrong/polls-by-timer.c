/* Cheats: silences the HBA at its first interrupt, and looks from a timer ever after. */
#include "overlapped.h"

#define POLLING_TIME 1000

static VOID TrainingTimer(PVOID DeviceExtension)
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
    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, POLLING_TIME);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (!(ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)) & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, POLLING_TIME);
    return TRUE;
}
