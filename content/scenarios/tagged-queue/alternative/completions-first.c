/* Completions first, one by one until the ring says that it is empty; then more requests. */
#include "queued.h"

static PTH_COMPLETION NextCompletion(PHW_DEVICE_EXTENSION extension)
{
    PTH_COMPLETION completion = &extension->Rings->Completion[extension->CompletionHead];

    if (extension->CompletionHead == ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL))) {
        return NULL;
    }
    return completion;
}

static PSCSI_REQUEST_BLOCK Release(PHW_DEVICE_EXTENSION extension, ULONG slot)
{
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[slot];

    extension->Outstanding[slot] = NULL;
    return srb;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PTH_COMPLETION completion;
    PSCSI_REQUEST_BLOCK srb;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    while ((completion = NextCompletion(extension)) != NULL) {
        srb = Release(extension, completion->Context);
        TrainingReportResult(completion, srb);
        ScsiPortNotification(RequestComplete, extension, srb);

        extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
    }

    if (status & TH_INTST_REQA) {
        srb = TrainingLastRequest(extension);
        if (srb == NULL || srb->QueueTag == SP_UNTAGGED) {
            ScsiPortNotification(NextRequest, extension);
        } else {
            ScsiPortNotification(NextLuRequest, extension, srb->PathId, srb->TargetId, srb->Lun);
        }
    }
    return TRUE;
}
