/* Asks the driver's own books in place of the HBA: an outstanding request is no interrupt. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (extension->Outstanding[0] == NULL) {
        return FALSE;
    }
    TrainingServiceCauses(extension, TH_INTST_CMPL);
    return TRUE;
}
