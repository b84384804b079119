/* A miniport for the training HBA that serves one request at a time. A program replaces the routines it wants wrong. */

#include <miniport.h>
#include <scsi.h>
#include <srb.h>
#include "training-hba.h"

#define ENTRIES 33

typedef struct {
  TH_REQUEST Request[ENTRIES];
  TH_COMPLETION Completion[ENTRIES];
} RINGS;

typedef struct {
  PUCHAR Registers;
  RINGS *Rings;
  ULONG RequestBase;
  ULONG CompletionBase;
  ULONG Tail;
  ULONG Head;
  PSCSI_REQUEST_BLOCK Srb[ENTRIES];
  PSCSI_REQUEST_BLOCK Last;
  ULONG Calls;
  ULONG Memo[8];
} EXTENSION;

#define REG(Offset) ((PULONG)(x->Registers + (Offset)))
#define READ(Offset) ScsiPortReadRegisterUlong(REG(Offset))
#define WRITE(Offset, Value) ScsiPortWriteRegisterUlong(REG(Offset), Value)
#define MINE (READ(TH_INTST) & TH_INTST_INT)

/* The routines that a program replaces when it defines their macros before it includes this file. */
#ifndef FIND_ADAPTER
#define FIND_ADAPTER CommonFindAdapter
#endif
#ifndef INITIALIZE
#define INITIALIZE CommonInitialize
#endif
#ifndef START_IO
#define START_IO CommonStartIo
#endif
#ifndef INTERRUPT
#define INTERRUPT CommonInterrupt
#endif
#ifndef REGISTER
#define REGISTER CommonRegister
#endif

VOID REGISTER(PHW_INITIALIZATION_DATA data);
ULONG FIND_ADAPTER(PVOID extension, PVOID context, PVOID bus, PCHAR argument,
                   PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again);
BOOLEAN INITIALIZE(PVOID extension);
BOOLEAN START_IO(PVOID extension, PSCSI_REQUEST_BLOCK srb);
BOOLEAN INTERRUPT(PVOID extension);
BOOLEAN ResetBus(PVOID extension, ULONG path);

/* What they are made of. */
BOOLEAN Claim(EXTENSION *x, PPORT_CONFIGURATION_INFORMATION config);
VOID Start(EXTENSION *x);
VOID Send(EXTENSION *x, PSCSI_REQUEST_BLOCK srb);
VOID Dismiss(EXTENSION *x);
PSCSI_REQUEST_BLOCK Take(EXTENSION *x);
VOID Complete(EXTENSION *x, PSCSI_REQUEST_BLOCK srb);
VOID Serve(EXTENSION *x);

static inline VOID Describe(PHW_INITIALIZATION_DATA data) {
  data->HwInitializationDataSize = sizeof(*data);
  data->AdapterInterfaceType = PCIBus;
  data->VendorId = TH_VENDOR_ID;
  data->VendorIdLength = 4;
  data->DeviceId = TH_DEVICE_ID;
  data->DeviceIdLength = 4;
  data->HwFindAdapter = FIND_ADAPTER;
  data->HwInitialize = INITIALIZE;
  data->HwStartIo = START_IO;
  data->HwInterrupt = INTERRUPT;
  data->HwResetBus = ResetBus;
  data->DeviceExtensionSize = sizeof(EXTENSION);
  data->NumberOfAccessRanges = 1;
  data->NeedPhysicalAddresses = TRUE;
  REGISTER(data);
}

ULONG DriverEntry(PVOID driverObject, PVOID registryPath);
#ifndef OWN_DRIVER_ENTRY
ULONG DriverEntry(PVOID driverObject, PVOID registryPath) {
  HW_INITIALIZATION_DATA data = {0};

  Describe(&data);
  return ScsiPortInitialize(driverObject, registryPath, &data, NULL);
}
#endif
