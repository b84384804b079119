/* A miniport driver for the TH-50 that reads through buffers of its own: what its files share. */
#ifndef DRIVER_H
#define DRIVER_H

#include <miniport.h>
#include <scsi.h>
#include <srb.h>

#include "training-hba.h"

/* As many requests as the driver has buffers for. */
#define TRAINING_SLOTS 4

/* A full ring and an empty one would look the same, so one entry always stays free. */
#define TRAINING_RING_ENTRIES (TRAINING_SLOTS + 1)

/* Bytes of the largest transfer. */
#define TRAINING_BUFFER_SIZE 0x10000

/* Uncached memory that the driver and the HBA both reach. */
typedef struct _TRAINING_RINGS {
    TH_REQUEST Request[TRAINING_RING_ENTRIES];
    TH_COMPLETION Completion[TRAINING_RING_ENTRIES];
    UCHAR Buffer[TRAINING_SLOTS][TRAINING_BUFFER_SIZE];
} TRAINING_RINGS, *PTRAINING_RINGS;

/* What an interrupt has found, and leaves for its callback to do. */
typedef struct _TRAINING_WORK {
    BOOLEAN Accepted;                                /* the HBA takes another request */
    ULONG Count;
    TH_COMPLETION Finished[TRAINING_SLOTS];          /* the first Count of them */
} TRAINING_WORK, *PTRAINING_WORK;

/* The per-HBA storage that every routine of the driver is handed. */
typedef struct _HW_DEVICE_EXTENSION {
    PUCHAR Registers;
    PTRAINING_RINGS Rings;
    ULONG RequestRingAddress;                        /* physical */
    ULONG CompletionRingAddress;                     /* physical */
    ULONG RequestTail;
    ULONG CompletionHead;
    PSCSI_REQUEST_BLOCK Outstanding[TRAINING_SLOTS]; /* TH_REQUEST.Context is the index; NULL is free */
    TRAINING_WORK Work;                              /* interrupt.c's */
} HW_DEVICE_EXTENSION, *PHW_DEVICE_EXTENSION;

/* What the ScsiPort access routines take to reach a register of training-hba.h. */
#define TH_REGISTER(Extension, Offset) ((PULONG)((Extension)->Registers + (Offset)))

/* interrupt.c */
BOOLEAN TrainingInterrupt(PVOID DeviceExtension);

/* adapter.c */
ULONG TrainingFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                          PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again);
BOOLEAN TrainingInitialize(PVOID DeviceExtension);
BOOLEAN TrainingResetBus(PVOID DeviceExtension, ULONG PathId);

/* startio.c */
BOOLEAN TrainingStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb);

/* service.c: takes the oldest completion out of the ring. FALSE: there is none. */
BOOLEAN TrainingTakeCompletion(PHW_DEVICE_EXTENSION Extension, PTH_COMPLETION Completion);

/* service.c: copies what was read, and finishes the SRB. Long: 77 to 154 us. */
VOID TrainingDeliver(PHW_DEVICE_EXTENSION Extension, PTH_COMPLETION Completion);

/* overlapped.c: the driver's answer to "when may the next request come?" */

/* The causes (bits of TH_INTST) that may drive the interrupt line. */
extern const ULONG TrainingInterruptCauses;

/* Hands a finished SRB back to the port driver. */
VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb);

#endif
