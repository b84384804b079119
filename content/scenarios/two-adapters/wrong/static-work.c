/* One list of work for two HBAs: whoever writes last wins. */
#include "overlapped.h"

static TRAINING_WORK Work;

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

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
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
