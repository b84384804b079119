/* A miniport driver for the TH-50 whose data the system's DMA controller moves: what its files share. */
#ifndef DRIVER_H
#define DRIVER_H

#include <miniport.h>
#include <scsi.h>
#include <srb.h>

#include "training-hba.h"

/* As many requests as the HBA may work on at a time. */
#define TRAINING_SLOTS 32

/* A full ring and an empty one would look the same, so one entry always stays free. */
#define TRAINING_RING_ENTRIES (TRAINING_SLOTS + 1)

/* Memory that the driver and the HBA both reach. */
typedef struct _TRAINING_RINGS {
    TH_REQUEST Request[TRAINING_RING_ENTRIES];
    TH_COMPLETION Completion[TRAINING_RING_ENTRIES];
} TRAINING_RINGS, *PTRAINING_RINGS;

/* The per-HBA storage that every routine of the driver is handed. */
typedef struct _HW_DEVICE_EXTENSION {
    PUCHAR Registers;
    PTRAINING_RINGS Rings;
    ULONG RequestRingAddress;                        /* physical */
    ULONG CompletionRingAddress;                     /* physical */
    ULONG RequestTail;
    ULONG CompletionHead;
    PSCSI_REQUEST_BLOCK Outstanding[TRAINING_SLOTS]; /* TH_REQUEST.Context is the index; NULL is free */
    PSCSI_REQUEST_BLOCK Mapped;                      /* whose buffer has the DMA channel; NULL is nobody's */
} HW_DEVICE_EXTENSION, *PHW_DEVICE_EXTENSION;

/* What the ScsiPort access routines take to reach a register of training-hba.h. */
#define TH_REGISTER(Extension, Offset) ((PULONG)((Extension)->Registers + (Offset)))

/* interrupt.c */
BOOLEAN TrainingInterrupt(PVOID DeviceExtension);
VOID TrainingDmaStarted(PVOID DeviceExtension);

/* adapter.c */
ULONG TrainingFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                          PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again);
BOOLEAN TrainingInitialize(PVOID DeviceExtension);
BOOLEAN TrainingResetBus(PVOID DeviceExtension, ULONG PathId);

/* startio.c */
BOOLEAN TrainingStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb);

/* service.c: takes every completion that the HBA has posted, and calls TrainingFinishRequest for its SRB. */
VOID TrainingCompleteRequests(PHW_DEVICE_EXTENSION Extension);

/* interrupt.c: hands a finished SRB back to the port driver. */
VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb);

#endif
