/* Waits for the line to settle in a callback, the HBA being silent. */
#include "overlapped.h"

static BOOLEAN Admit(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN Settle(PVOID DeviceExtension)
{
    ULONG i;

    for (i = 0; i < 40; i++) {
        ScsiPortStallExecution(50);
    }
    ScsiPortNotification(CallDisableInterrupts, DeviceExtension, Admit);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortNotification(CallEnableInterrupts, extension, Settle);
    return TRUE;
}
