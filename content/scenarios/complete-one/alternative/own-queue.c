/* Takes everything from the ring first, frees it, and completes the SRBs afterwards. */
#include "srb-status.h"

static PSCSI_REQUEST_BLOCK TakeRequest(PHW_DEVICE_EXTENSION extension)
{
    PTH_COMPLETION completion = &extension->Rings->Completion[extension->CompletionHead];
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;
    extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;

    srb->SrbStatus = TrainingSrbStatus(completion, srb);
    srb->ScsiStatus = completion->ScsiStatus;
    srb->DataTransferLength -= completion->Residual;
    return srb;
}

VOID TrainingCompleteRequests(PHW_DEVICE_EXTENSION Extension)
{
    PSCSI_REQUEST_BLOCK done[TRAINING_SLOTS];
    ULONG count = 0;
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(Extension, TH_CMPTAIL));

    while (Extension->CompletionHead != tail) {
        done[count++] = TakeRequest(Extension);
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_CMPHEAD), Extension->CompletionHead);

    while (count > 0) {
        ScsiPortNotification(RequestComplete, Extension, done[--count]);
        ScsiPortNotification(NextRequest, Extension);
    }
}
