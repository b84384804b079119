/* The driver knows which causes it has enabled. One way out. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    BOOLEAN mine = FALSE;
    ULONG causes;

    causes = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)) & TrainingInterruptCauses;
    if (causes != 0) {
        TrainingServiceCauses(extension, causes);
        mine = TRUE;
    }
    return mine;
}
