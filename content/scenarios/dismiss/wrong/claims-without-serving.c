/* Knows its own interrupt, and does nothing about it. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    return (status & TH_INTST_INT) != 0;
}
