/* Does the work, then asks whether there was any. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status;

    TrainingCompleteRequests(extension);

    status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    TrainingCompleteRequests(extension);
    return TRUE;
}
