/* An error is an error: which one it was is not told to anybody yet. */
#include "driver.h"

static UCHAR SrbStatusOf(PTH_COMPLETION completion, PSCSI_REQUEST_BLOCK srb)
{
    if (completion->HostStatus != TH_HOST_OK) {
        return SRB_STATUS_ERROR;
    }
    if (completion->ScsiStatus == SCSISTAT_GOOD) {
        return SRB_STATUS_SUCCESS;
    }
    if (completion->ScsiStatus == SCSISTAT_CHECK_CONDITION && srb->SenseInfoBufferLength != 0) {
        return SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;
    }
    return SRB_STATUS_ERROR;
}

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;

    srb->SrbStatus = SrbStatusOf(completion, srb);
    srb->ScsiStatus = completion->ScsiStatus;
    srb->DataTransferLength -= completion->Residual;
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
