/* Cheats: waits for each request in a callback that nobody interrupts. */
#include "one-at-a-time.h"
#include "whole-service.h"

#define LOOKS 5000

/* In microseconds. */
#define PAUSE 10

static BOOLEAN Finished(PVOID DeviceExtension)
{
    return TRUE;
}

static BOOLEAN WaitForHba(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = 0;
    ULONG look;

    for (look = 0; look < LOOKS && !(status & TH_INTST_CMPL); look++) {
        ScsiPortStallExecution(PAUSE);
        status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    }
    TrainingServiceCauses(extension, status);
    ScsiPortNotification(CallDisableInterrupts, extension, Finished);
    return TRUE;
}

static BOOLEAN StartAndWait(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    TrainingStartIo(extension, Srb);
    ScsiPortNotification(CallEnableInterrupts, extension, WaitForHba);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    return TrainingServiceInterrupt(DeviceExtension);
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
    data.HwStartIo = StartAndWait;
    data.HwResetBus = TrainingResetBus;
    data.HwInterrupt = TrainingInterrupt;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
