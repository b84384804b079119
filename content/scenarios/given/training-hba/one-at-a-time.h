#ifndef ONE_AT_A_TIME_H
#define ONE_AT_A_TIME_H

#include "driver.h"

/* Dismisses the causes in InterruptStatus, a value read from TH_INTST, and does the work they ask for. */
VOID TrainingServiceCauses(PHW_DEVICE_EXTENSION Extension, ULONG InterruptStatus);

#endif
