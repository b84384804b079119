/* Any name will do, and the routine can stay private to its file. */
#include "whole-service.h"

static BOOLEAN OnTh50Interrupt(IN PVOID Context)
{
    PHW_DEVICE_EXTENSION hba = (PHW_DEVICE_EXTENSION)Context;
    BOOLEAN ours = FALSE;

    if (TrainingServiceInterrupt(hba)) {
        ours = TRUE;
    }
    return ours;
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
    data.HwInterrupt = OnTh50Interrupt;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
