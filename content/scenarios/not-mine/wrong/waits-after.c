/* Its own interrupts are served, and then the line is kept busy. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    ScsiPortStallExecution(400);
    return TRUE;
}
