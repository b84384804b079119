/* Works the limit out from the time that the routine has, in whole blocks. */
#include "driver.h"

#define BLOCK_LENGTH 512

/* In nanoseconds: what the documents allow, what an interrupt costs without data, and 32 bits of uncached memory. */
#define ROUTINE_LIMIT 50000
#define ROUTINE_WITHOUT_DATA 10000
#define UNCACHED_READ 150

/* HwScsiFindAdapter: what adapter.c knows of every TH-50, and what is particular to this one. */
static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    ULONG found =
        TrainingFindAdapter(DeviceExtension, HwContext, BusInformation, ArgumentString, ConfigInfo, Again);

    if (found == SP_RETURN_FOUND) {
        ULONG length = (ROUTINE_LIMIT - ROUTINE_WITHOUT_DATA) / UNCACHED_READ * sizeof(ULONG);

        ConfigInfo->MaximumTransferLength = length - length % BLOCK_LENGTH;
    }
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
