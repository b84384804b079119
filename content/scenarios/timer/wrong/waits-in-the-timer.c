/* The timer waits until the HBA has nothing left to do. */
#include "watchdog.h"

/* In microseconds. The system's timer comes each 10 ms, so that this is up to 20 ms. */
#define WATCHDOG_TIME 10000

static VOID TrainingTimer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    while (TrainingHasRequests(extension)) {
        TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
    }
}

BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    TrainingStartIo(DeviceExtension, Srb);
    ScsiPortNotification(RequestTimerCall, DeviceExtension, TrainingTimer, WATCHDOG_TIME);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    if (!TrainingHasRequests(extension)) {
        ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, 0);
    }
    return TRUE;
}
