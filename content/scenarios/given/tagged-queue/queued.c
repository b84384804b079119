/* The HBA works on several requests of one logical unit: what has been sent, and what has become of it. */
#include "queued.h"

const ULONG TrainingInterruptCauses = TH_INTST_CMPL | TH_INTST_REQA;

PSCSI_REQUEST_BLOCK TrainingLastRequest(PHW_DEVICE_EXTENSION Extension)
{
    ULONG last = (Extension->RequestTail + TRAINING_RING_ENTRIES - 1) % TRAINING_RING_ENTRIES;

    return Extension->Outstanding[Extension->Rings->Request[last].Context];
}

static UCHAR SrbStatusOf(PTH_COMPLETION completion, PSCSI_REQUEST_BLOCK srb)
{
    switch (completion->HostStatus) {
    case TH_HOST_OK:
        if (completion->ScsiStatus == SCSISTAT_GOOD) {
            return SRB_STATUS_SUCCESS;
        }
        if (completion->ScsiStatus == SCSISTAT_CHECK_CONDITION && srb->SenseInfoBufferLength != 0) {
            return SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;
        }
        return SRB_STATUS_ERROR;
    case TH_HOST_SELECTION_TIMEOUT:
        return SRB_STATUS_SELECTION_TIMEOUT;
    case TH_HOST_DATA_RUN:
        return SRB_STATUS_DATA_OVERRUN;
    case TH_HOST_BUS_RESET:
        return SRB_STATUS_BUS_RESET;
    default:
        return SRB_STATUS_ERROR;
    }
}

VOID TrainingReportResult(PTH_COMPLETION Completion, PSCSI_REQUEST_BLOCK Srb)
{
    Srb->SrbStatus = SrbStatusOf(Completion, Srb);
    Srb->ScsiStatus = Completion->ScsiStatus;
    Srb->DataTransferLength -= Completion->Residual;
}
