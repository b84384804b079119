/* Waits for more to come, in a callback: not in the interrupt routine, and too long all the same. */
#include "overlapped.h"

static VOID AdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
}

static VOID FinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    ScsiPortStallExecution(1500);
    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }

    ScsiPortNotification(CallDisableInterrupts, extension, AdmitInterrupts);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);

    ScsiPortNotification(CallEnableInterrupts, extension, FinishInterrupt);
    return TRUE;
}
