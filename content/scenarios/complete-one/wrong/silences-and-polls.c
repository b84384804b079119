/* Silences the HBA with the first completion, and looks by timer from then on. */
#include "srb-status.h"

static VOID CompleteRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;

    srb->SrbStatus = TrainingSrbStatus(completion, srb);
    srb->ScsiStatus = completion->ScsiStatus;
    srb->DataTransferLength -= completion->Residual;

    /* From here on the SRB belongs to the port driver. */
    ScsiPortNotification(RequestComplete, extension, srb);
    ScsiPortNotification(NextRequest, extension);
}

static VOID Poll(PVOID DeviceExtension)
{
    TrainingCompleteRequests(DeviceExtension);
}

VOID TrainingCompleteRequests(PHW_DEVICE_EXTENSION Extension)
{
    /* One read for all of them. What is posted from here on latches TH_INTST_CMPL anew. */
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(Extension, TH_CMPTAIL));

    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_INTEN), 0);
    ScsiPortNotification(RequestTimerCall, Extension, Poll, 10000);
    if (Extension->CompletionHead == tail) {
        return;
    }

    while (Extension->CompletionHead != tail) {
        CompleteRequest(Extension, &Extension->Rings->Completion[Extension->CompletionHead]);
        Extension->CompletionHead = (Extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(Extension, TH_CMPHEAD), Extension->CompletionHead);
}
