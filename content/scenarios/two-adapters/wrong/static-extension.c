/* Remembers in a static which HBA is meant, and there are two. */
#include "overlapped.h"

static PHW_DEVICE_EXTENSION Hba;

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG i;

    if (Hba->Work.Accepted) {
        TrainingRequestAccepted(Hba);
    }
    for (i = 0; i < Hba->Work.Count; i++) {
        TrainingDeliver(Hba, &Hba->Work.Finished[i]);
    }

    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PTRAINING_WORK work = &extension->Work;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    work->Accepted = (status & TH_INTST_REQA) != 0;
    work->Count = 0;
    while (work->Count < TRAINING_SLOTS &&
           TrainingTakeCompletion(extension, &work->Finished[work->Count])) {
        work->Count++;
    }
    Hba = extension;

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
