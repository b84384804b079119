/* Trusts nothing that the HBA wrote, and updates the length after an underrun only. */
#include "srb-status.h"

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb;

    if (completion->Context >= TRAINING_SLOTS) {
        return;
    }
    srb = extension->Outstanding[completion->Context];
    if (srb == NULL) {
        return;
    }

    srb->ScsiStatus = completion->ScsiStatus;
    srb->SrbStatus = TrainingSrbStatus(completion, srb);
    if (completion->HostStatus == TH_HOST_DATA_RUN && completion->Residual <= srb->DataTransferLength) {
        srb->DataTransferLength -= completion->Residual;
    }

    ScsiPortNotification(RequestComplete, extension, srb);
    extension->Outstanding[completion->Context] = NULL;
    ScsiPortNotification(NextRequest, extension);
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
