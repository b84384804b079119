/* Uses every interrupt, whoever made it, to ask for the next request. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        ScsiPortNotification(NextRequest, extension);
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
