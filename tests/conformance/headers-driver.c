/* The smallest miniport that uses every kind of thing the headers declare; it builds on either side, unchanged. */
#include "miniport.h"
#include "scsi.h"

typedef struct _EXTENSION {
  PUCHAR Registers;
  PSCSI_REQUEST_BLOCK Current;
} EXTENSION, *PEXTENSION;

static BOOLEAN NTAPI Interrupt(IN PVOID DeviceExtension)
{
  PEXTENSION Extension = DeviceExtension;
  PSCSI_REQUEST_BLOCK Srb = Extension->Current;

  if ((ScsiPortReadPortUchar(Extension->Registers) & 1) == 0 || Srb == NULL) return FALSE;
  if (((PCDB)Srb->Cdb)->CDB10.OperationCode == SCSIOP_READ) ((PINQUIRYDATA)Srb->DataBuffer)->RemovableMedia = TRUE;
  Srb->ScsiStatus = SCSISTAT_GOOD;
  Srb->SrbStatus = SRB_STATUS_SUCCESS;
  Extension->Current = NULL;
  DebugPrint((1, "done %p\n", Srb));
  ScsiPortNotification(RequestComplete, DeviceExtension, Srb);
  ScsiPortNotification(NextRequest, DeviceExtension);
  return TRUE;
}

static BOOLEAN NTAPI StartIo(IN PVOID DeviceExtension, IN PSCSI_REQUEST_BLOCK Srb)
{
  ULONG Length;
  SCSI_PHYSICAL_ADDRESS Address = ScsiPortGetPhysicalAddress(DeviceExtension, Srb, Srb->DataBuffer, &Length);

  ScsiPortWriteRegisterUlong((PULONG)((PEXTENSION)DeviceExtension)->Registers,
                             ScsiPortConvertPhysicalAddressToUlong(Address));
  ((PEXTENSION)DeviceExtension)->Current = Srb;
  return TRUE;
}

ULONG NTAPI DriverEntry(IN PVOID DriverObject, IN PVOID Argument2)
{
  HW_INITIALIZATION_DATA Data;

  memset(&Data, 0, sizeof(Data));
  Data.HwInitializationDataSize = sizeof(Data);
  Data.AdapterInterfaceType = PCIBus;
  Data.HwStartIo = StartIo;
  Data.HwInterrupt = Interrupt;
  Data.DeviceExtensionSize = sizeof(EXTENSION);
  return ScsiPortInitialize(DriverObject, Argument2, &Data, NULL);
}
