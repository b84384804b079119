/* Saves interrupts: waits for every request that is still on the bus. */
#include "overlapped.h"

static BOOLEAN AllPosted(PHW_DEVICE_EXTENSION extension)
{
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));
    ULONG posted = (tail + TRAINING_RING_ENTRIES - extension->CompletionHead) % TRAINING_RING_ENTRIES;
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        if (extension->Outstanding[slot] != NULL && posted-- == 0) {
            return FALSE;
        }
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

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        while (!AllPosted(extension)) {
        }
        TrainingCompleteRequests(extension);
    }
    return TRUE;
}
