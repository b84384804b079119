/* All that a careful beginner does in an interrupt routine. Every request comes back, and the mouse pointer jumps. */
#include "overlapped.h"

static ULONG CountOutstanding(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;
    ULONG count = 0;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        if (extension->Outstanding[slot] != NULL) {
            count++;
        }
    }
    return count;
}

static ULONG CountPosted(PHW_DEVICE_EXTENSION extension)
{
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));

    return (tail + TRAINING_RING_ENTRIES - extension->CompletionHead) % TRAINING_RING_ENTRIES;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    ScsiDebugPrint(1, "TH-50: INTST %x\n", status);

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    /* Let the line settle. */
    ScsiPortStallExecution(20);

    if (status & TH_INTST_CMPL) {
        /* One interrupt for all of them: wait for those that are still under way. */
        while (CountPosted(extension) < CountOutstanding(extension)) {
            ScsiPortStallExecution(5);
        }
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
