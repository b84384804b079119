#ifndef WHOLE_SERVICE_H
#define WHOLE_SERVICE_H

#include "driver.h"

/* All that an interrupt asks for. TRUE: it was the HBA's, and is dismissed. FALSE: it was another device's. */
BOOLEAN TrainingServiceInterrupt(PHW_DEVICE_EXTENSION Extension);

#endif
