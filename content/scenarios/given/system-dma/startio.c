/* Sending a request to the HBA. */
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

/* FALSE: the sense buffer is not one piece of physical memory. */
static BOOLEAN DescribeSenseBuffer(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, PULONG address)
{
    ULONG length;

    *address = 0;
    if (srb->SenseInfoBufferLength == 0) {
        return TRUE;
    }
    *address = ScsiPortConvertPhysicalAddressToUlong(
        ScsiPortGetPhysicalAddress(extension, srb, srb->SenseInfoBuffer, &length));
    return length >= srb->SenseInfoBufferLength;
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
    ULONG senseAddress;
    ULONG slot;
    ULONG i;

    if (!FindFreeSlot(extension, &slot)) {
        return SRB_STATUS_BUSY;
    }
    if (!DescribeSenseBuffer(extension, srb, &senseAddress)) {
        return SRB_STATUS_INVALID_REQUEST;
    }

    request->Context = slot;
    request->Target = srb->TargetId;
    request->Lun = srb->Lun;
    request->CdbLength = srb->CdbLength;
    request->Direction = DirectionOf(srb);
    request->DataAddress = 0;
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
