/* Silences the HBA and serves it at DISPATCH_LEVEL. */
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

static VOID TakeCompletions(PHW_DEVICE_EXTENSION extension)
{
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));

    while (extension->CompletionHead != tail) {
        FinishRequest(extension, &extension->Rings->Completion[extension->CompletionHead]);
        extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
}

static VOID EnableInterrupts(PVOID DeviceExtension)
{
    ScsiPortWriteRegisterUlong(TH_REGISTER((PHW_DEVICE_EXTENSION)DeviceExtension, TH_INTEN), TrainingInterruptCauses);
}

static VOID Serve(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_REQA) {
        RequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        TakeCompletions(extension);
    }
    ScsiPortNotification(CallDisableInterrupts, extension, EnableInterrupts);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (!(ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)) & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortNotification(CallEnableInterrupts, extension, Serve);
    return TRUE;
}
