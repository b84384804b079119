/* Cheats: silences the HBA at its first interrupt, and looks from a timer ever after. */
#include "one-at-a-time.h"

#define POLLING_TIME 1000

static VOID TrainingTimer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
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
