/* Copies in the routine: the HBA of lower IRQL waits for it. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    TH_COMPLETION completion;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    while (TrainingTakeCompletion(extension, &completion)) {
        TrainingDeliver(extension, &completion);
    }
    return TRUE;
}
