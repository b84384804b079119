/* Looks once for each request, ready or not. */
#include "one-at-a-time.h"

/* In microseconds. Less than the 10 ms of the system's timer is its next tick. */
#define POLLING_TIME 1000

static VOID Timer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
}

static BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    TrainingStartIo(extension, Srb);
    ScsiPortNotification(RequestTimerCall, extension, Timer, POLLING_TIME);
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
    data.HwStartIo = StartIo;
    data.HwResetBus = TrainingResetBus;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
