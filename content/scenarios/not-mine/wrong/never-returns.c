/* Waits inside the interrupt for its own turn. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status;

    do {
        status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    } while (!(status & TH_INTST_INT));

    TrainingServiceCauses(extension, status);
    return TRUE;
}
