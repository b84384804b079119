/* A miniport whose interrupt routine works long for each block of data, as one does that moves the data itself. */
#ifndef MOVES_DATA_H
#define MOVES_DATA_H

#include "driver.h"

#define BLOCK_SIZE 512

/* The driver's own storage comes first, so that its other files find it where they expect it. */
typedef struct _EXPERIMENT_EXTENSION {
    HW_DEVICE_EXTENSION Driver;
    ULONG MicrosecondsPerBlock;
} EXPERIMENT_EXTENSION, *PEXPERIMENT_EXTENSION;

/* parameter.c: reads the time for a block from the driver's parameter in the registry, then looks for the HBA. */
ULONG ExperimentFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                            PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again);

#endif
