#define OWN_DRIVER_ENTRY
#include "common.h"

BOOLEAN Claim(EXTENSION *x, PPORT_CONFIGURATION_INFORMATION config) {
  PACCESS_RANGE range = &(*config->AccessRanges)[0];
  ULONG length;

  x->Registers = ScsiPortGetDeviceBase(x, config->AdapterInterfaceType, config->SystemIoBusNumber,
                                       range->RangeStart, range->RangeLength, !range->RangeInMemory);
  x->Rings = ScsiPortGetUncachedExtension(x, config, sizeof(RINGS));
  if (x->Registers == NULL || x->Rings == NULL) return FALSE;
  x->RequestBase = ScsiPortGetPhysicalAddress(x, NULL, x->Rings->Request, &length).LowPart;
  x->CompletionBase = ScsiPortGetPhysicalAddress(x, NULL, x->Rings->Completion, &length).LowPart;
  config->NumberOfBuses = 1;
  config->MaximumTransferLength = 0x10000;
  return TRUE;
}

VOID Start(EXTENSION *x) {
  x->Tail = x->Head = 0;
  WRITE(TH_CTRL, TH_CTRL_RST);
  WRITE(TH_REQBASE, x->RequestBase);
  WRITE(TH_CMPBASE, x->CompletionBase);
  WRITE(TH_RINGSZ, TH_RINGSZ_REQN(ENTRIES) | TH_RINGSZ_CMPN(ENTRIES));
  WRITE(TH_INTEN, TH_INTEN_CMPL);
  WRITE(TH_CTRL, TH_CTRL_RUN);
}

VOID Send(EXTENSION *x, PSCSI_REQUEST_BLOCK srb) {
  PTH_REQUEST request = &x->Rings->Request[x->Tail];
  ULONG length, i;

  request->Context = x->Tail;
  request->Target = srb->TargetId;
  request->Lun = srb->Lun;
  request->CdbLength = srb->CdbLength;
  request->Direction = TH_DIRECTION_NONE;
  if (srb->DataTransferLength != 0) {
    request->Direction = srb->SrbFlags & SRB_FLAGS_DATA_IN ? TH_DIRECTION_IN : TH_DIRECTION_OUT;
    request->DataAddress = ScsiPortGetPhysicalAddress(x, srb, srb->DataBuffer, &length).LowPart;
  }
  request->DataLength = srb->DataTransferLength;
  request->SenseAddress = 0;
  request->SenseLength = 0;
  for (i = 0; i < 16; i++) request->Cdb[i] = srb->Cdb[i];
  x->Srb[x->Tail] = x->Last = srb;
  x->Tail = (x->Tail + 1) % ENTRIES;
  WRITE(TH_REQTAIL, x->Tail);
}

VOID Dismiss(EXTENSION *x) { WRITE(TH_INTST, TH_INTST_CAUSES); }

/* The next SRB that the HBA has finished, with its status set; NULL when there is none. */
PSCSI_REQUEST_BLOCK Take(EXTENSION *x) {
  PTH_COMPLETION completion = &x->Rings->Completion[x->Head];
  PSCSI_REQUEST_BLOCK srb;

  if (READ(TH_CMPTAIL) == x->Head) return NULL;
  srb = x->Srb[completion->Context];
  x->Srb[completion->Context] = NULL;
  srb->ScsiStatus = completion->ScsiStatus;
  srb->SrbStatus = SRB_STATUS_ERROR;
  if (completion->HostStatus == TH_HOST_OK && srb->ScsiStatus == SCSISTAT_GOOD) srb->SrbStatus = SRB_STATUS_SUCCESS;
  x->Head = (x->Head + 1) % ENTRIES;
  WRITE(TH_CMPHEAD, x->Head);
  return srb;
}

VOID Complete(EXTENSION *x, PSCSI_REQUEST_BLOCK srb) {
  ScsiPortNotification(RequestComplete, x, srb);
  ScsiPortNotification(NextRequest, x);
}

VOID Serve(EXTENSION *x) {
  PSCSI_REQUEST_BLOCK srb;

  Dismiss(x);
  while ((srb = Take(x)) != NULL) Complete(x, srb);
}

VOID CommonRegister(PHW_INITIALIZATION_DATA data) { (void)data; }

ULONG CommonFindAdapter(PVOID extension, PVOID context, PVOID bus, PCHAR argument,
                        PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again) {
  (void)context, (void)bus, (void)argument;
  *again = FALSE;
  return Claim(extension, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;
}

BOOLEAN CommonInitialize(PVOID extension) {
  Start(extension);
  return TRUE;
}

BOOLEAN CommonStartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  Send(extension, srb);
  return TRUE;
}

BOOLEAN CommonInterrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!MINE) return FALSE;
  Serve(x);
  return TRUE;
}

BOOLEAN ResetBus(PVOID extension, ULONG path) {
  EXTENSION *x = extension;

  Start(x);
  ScsiPortCompleteRequest(x, (UCHAR)path, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
  ScsiPortNotification(NextRequest, x);
  return TRUE;
}
