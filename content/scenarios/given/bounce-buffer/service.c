/* Taking completions from the HBA, and the data from the buffers. */
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

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb;
    ULONG slot = completion->Context;

    if (slot >= TRAINING_SLOTS) {
        return;
    }
    srb = extension->Outstanding[slot];
    if (srb == NULL) {
        return;
    }

    srb->SrbStatus = SrbStatusOf(completion, srb);
    srb->ScsiStatus = completion->ScsiStatus;
    srb->DataTransferLength -= completion->Residual;
    if (srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        ScsiPortMoveMemory(srb->DataBuffer, extension->Rings->Buffer[slot], srb->DataTransferLength);
    }

    /* From here on the next request may use the buffer. */
    extension->Outstanding[slot] = NULL;
    TrainingFinishRequest(extension, srb);
}

VOID TrainingCompleteRequests(PHW_DEVICE_EXTENSION Extension)
{
    /* One read for all of them. What is posted from here on latches TH_INTST_CMPL anew. */
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(Extension, TH_CMPTAIL));

    if (Extension->CompletionHead == tail) {
        return;
    }

    while (Extension->CompletionHead != tail) {
        CompleteRequest(Extension, &Extension->Rings->Completion[Extension->CompletionHead]);
        Extension->CompletionHead = (Extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_CMPHEAD), Extension->CompletionHead);
}
