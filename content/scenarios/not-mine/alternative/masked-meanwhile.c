/* Takes the HBA off the line while it is served, and puts back the gate as it was. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG enabled;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    enabled = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTEN));
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    TrainingServiceCauses(extension, status);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), enabled);
    return TRUE;
}
