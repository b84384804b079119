/* Does everything right but one thing: all the work is done before the routine returns. */
#include "moves-data.h"

const ULONG TrainingInterruptCauses = TH_INTST_CMPL;

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    TrainingCompleteRequests(extension);
    return TRUE;
}

VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb)
{
    ULONG perBlock = ((PEXPERIMENT_EXTENSION)Extension)->MicrosecondsPerBlock;

    /* Stands for moving the data through a port of the HBA. */
    ScsiPortStallExecution(Srb->DataTransferLength / BLOCK_SIZE * perBlock);

    ScsiPortNotification(RequestComplete, Extension, Srb);
    ScsiPortNotification(NextRequest, Extension);
}
