/* Serves its own interrupts and denies them. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (status & TH_INTST_INT) {
        TrainingServiceCauses(extension, status);
    }
    return FALSE;
}
