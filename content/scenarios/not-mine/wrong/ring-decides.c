/* Looks for completions in place of asking who interrupts. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL)) == extension->CompletionHead) {
        return FALSE;
    }
    TrainingServiceCauses(extension, TH_INTST_CMPL);
    return TRUE;
}
