#ifndef RESETTABLE_H
#define RESETTABLE_H

#include "driver.h"

/* The HBA has fetched the announced request and can take another: tells the port driver so. */
VOID TrainingRequestAccepted(PHW_DEVICE_EXTENSION Extension);

#endif
