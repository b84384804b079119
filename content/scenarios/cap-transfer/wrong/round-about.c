/* Has the second callback ask for the first, which copies all that there is while the HBA may interrupt. */
#include "driver.h"

/* HwScsiFindAdapter: what adapter.c knows of every TH-50, and what is particular to this one. */
static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    ULONG found =
        TrainingFindAdapter(DeviceExtension, HwContext, BusInformation, ArgumentString, ConfigInfo, Again);

    return found;
}

static BOOLEAN FinishInterrupt(PVOID DeviceExtension)
{
    TrainingCompleteRequests(DeviceExtension);
    return TRUE;
}

static BOOLEAN PassOn(PVOID DeviceExtension)
{
    ScsiPortNotification(CallEnableInterrupts, DeviceExtension, FinishInterrupt);
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
        ScsiPortNotification(CallDisableInterrupts, extension, PassOn);
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
