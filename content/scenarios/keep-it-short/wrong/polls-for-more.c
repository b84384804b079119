/* Stays a while, in case the HBA has something new to say. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    ULONG polls;

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

    for (polls = 0; polls < 200; polls++) {
        status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
        if (status & TH_INTST_INT) {
            ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

            if (status & TH_INTST_CMPL) {
                TrainingCompleteRequests(extension);
            }
            if (status & TH_INTST_REQA) {
                TrainingRequestAccepted(extension);
            }
        }
    }
    return TRUE;
}
