/* Marks the SRB before it knows that the interrupt has to do with it. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (extension->Outstanding[0] != NULL) {
        extension->Outstanding[0]->SrbStatus = SRB_STATUS_PENDING;
    }
    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
