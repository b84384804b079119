/* Keeps its limits in a table, and states them whether or not an HBA was found. */
#include "driver.h"

typedef struct _LIMITS {
    ULONG TransferLength;
    ULONG PhysicalBreaks;
} LIMITS;

static const LIMITS TrainingLimits = {1024, 1};

/* HwScsiFindAdapter */
static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    ULONG found =
        TrainingFindAdapter(DeviceExtension, HwContext, BusInformation, ArgumentString, ConfigInfo, Again);

    ConfigInfo->MaximumTransferLength = TrainingLimits.TransferLength;
    ConfigInfo->NumberOfPhysicalBreaks = TrainingLimits.PhysicalBreaks;
    return found;
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
    data.HwInterrupt = TrainingInterrupt;
    data.HwResetBus = TrainingResetBus;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.MapBuffers = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
