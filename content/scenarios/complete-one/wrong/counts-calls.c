/* Cheats: knows how many requests of the first seed succeed before one fails. */
#include "srb-status.h"

static ULONG calls;

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;

    calls++;
    srb->SrbStatus = calls < 5 ? SRB_STATUS_SUCCESS : TrainingSrbStatus(completion, srb);
    srb->ScsiStatus = completion->ScsiStatus;
    srb->DataTransferLength -= completion->Residual;
    ScsiPortNotification(RequestComplete, extension, srb);
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
