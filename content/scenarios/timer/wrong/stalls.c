/* Waits for the request where it was sent: nothing else runs until the disk is done. */
#include "watchdog.h"

BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    TrainingStartIo(DeviceExtension, Srb);

    while (TrainingHasRequests(DeviceExtension)) {
        ScsiPortStallExecution(10);
        TrainingServiceCauses(DeviceExtension, TH_INTST_CMPL | TH_INTST_REQA);
    }
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
