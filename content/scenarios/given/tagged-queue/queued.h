#ifndef QUEUED_H
#define QUEUED_H

#include "driver.h"

/* The request that was announced last, still the driver's. The port driver sends no other until it is told to. */
PSCSI_REQUEST_BLOCK TrainingLastRequest(PHW_DEVICE_EXTENSION Extension);

/* Writes into Srb what Completion says of it: SrbStatus, ScsiStatus, DataTransferLength. Notifies of nothing. */
VOID TrainingReportResult(PTH_COMPLETION Completion, PSCSI_REQUEST_BLOCK Srb);

#endif
