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
    ConfigInfo->Master = TRUE;
    ConfigInfo->Dma32BitAddresses = TRUE;
    ConfigInfo->DmaWidth = Width32Bits;
    ConfigInfo->AlignmentMask = 3;

    /* A request entry has room for one address: the buffer must come in one piece. */
    ConfigInfo->ScatterGather = FALSE;
    ConfigInfo->NumberOfPhysicalBreaks = 0;

    return AllocateRings(extension, ConfigInfo) ? SP_RETURN_FOUND : SP_RETURN_ERROR;
}

static VOID StartHba(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    extension->RequestTail = 0;
    extension->CompletionHead = 0;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CTRL), TH_CTRL_RST);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_REQBASE), extension->RequestRingAddress);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPBASE), extension->CompletionRingAddress);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_RINGSZ),
                               TH_RINGSZ_REQN(TRAINING_RING_ENTRIES) | TH_RINGSZ_CMPN(TRAINING_RING_ENTRIES));
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
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

    /* The HBA forgets what the targets have forgotten, and its notice of our own reset with it. */
    StartHba(extension);

    ScsiPortCompleteRequest(extension, (UCHAR)PathId, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    ScsiPortNotification(NextRequest, extension);
    return TRUE;
}
