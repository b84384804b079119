/* The timer takes what is in the ring, and leaves CMPL latched: the HBA tells of no completion any more. */
#include "watchdog.h"

/* In microseconds. The system's timer comes each 10 ms, so that this is up to 20 ms. */
#define WATCHDOG_TIME 10000

static VOID TrainingTimer(PVOID DeviceExtension);

/* One timer for all requests: as long as there is one, the HBA is looked at. */
static VOID Watch(PHW_DEVICE_EXTENSION extension)
{
    ULONG time = TrainingHasRequests(extension) ? WATCHDOG_TIME : 0;

    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, time);
}

static VOID TrainingTimer(PVOID DeviceExtension)
{
    TrainingCompleteRequests(DeviceExtension);
    Watch(DeviceExtension);
}

BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    TrainingStartIo(DeviceExtension, Srb);
    Watch(DeviceExtension);
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
    Watch(extension);
    return TRUE;
}
