/* Silences all HBAs while one has work left, so that its statics are safe. */
#include "overlapped.h"

#define MOST_HBAS 4

static PUCHAR Registers[MOST_HBAS];
static ULONG Hbas;

static VOID EnableAll(ULONG causes)
{
    ULONG i;

    for (i = 0; i < Hbas; i++) {
        ScsiPortWriteRegisterUlong((PULONG)(Registers[i] + TH_INTEN), causes);
    }
}

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

static TRAINING_WORK Work;

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    EnableAll(TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG i;

    if (Work.Accepted) {
        TrainingRequestAccepted(extension);
    }
    for (i = 0; i < Work.Count; i++) {
        TrainingDeliver(extension, &Work.Finished[i]);
    }

    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    Remember(extension->Registers);
    EnableAll(0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    Work.Accepted = (status & TH_INTST_REQA) != 0;
    Work.Count = 0;
    while (Work.Count < TRAINING_SLOTS &&
           TrainingTakeCompletion(extension, &Work.Finished[Work.Count])) {
        Work.Count++;
    }

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
