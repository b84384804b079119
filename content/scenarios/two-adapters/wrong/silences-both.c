/* Silences every HBA while one has work left, so that none can disturb it. */
#include "overlapped.h"

#define MOST_HBAS 4

static PUCHAR Registers[MOST_HBAS];
static ULONG Hbas;
static ULONG Deferring;

static VOID Remember(PUCHAR registers)
{
    ULONG i;

    for (i = 0; i < Hbas; i++) {
        if (Registers[i] == registers) {
            return;
        }
    }
    Registers[Hbas++] = registers;
}

static VOID EnableAll(ULONG causes)
{
    ULONG i;

    for (i = 0; i < Hbas; i++) {
        ScsiPortWriteRegisterUlong((PULONG)(Registers[i] + TH_INTEN), causes);
    }
}

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    Deferring--;
    if (Deferring == 0) {
        EnableAll(TrainingInterruptCauses);
    }
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PTRAINING_WORK work = &extension->Work;
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
    PTRAINING_WORK work = &extension->Work;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    Remember(extension->Registers);
    Deferring++;
    EnableAll(0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    work->Accepted = (status & TH_INTST_REQA) != 0;
    work->Count = 0;
    while (work->Count < TRAINING_SLOTS &&
           TrainingTakeCompletion(extension, &work->Finished[work->Count])) {
        work->Count++;
    }

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
