/* The timer and the interrupt do the same; only the interrupt asks whose it is. */
#include "watchdog.h"

/* In microseconds. The system's timer comes each 10 ms, so that this is up to 20 ms. */
#define WATCHDOG_TIME 10000

static VOID TrainingTimer(PVOID DeviceExtension);

static VOID Serve(PHW_DEVICE_EXTENSION extension, ULONG status)
{
    ULONG time = 0;

    TrainingServiceCauses(extension, status);
    if (TrainingHasRequests(extension)) {
        time = WATCHDOG_TIME;
    }
    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, time);
}

static VOID TrainingTimer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    Serve(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
}

BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    ScsiPortNotification(RequestTimerCall, DeviceExtension, TrainingTimer, WATCHDOG_TIME);
    TrainingStartIo(DeviceExtension, Srb);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    Serve(extension, status);
    return TRUE;
}
