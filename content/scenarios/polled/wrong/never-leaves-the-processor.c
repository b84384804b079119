/* Two callbacks that ask for each other: each is short, and together they wait as long as the disk takes. */
#include "one-at-a-time.h"

/* In microseconds. */
#define PAUSE 30

static BOOLEAN HasRequests(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        if (extension->Outstanding[slot] != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static BOOLEAN Look(PVOID DeviceExtension);

static BOOLEAN Again(PVOID DeviceExtension)
{
    ScsiPortNotification(CallEnableInterrupts, DeviceExtension, Look);
    return TRUE;
}

static BOOLEAN Look(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    TrainingServiceCauses(extension, ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST)));
    if (HasRequests(extension)) {
        ScsiPortStallExecution(PAUSE);
        ScsiPortNotification(CallDisableInterrupts, extension, Again);
    }
    return TRUE;
}

static BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    TrainingStartIo(DeviceExtension, Srb);
    ScsiPortNotification(CallEnableInterrupts, DeviceExtension, Look);
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
