/* Lets a timer run on until it is not needed any more, and does not touch it with each interrupt. */
#include "watchdog.h"

/* In microseconds. The system's timer comes each 10 ms, so that this is up to 20 ms. */
#define WATCHDOG_TIME 10000

static VOID TrainingTimer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    /* Not TH_INTST_INT: a completion whose interrupt is lost does not drive the line. */
    if (status & (TH_INTST_CMPL | TH_INTST_REQA)) {
        TrainingServiceCauses(extension, status);
    }
    if (TrainingHasRequests(extension)) {
        ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, WATCHDOG_TIME);
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
