/* The timer gives the disk a little more time before it looks. */
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
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    ULONG i;

    for (i = 0; i < 16 && !(status & TH_INTST_CMPL); i++) {
        ScsiPortStallExecution(50);
        status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    }

    /* Not TH_INTST_INT: a completion whose interrupt is lost does not drive the line. */
    if (status & (TH_INTST_CMPL | TH_INTST_REQA)) {
        TrainingServiceCauses(extension, status);
    }
    Watch(extension);
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
