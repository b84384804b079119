#ifndef WATCHDOG_H
#define WATCHDOG_H

#include "overlapped.h"

/* watchdog.c: sends a request to the HBA, and sees to it that its end is noticed. */
BOOLEAN TrainingWatchedStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb);

/* causes.c: dismisses the causes in InterruptStatus, a value read from TH_INTST, and does the work they ask for. */
VOID TrainingServiceCauses(PHW_DEVICE_EXTENSION Extension, ULONG InterruptStatus);

/* causes.c: TRUE while the HBA has a request that is not completed. */
BOOLEAN TrainingHasRequests(PHW_DEVICE_EXTENSION Extension);

#endif
