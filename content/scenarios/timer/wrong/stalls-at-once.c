/* No timer: gives the disk 5 ms in a single stall, then looks what has become of the request. */
#include "watchdog.h"

/* In microseconds. */
#define PATIENCE 5000

BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    TrainingStartIo(extension, Srb);
    ScsiPortStallExecution(PATIENCE);
    TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
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
