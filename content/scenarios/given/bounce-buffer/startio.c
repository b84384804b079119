/* Sending a request to the HBA. What is read goes to a buffer of the driver first. */
#include "driver.h"

static BOOLEAN FindFreeSlot(PHW_DEVICE_EXTENSION extension, PULONG slot)
{
    for (*slot = 0; *slot < TRAINING_SLOTS; (*slot)++) {
        if (extension->Outstanding[*slot] == NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* FALSE: the buffer is not one piece of physical memory. */
static BOOLEAN DescribeBuffer(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, PVOID buffer, ULONG wanted,
                              PULONG address)
{
    ULONG length;

    *address = 0;
    if (wanted == 0) {
        return TRUE;
    }
    *address = ScsiPortConvertPhysicalAddressToUlong(ScsiPortGetPhysicalAddress(extension, srb, buffer, &length));
    return length >= wanted;
}

/* Writes go out from where they are: the copy would have to be made here, where no interrupt can come. */
static BOOLEAN DescribeData(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, ULONG slot, PULONG address)
{
    if (!(srb->SrbFlags & SRB_FLAGS_DATA_IN)) {
        return DescribeBuffer(extension, srb, srb->DataBuffer, srb->DataTransferLength, address);
    }
    return srb->DataTransferLength <= TRAINING_BUFFER_SIZE &&
           DescribeBuffer(extension, NULL, extension->Rings->Buffer[slot], srb->DataTransferLength, address);
}

static UCHAR DirectionOf(PSCSI_REQUEST_BLOCK srb)
{
    if (srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        return TH_DIRECTION_IN;
    }
    if (srb->SrbFlags & SRB_FLAGS_DATA_OUT) {
        return TH_DIRECTION_OUT;
    }
    return TH_DIRECTION_NONE;
}

/* SRB_STATUS_PENDING when the request is on its way. */
static UCHAR SendRequest(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb)
{
    PTH_REQUEST request = &extension->Rings->Request[extension->RequestTail];
    ULONG dataAddress;
    ULONG senseAddress;
    ULONG slot;
    ULONG i;

    if (!FindFreeSlot(extension, &slot)) {
        return SRB_STATUS_BUSY;
    }
    if (!DescribeData(extension, srb, slot, &dataAddress) ||
        !DescribeBuffer(extension, srb, srb->SenseInfoBuffer, srb->SenseInfoBufferLength, &senseAddress)) {
        return SRB_STATUS_INVALID_REQUEST;
    }

    request->Context = slot;
    request->Target = srb->TargetId;
    request->Lun = srb->Lun;
    request->CdbLength = srb->CdbLength;
    request->Direction = DirectionOf(srb);
    request->DataAddress = dataAddress;
    request->DataLength = srb->DataTransferLength;
    request->SenseAddress = senseAddress;
    request->SenseLength = srb->SenseInfoBufferLength;
    for (i = 0; i < sizeof(request->Cdb); i++) {
        request->Cdb[i] = srb->Cdb[i];
    }

    extension->Outstanding[slot] = srb;
    extension->RequestTail = (extension->RequestTail + 1) % TRAINING_RING_ENTRIES;
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_REQTAIL), extension->RequestTail);
    return SRB_STATUS_PENDING;
}

BOOLEAN TrainingStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    UCHAR status = SRB_STATUS_INVALID_REQUEST;

    if (Srb->Function == SRB_FUNCTION_EXECUTE_SCSI) {
        status = SendRequest(extension, Srb);
    }

    if (status != SRB_STATUS_PENDING) {
        Srb->SrbStatus = status;
        ScsiPortNotification(RequestComplete, extension, Srb);
        ScsiPortNotification(NextRequest, extension);
    }
    return TRUE;
}
