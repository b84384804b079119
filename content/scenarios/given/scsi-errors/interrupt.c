/* The interrupt routine, for an HBA that may be given the next request when it has fetched the last. */
#include "driver.h"

const ULONG TrainingInterruptCauses = TH_INTST_CMPL | TH_INTST_REQA;

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
        ScsiPortNotification(NextRequest, extension);
    }
    return TRUE;
}
