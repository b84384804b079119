/* Copies two blocks in each of a chain of callbacks at the IRQL of the HBA: short routines, and as long together. */
#include "driver.h"

#define INSTALMENT 1024

/* Bytes of the request at the head of the ring that are copied. */
static ULONG Copied;

/* HwScsiFindAdapter: what adapter.c knows of every TH-50, and what is particular to this one. */
static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    ULONG found =
        TrainingFindAdapter(DeviceExtension, HwContext, BusInformation, ArgumentString, ConfigInfo, Again);

    return found;
}

static VOID CopyInstalment(PHW_DEVICE_EXTENSION extension)
{
    PTH_COMPLETION completion = &extension->Rings->Completion[extension->CompletionHead];
    PSCSI_REQUEST_BLOCK srb;

    if (extension->CompletionHead == ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL))) {
        return;
    }
    srb = extension->Outstanding[completion->Context];
    if (srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        ULONG left = srb->DataTransferLength - Copied;
        ULONG length = left < INSTALMENT ? left : INSTALMENT;

        ScsiPortMoveMemory((PUCHAR)srb->DataBuffer + Copied,
                           extension->Rings->Buffer[completion->Context] + Copied, length);
        Copied += length;
        if (Copied < srb->DataTransferLength) {
            return;
        }
    }
    Copied = 0;
    srb->SrbStatus = SRB_STATUS_SUCCESS;
    srb->ScsiStatus = completion->ScsiStatus;
    extension->Outstanding[completion->Context] = NULL;
    extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
    TrainingFinishRequest(extension, srb);
}

static BOOLEAN GoOn(PVOID DeviceExtension)
{
    CopyInstalment(DeviceExtension);
    if (Copied != 0) {
        ScsiPortNotification(CallDisableInterrupts, DeviceExtension, GoOn);
    }
    return TRUE;
}

static BOOLEAN Interrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    if (status & TH_INTST_CMPL) {
        GoOn(extension);
    }
    return TRUE;
}

ULONG DriverEntry(PVOID DriverObject, PVOID RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};

    data.HwInitializationDataSize = sizeof(HW_INITIALIZATION_DATA);
    data.AdapterInterfaceType = PCIBus;
    data.VendorId = TH_VENDOR_ID;
    data.VendorIdLength = sizeof(TH_VENDOR_ID) - 1;
    data.DeviceId = TH_DEVICE_ID;
    data.DeviceIdLength = sizeof(TH_DEVICE_ID) - 1;

    data.HwFindAdapter = FindAdapter;
    data.HwInitialize = TrainingInitialize;
    data.HwStartIo = TrainingStartIo;
    data.HwInterrupt = Interrupt;
    data.HwResetBus = TrainingResetBus;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.MapBuffers = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
