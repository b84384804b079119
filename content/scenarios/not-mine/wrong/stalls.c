/* Gives the HBA time that it does not need, at the expense of the device that does interrupt. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    ScsiPortStallExecution(20);
    status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
