/* Takes one completion and leaves the interrupt pending until there is none. */
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

static VOID FinishRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;
    TrainingReportResult(completion, srb);
    ScsiPortNotification(RequestComplete, extension, srb);
}

/* FALSE: there was none. */
static BOOLEAN TakeCompletion(PHW_DEVICE_EXTENSION extension)
{
    if (extension->CompletionHead == ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL))) {
        return FALSE;
    }
    FinishRequest(extension, &extension->Rings->Completion[extension->CompletionHead]);
    extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status & TH_INTST_REQA);

    if (status & TH_INTST_REQA) {
        RequestAccepted(extension);
    }
    if ((status & TH_INTST_CMPL) && !TakeCompletion(extension)) {
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), TH_INTST_CMPL);
        TakeCompletion(extension);
    }
    return TRUE;
}
