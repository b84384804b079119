/* Taking completions from the HBA, and the data from the buffers, each at a time of its own. */
#include "driver.h"

static UCHAR SrbStatusOf(PTH_COMPLETION completion, PSCSI_REQUEST_BLOCK srb)
{
    switch (completion->HostStatus) {
    case TH_HOST_OK:
        if (completion->ScsiStatus == SCSISTAT_GOOD) {
            return SRB_STATUS_SUCCESS;
        }
        if (completion->ScsiStatus == SCSISTAT_CHECK_CONDITION && srb->SenseInfoBufferLength != 0) {
            return SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;
        }
        return SRB_STATUS_ERROR;
    case TH_HOST_SELECTION_TIMEOUT:
        return SRB_STATUS_SELECTION_TIMEOUT;
    case TH_HOST_DATA_RUN:
        return SRB_STATUS_DATA_OVERRUN;
    case TH_HOST_BUS_RESET:
        return SRB_STATUS_BUS_RESET;
    default:
        return SRB_STATUS_ERROR;
    }
}

BOOLEAN TrainingTakeCompletion(PHW_DEVICE_EXTENSION Extension, PTH_COMPLETION Completion)
{
    if (Extension->CompletionHead == ScsiPortReadRegisterUlong(TH_REGISTER(Extension, TH_CMPTAIL))) {
        return FALSE;
    }

    *Completion = Extension->Rings->Completion[Extension->CompletionHead];
    Extension->CompletionHead = (Extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_CMPHEAD), Extension->CompletionHead);
    return TRUE;
}

VOID TrainingDeliver(PHW_DEVICE_EXTENSION Extension, PTH_COMPLETION Completion)
{
    PSCSI_REQUEST_BLOCK srb;
    ULONG slot = Completion->Context;

    if (slot >= TRAINING_SLOTS) {
        return;
    }
    srb = Extension->Outstanding[slot];
    if (srb == NULL) {
        return;
    }

    srb->SrbStatus = SrbStatusOf(Completion, srb);
    srb->ScsiStatus = Completion->ScsiStatus;
    srb->DataTransferLength -= Completion->Residual;
    if (srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        ScsiPortMoveMemory(srb->DataBuffer, Extension->Rings->Buffer[slot], srb->DataTransferLength);
    }

    /* From here on the next request may use the buffer. */
    Extension->Outstanding[slot] = NULL;
    TrainingFinishRequest(Extension, srb);
}
