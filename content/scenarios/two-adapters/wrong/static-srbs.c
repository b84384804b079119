/* Collects the finished SRBs of both HBAs in one list, and gives them back with whichever callback comes. */
#include "overlapped.h"

static TH_COMPLETION Finished[2 * TRAINING_SLOTS];
static PSCSI_REQUEST_BLOCK Srbs[2 * TRAINING_SLOTS];
static ULONG Count;

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (extension->Work.Accepted) {
        TrainingRequestAccepted(extension);
    }
    while (Count > 0) {
        Count--;
        extension->Outstanding[Finished[Count].Context] = Srbs[Count];
        TrainingDeliver(extension, &Finished[Count]);
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

    extension->Work.Accepted = (status & TH_INTST_REQA) != 0;
    while (Count < 2 * TRAINING_SLOTS && TrainingTakeCompletion(extension, &Finished[Count])) {
        Srbs[Count] = extension->Outstanding[Finished[Count].Context];
        Count++;
    }

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
