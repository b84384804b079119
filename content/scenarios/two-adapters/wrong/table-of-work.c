/* A table for all HBAs: who comes first takes the first free row, and so may who comes in the midst of that. */
#include "overlapped.h"

#define MOST_HBAS 4

static struct {
    PVOID Owner;
    TRAINING_WORK Work;
} Table[MOST_HBAS];

static PTRAINING_WORK WorkOf(PVOID owner)
{
    ULONG i;

    for (i = 0; Table[i].Owner != owner && Table[i].Owner != NULL; i++) {
    }
    Table[i].Owner = owner;
    return &Table[i].Work;
}

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PTRAINING_WORK work = WorkOf(extension);
    ULONG i;

    if (work->Accepted) {
        TrainingRequestAccepted(extension);
    }
    for (i = 0; i < work->Count; i++) {
        TrainingDeliver(extension, &work->Finished[i]);
    }

    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PTRAINING_WORK work;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    work = WorkOf(extension);
    work->Accepted = (status & TH_INTST_REQA) != 0;
    work->Count = 0;
    while (work->Count < TRAINING_SLOTS &&
           TrainingTakeCompletion(extension, &work->Finished[work->Count])) {
        work->Count++;
    }

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
