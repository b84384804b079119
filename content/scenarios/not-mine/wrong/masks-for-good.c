/* No interrupt is foreign to an HBA that makes none. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    return TRUE;
}
