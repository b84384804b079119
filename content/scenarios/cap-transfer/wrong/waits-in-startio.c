/* Caps the transfer, and waits for the disk in HwScsiStartIo, at the IRQL of the HBA. */
#include "driver.h"

/* HwScsiFindAdapter: what adapter.c knows of every TH-50, and what is particular to this one. */
static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    ULONG found =
        TrainingFindAdapter(DeviceExtension, HwContext, BusInformation, ArgumentString, ConfigInfo, Again);

    if (found == SP_RETURN_FOUND) {
        ConfigInfo->MaximumTransferLength = 1024;
    }
    return found;
}

/* The disk answers in 300 to 500 µs: it seems a pity to be interrupted for that. */
static BOOLEAN StartAndWait(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    BOOLEAN started = TrainingStartIo(DeviceExtension, Srb);

    ScsiPortStallExecution(400);
    return started;
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
    data.HwStartIo = StartAndWait;
    data.HwInterrupt = TrainingInterrupt;
    data.HwResetBus = TrainingResetBus;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.MapBuffers = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
