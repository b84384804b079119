/* The whole of an interrupt's service, for an interrupt routine to call. */
#include "whole-service.h"

#include "one-at-a-time.h"

BOOLEAN TrainingServiceInterrupt(PHW_DEVICE_EXTENSION Extension)
{
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(Extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(Extension, status);
    return TRUE;
}
