/* The interrupt routine, for an HBA that is given two requests at a time. */
#include "driver.h"

#define REQUESTS_AT_A_TIME 2

const ULONG TrainingInterruptCauses = TH_INTST_CMPL | TH_INTST_REQA;

static ULONG OutstandingRequests(PHW_DEVICE_EXTENSION extension)
{
    ULONG count = 0;
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        if (extension->Outstanding[slot] != NULL) {
            count++;
        }
    }
    return count;
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

    /* With two outstanding there is no room for a third: only the end of one of them makes it. */
    if ((status & TH_INTST_REQA) && OutstandingRequests(extension) < REQUESTS_AT_A_TIME) {
        ScsiPortNotification(NextRequest, extension);
    }
    return TRUE;
}
