/* INT is bit 31, a BOOLEAN has eight bits: the answer is always FALSE. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (status & TH_INTST_INT) {
        TrainingServiceCauses(extension, status);
    }
    return (BOOLEAN)(status & TH_INTST_INT);
}
