/* Finding the HBA, starting it, and starting it again after a bus reset. */
#include "driver.h"

#define RING_ALIGNMENT 64

/* SCSI-2, 5.7 (SCSI bus timing): a reset is held for 25 us at least. */
#define RESET_HOLD_TIME 25

static ULONG PhysicalAddress(PHW_DEVICE_EXTENSION extension, PVOID virtualAddress)
{
    ULONG length;

    return ScsiPortConvertPhysicalAddressToUlong(
        ScsiPortGetPhysicalAddress(extension, NULL, virtualAddress, &length));
}

static BOOLEAN AllocateRings(PHW_DEVICE_EXTENSION extension, PPORT_CONFIGURATION_INFORMATION configInfo)
{
    PUCHAR memory;
    ULONG misalignment;

    memory = ScsiPortGetUncachedExtension(extension, configInfo, sizeof(TRAINING_RINGS) + RING_ALIGNMENT);
    if (memory == NULL) {
        return FALSE;
    }

    /* The HBA sees physical addresses: those are the ones to align. */
    misalignment = PhysicalAddress(extension, memory) % RING_ALIGNMENT;
    if (misalignment != 0) {
        memory += RING_ALIGNMENT - misalignment;
    }

    extension->Rings = (PTRAINING_RINGS)memory;
    extension->RequestRingAddress = PhysicalAddress(extension, extension->Rings->Request);
    extension->CompletionRingAddress = PhysicalAddress(extension, extension->Rings->Completion);
    return TRUE;
}

/* Which channel of the DMA controller the HBA is wired to. */
static ULONG Channel(PHW_DEVICE_EXTENSION extension)
{
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_XFRST));

    return (status & TH_XFRST_CHAN_MASK) / TH_XFRST_CHAN(1);
}

ULONG TrainingFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                          PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    PACCESS_RANGE range = &(*ConfigInfo->AccessRanges)[0];

    *Again = FALSE;

    if (range->RangeLength == 0 || !range->RangeInMemory) {
        return SP_RETURN_NOT_FOUND;
    }

    extension->Registers = ScsiPortGetDeviceBase(extension, ConfigInfo->AdapterInterfaceType,
                                                 ConfigInfo->SystemIoBusNumber, range->RangeStart,
                                                 range->RangeLength, FALSE);
    if (extension->Registers == NULL) {
        return SP_RETURN_ERROR;
    }
    if (ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_ID)) != TH_ID_RESET) {
        ScsiPortFreeDeviceBase(extension, extension->Registers);
        return SP_RETURN_NOT_FOUND;
    }

    ConfigInfo->NumberOfBuses = 1;
    ConfigInfo->InitiatorBusId[0] = TH_INITIATOR_ID;
    ConfigInfo->MaximumTransferLength = 0x10000;

    /* Master stays FALSE. Channels 0 to 3 move bytes, 5 to 7 words. */
    ConfigInfo->DmaChannel = Channel(extension);
    ConfigInfo->DmaWidth = ConfigInfo->DmaChannel < 4 ? Width8Bits : Width16Bits;
    ConfigInfo->DmaSpeed = Compatible;

    return AllocateRings(extension, ConfigInfo) ? SP_RETURN_FOUND : SP_RETURN_ERROR;
}

static VOID StartHba(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    extension->Mapped = NULL;
    extension->RequestTail = 0;
    extension->CompletionHead = 0;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CTRL), TH_CTRL_RST);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_REQBASE), extension->RequestRingAddress);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPBASE), extension->CompletionRingAddress);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_RINGSZ),
                               TH_RINGSZ_REQN(TRAINING_RING_ENTRIES) | TH_RINGSZ_CMPN(TRAINING_RING_ENTRIES));
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TH_INTEN_CMPL | TH_INTEN_REQA | TH_INTEN_XFER);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CTRL), TH_CTRL_RUN);
}

BOOLEAN TrainingInitialize(PVOID DeviceExtension)
{
    StartHba(DeviceExtension);
    return TRUE;
}

BOOLEAN TrainingResetBus(PVOID DeviceExtension, ULONG PathId)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_BUSCTL), TH_BUSCTL_RSTO);
    ScsiPortStallExecution(RESET_HOLD_TIME);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_BUSCTL), 0);

    /* Whatever was on its way to memory is not wanted any more. */
    ScsiPortFlushDma(extension);

    /* The HBA forgets what the targets have forgotten, and its notice of our own reset with it. */
    StartHba(extension);

    ScsiPortCompleteRequest(extension, (UCHAR)PathId, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    ScsiPortNotification(NextRequest, extension);
    return TRUE;
}
