/* Tells the port driver at once that the HBA takes another request, and defers only when there is something to copy. */
#include "overlapped.h"

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static VOID TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    while (extension->Work.Count > 0) {
        extension->Work.Count--;
        TrainingDeliver(extension, &extension->Work.Finished[extension->Work.Count]);
    }
    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PTRAINING_WORK work = &extension->Work;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    while (work->Count < TRAINING_SLOTS && TrainingTakeCompletion(extension, &work->Finished[work->Count])) {
        work->Count++;
    }
    if (work->Count == 0) {
        return TRUE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
