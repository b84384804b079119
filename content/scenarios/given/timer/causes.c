/* What the HBA asks for, and whether it has anything to do. */
#include "watchdog.h"

VOID TrainingServiceCauses(PHW_DEVICE_EXTENSION Extension, ULONG InterruptStatus)
{
    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_INTST), InterruptStatus);

    if (InterruptStatus & TH_INTST_CMPL) {
        TrainingCompleteRequests(Extension);
    }
    if (InterruptStatus & TH_INTST_REQA) {
        TrainingRequestAccepted(Extension);
    }
}

BOOLEAN TrainingHasRequests(PHW_DEVICE_EXTENSION Extension)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        if (Extension->Outstanding[slot] != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}
