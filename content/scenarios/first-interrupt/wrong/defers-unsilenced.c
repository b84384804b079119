/* Leaves the work to a callback while the HBA goes on interrupting. */
#include "whole-service.h"
#include "one-at-a-time.h"

static BOOLEAN Work(PVOID DeviceExtension)
{
    TrainingCompleteRequests(DeviceExtension);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    ScsiPortNotification(CallEnableInterrupts, extension, Work);
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

    data.HwFindAdapter = TrainingFindAdapter;
    data.HwInitialize = TrainingInitialize;
    data.HwStartIo = TrainingStartIo;
    data.HwResetBus = TrainingResetBus;
    data.HwInterrupt = TrainingInterrupt;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
