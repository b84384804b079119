/* The timer completes what lies in the ring and leaves it there; what serves an interrupt finds it again. */
#include "watchdog.h"

/* In microseconds: the next tick of the system's timer. */
#define WATCHDOG_TIME 1

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
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));
    ULONG entry;

    for (entry = extension->CompletionHead; entry != tail; entry = (entry + 1) % TRAINING_RING_ENTRIES) {
        PSCSI_REQUEST_BLOCK srb = extension->Outstanding[extension->Rings->Completion[entry].Context];

        srb->SrbStatus = SRB_STATUS_SUCCESS;
        ScsiPortNotification(RequestComplete, extension, srb);
    }
    TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
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
