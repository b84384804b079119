#ifndef SUBORDINATE_H
#define SUBORDINATE_H

#include "driver.h"

/* The HBA has fetched the announced request and can take another: tells the port driver so. */
VOID TrainingRequestAccepted(PHW_DEVICE_EXTENSION Extension);

/* The SRB whose target has reselected and waits for its data. */
PSCSI_REQUEST_BLOCK TrainingWaitingRequest(PHW_DEVICE_EXTENSION Extension);

#endif
