/* Logs each error twice, so that nobody overlooks it. */
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
    case TH_HOST_BUS_FREE:
        return SRB_STATUS_UNEXPECTED_BUS_FREE;
    case TH_HOST_PHASE_ERROR:
        return SRB_STATUS_PHASE_SEQUENCE_FAILURE;
    case TH_HOST_PARITY_ERROR:
        return SRB_STATUS_PARITY_ERROR;
    default:
        return SRB_STATUS_ERROR;
    }
}

/* An SP_ code where the error log is to tell of it, else 0. */
static ULONG ErrorCodeOf(PTH_COMPLETION completion)
{
    switch (completion->HostStatus) {
    case TH_HOST_BUS_FREE:
        return SP_UNEXPECTED_DISCONNECT;
    case TH_HOST_PHASE_ERROR:
        return SP_PROTOCOL_ERROR;
    case TH_HOST_PARITY_ERROR:
        return SP_BUS_PARITY_ERROR;
    case TH_HOST_DATA_RUN:
        /* A target that sends less than it was asked for is in its right. */
        return completion->Residual == 0 ? SP_PROTOCOL_ERROR : 0;
    case TH_HOST_ADAPTER_ERROR:
    case TH_HOST_HOST_BUS_ERROR:
        return SP_INTERNAL_ADAPTER_ERROR;
    default:
        return 0;
    }
}

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];
    ULONG errorCode = ErrorCodeOf(completion);

    extension->Outstanding[completion->Context] = NULL;

    srb->SrbStatus = SrbStatusOf(completion, srb);
    srb->ScsiStatus = completion->ScsiStatus;
    srb->DataTransferLength -= completion->Residual;

    if (errorCode != 0) {
        ScsiPortLogError(extension, srb, srb->PathId, srb->TargetId, srb->Lun, errorCode, completion->HostStatus);
        ScsiPortLogError(extension, srb, srb->PathId, srb->TargetId, srb->Lun, errorCode, completion->HostStatus);
    }
    ScsiPortNotification(RequestComplete, extension, srb);
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
