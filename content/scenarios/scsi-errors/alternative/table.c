/* A table instead of two switches; what the hardware spoils is tried again. */
#include "driver.h"

typedef struct _CONDITION {
    UCHAR HostStatus;
    UCHAR SrbStatus;
    ULONG ErrorCode;
} CONDITION;

static const CONDITION conditions[] = {
    {TH_HOST_SELECTION_TIMEOUT, SRB_STATUS_SELECTION_TIMEOUT, 0},
    {TH_HOST_DATA_RUN, SRB_STATUS_DATA_OVERRUN, SP_PROTOCOL_ERROR},
    {TH_HOST_BUS_FREE, SRB_STATUS_UNEXPECTED_BUS_FREE, SP_UNEXPECTED_DISCONNECT},
    {TH_HOST_PHASE_ERROR, SRB_STATUS_PHASE_SEQUENCE_FAILURE, SP_PROTOCOL_ERROR},
    {TH_HOST_PARITY_ERROR, SRB_STATUS_PARITY_ERROR, SP_BUS_PARITY_ERROR},
    {TH_HOST_ADAPTER_ERROR, SRB_STATUS_BUSY, SP_INTERNAL_ADAPTER_ERROR},
};

static const CONDITION *FindCondition(UCHAR hostStatus)
{
    ULONG i;

    for (i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++) {
        if (conditions[i].HostStatus == hostStatus) {
            return &conditions[i];
        }
    }
    return NULL;
}

static VOID ReportTargetStatus(PSCSI_REQUEST_BLOCK srb)
{
    switch (srb->ScsiStatus) {
    case SCSISTAT_GOOD:
        srb->SrbStatus = SRB_STATUS_SUCCESS;
        break;
    case SCSISTAT_BUSY:
    case SCSISTAT_QUEUE_FULL:
        srb->SrbStatus = SRB_STATUS_BUSY;
        break;
    default:
        srb->SrbStatus = SRB_STATUS_ERROR;
        break;
    }
    if (srb->ScsiStatus == SCSISTAT_CHECK_CONDITION && srb->SenseInfoBufferLength != 0) {
        srb->SrbStatus |= SRB_STATUS_AUTOSENSE_VALID;
    }
}

static VOID ReportCondition(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, const CONDITION *condition)
{
    srb->SrbStatus = condition->SrbStatus;
    if (condition->ErrorCode != 0) {
        ScsiPortLogError(extension, srb, srb->PathId, srb->TargetId, srb->Lun, condition->ErrorCode,
                         condition->HostStatus);
    }
}

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];
    const CONDITION *condition = FindCondition(completion->HostStatus);

    extension->Outstanding[completion->Context] = NULL;
    srb->ScsiStatus = completion->ScsiStatus;

    if (completion->HostStatus == TH_HOST_DATA_RUN && completion->Residual != 0) {
        srb->DataTransferLength -= completion->Residual;
        srb->SrbStatus = SRB_STATUS_DATA_OVERRUN;
    } else if (condition != NULL) {
        ReportCondition(extension, srb, condition);
    } else {
        ReportTargetStatus(srb);
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
