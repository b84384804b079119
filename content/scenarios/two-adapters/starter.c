/* Written for a machine with one HBA, and good enough there. */
#include "overlapped.h"

static PHW_DEVICE_EXTENSION Hba; /* whose work is left; NULL when none is */
static TRAINING_WORK Work;

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

/* What the last interrupt has left. */
static VOID DeliverWork(VOID)
{
    ULONG i;

    if (Work.Accepted) {
        TrainingRequestAccepted(Hba);
    }
    for (i = 0; i < Work.Count; i++) {
        TrainingDeliver(Hba, &Work.Finished[i]);
    }
    Hba = NULL;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (Hba != NULL) {
        DeliverWork();
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

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    /* There is room for the work of one interrupt. */
    if (Hba != NULL) {
        DeliverWork();
    }

    Hba = extension;
    Work.Accepted = (status & TH_INTST_REQA) != 0;
    Work.Count = 0;
    while (Work.Count < TRAINING_SLOTS &&
           TrainingTakeCompletion(extension, &Work.Finished[Work.Count])) {
        Work.Count++;
    }

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
