/* Is it mine? */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    /* Whose interrupt is it? If it is the HBA's, this serves the causes it is given, as read from TH_INTST. */
    TrainingServiceCauses(extension, TH_INTST_CMPL);
    return TRUE;
}
