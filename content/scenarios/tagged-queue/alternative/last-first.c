/* Empties the ring before it completes anything, and then the last request first. */
#include "queued.h"

static VOID RequestAccepted(PHW_DEVICE_EXTENSION extension)
{
    PSCSI_REQUEST_BLOCK srb = TrainingLastRequest(extension);

    if (srb->QueueTag == SP_UNTAGGED) {
        ScsiPortNotification(NextRequest, extension);
    } else {
        ScsiPortNotification(NextLuRequest, extension, srb->PathId, srb->TargetId, srb->Lun);
    }
}

static PSCSI_REQUEST_BLOCK TakeCompletion(PHW_DEVICE_EXTENSION extension)
{
    PTH_COMPLETION completion = &extension->Rings->Completion[extension->CompletionHead];
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;
    extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    TrainingReportResult(completion, srb);
    return srb;
}

static VOID TakeCompletions(PHW_DEVICE_EXTENSION extension)
{
    PSCSI_REQUEST_BLOCK finished[TRAINING_SLOTS];
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));
    ULONG count = 0;

    while (extension->CompletionHead != tail) {
        finished[count++] = TakeCompletion(extension);
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), tail);

    while (count-- > 0) {
        ScsiPortNotification(RequestComplete, extension, finished[count]);
    }
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_REQA) {
        RequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        TakeCompletions(extension);
    }
    return TRUE;
}
