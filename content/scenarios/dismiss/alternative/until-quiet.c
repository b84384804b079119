/* Stays while the HBA has something new to say. */
#include "overlapped.h"

/* The enabled causes that have latched, dismissed: from here on they are the driver's to remember. */
static ULONG TakeCauses(PHW_DEVICE_EXTENSION extension)
{
    ULONG causes = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)) & TrainingInterruptCauses;

    if (causes != 0) {
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), causes);
    }
    return causes;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    BOOLEAN mine = FALSE;
    ULONG causes;

    while ((causes = TakeCauses(extension)) != 0) {
        if (causes & TH_INTST_REQA) {
            TrainingRequestAccepted(extension);
        }
        if (causes & TH_INTST_CMPL) {
            TrainingCompleteRequests(extension);
        }
        mine = TRUE;
    }
    return mine;
}
