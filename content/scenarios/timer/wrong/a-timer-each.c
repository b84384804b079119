/* Two timers, one for the slow disk and one for the others. The HBA has one: the later call takes its place. */
#include "watchdog.h"

#define SLOW_TARGET 2

/* In microseconds. */
#define FAST_TIME 10000
#define SLOW_TIME 50000

/* What is asked for by one timer is served by it, and not by the other. */
static VOID LookFor(PHW_DEVICE_EXTENSION extension, BOOLEAN slow)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        PSCSI_REQUEST_BLOCK srb = extension->Outstanding[slot];

        if (srb != NULL && (srb->TargetId == SLOW_TARGET) == slow) {
            TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
            return;
        }
    }
}

static VOID FastTimer(PVOID DeviceExtension)
{
    LookFor(DeviceExtension, FALSE);
}

static VOID SlowTimer(PVOID DeviceExtension)
{
    LookFor(DeviceExtension, TRUE);
}

BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    TrainingStartIo(DeviceExtension, Srb);
    if (Srb->TargetId == SLOW_TARGET) {
        ScsiPortNotification(RequestTimerCall, DeviceExtension, SlowTimer, SLOW_TIME);
    } else {
        ScsiPortNotification(RequestTimerCall, DeviceExtension, FastTimer, FAST_TIME);
    }
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
        ScsiPortNotification(RequestTimerCall, extension, FastTimer, 0);
    }
    return TRUE;
}
