/* Clears every entry of both rings that is not in use, byte by byte. */
#include "overlapped.h"

static VOID ClearUnused(PHW_DEVICE_EXTENSION extension)
{
    PUCHAR entry = (PUCHAR)&extension->Rings->Request[(extension->RequestTail + 1) % TRAINING_RING_ENTRIES];
    ULONG i;

    for (i = 0; i < 8 * sizeof(TH_REQUEST) && (PUCHAR)&extension->Rings->Completion > entry + i; i++) {
        entry[i] = 0;
    }
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    ClearUnused(extension);
    return TRUE;
}
