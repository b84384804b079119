/* Asks for the next request when one is done, not when one is taken. */
#include "queued.h"

/* TRUE: the unit may have more requests than this one. */
static BOOLEAN IsQueued(PSCSI_REQUEST_BLOCK srb)
{
    return srb->QueueTag != SP_UNTAGGED;
}

static VOID FinishRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;
    TrainingReportResult(completion, srb);
    if (IsQueued(srb)) {
        ScsiPortNotification(NextLuRequest, extension, srb->PathId, srb->TargetId, srb->Lun);
    } else {
        ScsiPortNotification(NextRequest, extension);
    }
    ScsiPortNotification(RequestComplete, extension, srb);
}

static VOID TakeCompletions(PHW_DEVICE_EXTENSION extension)
{
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));

    while (extension->CompletionHead != tail) {
        FinishRequest(extension, &extension->Rings->Completion[extension->CompletionHead]);
        extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_CMPL) {
        TakeCompletions(extension);
    }
    return TRUE;
}
