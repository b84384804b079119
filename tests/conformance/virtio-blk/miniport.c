/* A SCSI miniport that shows a virtio block device as a disk: what the device does not know of SCSI, it answers. */
#include "virtio.h"

static const UCHAR Identity[INQUIRYDATABUFFERSIZE] = "\0\0\2\2\37\0\0\2VIRTIO  BLOCK DEVICE    1.0 ";

static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PACCESS_RANGE range = &(*ConfigInfo->AccessRanges)[0];
    PUCHAR memory;
    ULONG length;
    ULONG misaligned;

    *Again = FALSE;
    if (range->RangeLength == 0 || range->RangeInMemory) {
        return SP_RETURN_NOT_FOUND;
    }
    extension->Ports = ScsiPortGetDeviceBase(extension, ConfigInfo->AdapterInterfaceType, ConfigInfo->SystemIoBusNumber,
                                             range->RangeStart, range->RangeLength, TRUE);
    if (extension->Ports == NULL) {
        return SP_RETURN_ERROR;
    }
    if (ScsiPortReadPortUshort((PUSHORT)(extension->Ports + VIRTIO_QUEUE_SIZE)) != QUEUE_ENTRIES) {
        ScsiPortWritePortUchar(extension->Ports + VIRTIO_DEVICE_STATUS, VIRTIO_FAILED);
        return SP_RETURN_ERROR;
    }
    extension->Capacity = ScsiPortReadPortUlong((PULONG)(extension->Ports + VIRTIO_CAPACITY));

    ConfigInfo->NumberOfBuses = 1;
    ConfigInfo->MaximumTransferLength = MOST_BREAKS * VIRTIO_PAGE;
    ConfigInfo->NumberOfPhysicalBreaks = MOST_BREAKS;
    ConfigInfo->ScatterGather = TRUE;
    ConfigInfo->Master = TRUE;
    ConfigInfo->Dma32BitAddresses = TRUE;
    ConfigInfo->InitiatorBusId[0] = 7;

    memory = ScsiPortGetUncachedExtension(extension, ConfigInfo, sizeof(VIRTQUEUE) + VIRTIO_PAGE);
    if (memory == NULL) {
        return SP_RETURN_ERROR;
    }
    misaligned = PhysicalAddress(extension, NULL, memory, &length) % VIRTIO_PAGE;
    if (misaligned != 0) {
        memory += VIRTIO_PAGE - misaligned;
    }
    extension->Queue = (VIRTQUEUE *)memory;
    extension->QueueAddress = PhysicalAddress(extension, NULL, memory, &length);
    return length < sizeof(VIRTQUEUE) ? SP_RETURN_ERROR : SP_RETURN_FOUND;
}

static BOOLEAN Initialize(PVOID DeviceExtension)
{
    StartDevice(DeviceExtension);
    return TRUE;
}

/* SRB_STATUS_SUCCESS and the data. */
static UCHAR Answer(PSCSI_REQUEST_BLOCK srb, const VOID *data, ULONG length)
{
    if (length < srb->DataTransferLength) {
        srb->DataTransferLength = length;
    }
    ScsiPortMoveMemory(srb->DataBuffer, (PVOID)data, srb->DataTransferLength);
    return SRB_STATUS_SUCCESS;
}

static UCHAR AnswerCapacity(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb)
{
    ULONG lastBlock = extension->Capacity - 1;
    ULONG blockLength = BLOCK_BYTES;
    READ_CAPACITY_DATA capacity;

    REVERSE_BYTES(&capacity.LogicalBlockAddress, &lastBlock);
    REVERSE_BYTES(&capacity.BytesPerBlock, &blockLength);
    return Answer(srb, &capacity, sizeof(capacity));
}

/* SRB_STATUS_PENDING when the device has the request. */
static UCHAR Execute(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb)
{
    PCDB cdb = (PCDB)srb->Cdb;
    ULONG sector;

    if (srb->PathId != 0 || srb->TargetId != 0 || srb->Lun != 0) {
        return SRB_STATUS_SELECTION_TIMEOUT;
    }
    switch (srb->Cdb[0]) {
    case SCSIOP_TEST_UNIT_READY:
        return SRB_STATUS_SUCCESS;
    case SCSIOP_INQUIRY:
        return Answer(srb, Identity, sizeof(Identity));
    case SCSIOP_READ_CAPACITY:
        return AnswerCapacity(extension, srb);
    case SCSIOP_READ:
    case SCSIOP_WRITE:
        REVERSE_BYTES(&sector, &cdb->CDB10.LogicalBlockByte0);
        SendRequest(extension, srb, srb->Cdb[0] == SCSIOP_READ ? BLOCK_IN : BLOCK_OUT, sector);
        return SRB_STATUS_PENDING;
    default:
        return SRB_STATUS_INVALID_REQUEST;
    }
}

static BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    UCHAR status = Srb->Function == SRB_FUNCTION_EXECUTE_SCSI ? Execute(extension, Srb) : SRB_STATUS_INVALID_REQUEST;

    if (status != SRB_STATUS_PENDING) {
        Srb->SrbStatus = status;
        ScsiPortNotification(RequestComplete, extension, Srb);
    }
    /* A full device is silent: it says NextRequest when it has room again. */
    if (extension->UnderWay == MOST_REQUESTS) {
        return TRUE;
    }
    if (status != SRB_STATUS_PENDING || Srb->QueueTag == SP_UNTAGGED) {
        ScsiPortNotification(NextRequest, extension);
    } else {
        ScsiPortNotification(NextLuRequest, extension, Srb->PathId, Srb->TargetId, Srb->Lun);
    }
    return TRUE;
}

static BOOLEAN Interrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    BOOLEAN full = extension->UnderWay == MOST_REQUESTS;
    PSCSI_REQUEST_BLOCK srb;

    if (!(ScsiPortReadPortUchar(extension->Ports + VIRTIO_ISR_STATUS) & VIRTIO_ISR_QUEUE)) {
        return FALSE;
    }
    while ((srb = TakeRequest(extension)) != NULL) {
        srb->SrbStatus = ((BLOCK_REQUEST *)srb->SrbExtension)->Status == BLOCK_OK ? SRB_STATUS_SUCCESS : SRB_STATUS_ERROR;
        ScsiPortNotification(RequestComplete, extension, srb);
    }
    if (full && extension->UnderWay < MOST_REQUESTS) {
        ScsiPortNotification(NextRequest, extension);
    }
    return TRUE;
}

static BOOLEAN ResetBus(PVOID DeviceExtension, ULONG PathId)
{
    StartDevice(DeviceExtension);
    ScsiPortCompleteRequest(DeviceExtension, (UCHAR)PathId, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    ScsiPortNotification(NextRequest, DeviceExtension);
    return TRUE;
}

ULONG DriverEntry(PVOID DriverObject, PVOID RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};

    data.HwInitializationDataSize = sizeof(HW_INITIALIZATION_DATA);
    data.AdapterInterfaceType = PCIBus;
    data.VendorId = "1AF4";
    data.VendorIdLength = 4;
    data.DeviceId = "1001";
    data.DeviceIdLength = 4;
    data.HwFindAdapter = FindAdapter;
    data.HwInitialize = Initialize;
    data.HwStartIo = StartIo;
    data.HwInterrupt = Interrupt;
    data.HwResetBus = ResetBus;
    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.SrbExtensionSize = sizeof(BLOCK_REQUEST);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.MapBuffers = TRUE;
    data.TaggedQueuing = TRUE;
    data.MultipleRequestPerLu = TRUE;
    data.AutoRequestSense = TRUE;
    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
