/* SrbStatus for what the HBA reports of a request. */
#include "srb-status.h"

UCHAR TrainingSrbStatus(PTH_COMPLETION Completion, PSCSI_REQUEST_BLOCK Srb)
{
    switch (Completion->HostStatus) {
    case TH_HOST_OK:
        if (Completion->ScsiStatus == SCSISTAT_GOOD) {
            return SRB_STATUS_SUCCESS;
        }
        /* The HBA has sent REQUEST SENSE by itself. */
        if (Completion->ScsiStatus == SCSISTAT_CHECK_CONDITION && Srb->SenseInfoBufferLength != 0) {
            return SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;
        }
        return SRB_STATUS_ERROR;
    case TH_HOST_DATA_RUN:
        return SRB_STATUS_DATA_OVERRUN;
    default:
        return SRB_STATUS_ERROR;
    }
}
