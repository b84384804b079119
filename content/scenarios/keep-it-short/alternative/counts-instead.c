/* Keeps the numbers that others would print, and a short loop that knows when to stop. */
#include "overlapped.h"

/* More rounds than this, and the HBA may as well interrupt again. */
#define MOST_ROUNDS 2

static ULONG Interrupts;
static ULONG LastStatus;

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    BOOLEAN mine = FALSE;
    ULONG round;

    for (round = 0; round < MOST_ROUNDS; round++) {
        ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

        if (!(status & TH_INTST_INT)) {
            break;
        }
        mine = TRUE;
        LastStatus = status;
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

        if (status & TH_INTST_REQA) {
            TrainingRequestAccepted(extension);
        }
        if (status & TH_INTST_CMPL) {
            TrainingCompleteRequests(extension);
        }
    }
    if (mine) {
        Interrupts++;
    }
    return mine;
}
