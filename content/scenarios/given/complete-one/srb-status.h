#ifndef SRB_STATUS_H
#define SRB_STATUS_H

#include "driver.h"

/* What the completion entry means for SrbStatus of its SRB, sense data included. */
UCHAR TrainingSrbStatus(PTH_COMPLETION Completion, PSCSI_REQUEST_BLOCK Srb);

#endif
