/* The callback goes round again while the silent HBA latches more; it asks for the way back first of all. */
#include "overlapped.h"

/* What has latched, dismissed: from here on it is the driver's to remember. */
static ULONG TrainingTakeCauses(PHW_DEVICE_EXTENSION extension)
{
    ULONG causes = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)) & TrainingInterruptCauses;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), causes);
    return causes;
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

    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);

    while (extension->Causes != 0) {
        ULONG causes = extension->Causes;

        if (causes & TH_INTST_REQA) {
            TrainingRequestAccepted(extension);
        }
        if (causes & TH_INTST_CMPL) {
            TrainingCompleteRequests(extension);
        }
        extension->Causes = TrainingTakeCauses(extension);
    }
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
    extension->Causes = TrainingTakeCauses(extension);

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
