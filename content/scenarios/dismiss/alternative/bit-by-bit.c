/* One pending cause at a time, lowest bit first, until none that was seen is left. */
#include "overlapped.h"

static VOID Serve(PHW_DEVICE_EXTENSION extension, ULONG cause)
{
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), cause);

    switch (cause) {
    case TH_INTST_CMPL:
        TrainingCompleteRequests(extension);
        break;
    case TH_INTST_REQA:
        TrainingRequestAccepted(extension);
        break;
    default:
        break;
    }
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    ULONG causes;

    for (causes = status & ~TH_INTST_INT; causes != 0; causes &= causes - 1) {
        Serve(extension, causes & (~causes + 1));
    }
    return (BOOLEAN)(status >> 31);
}
