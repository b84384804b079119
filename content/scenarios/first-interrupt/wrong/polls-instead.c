/* Cheats: waits for each request where it was sent, and has nothing left for the interrupt to do. */
#include "one-at-a-time.h"
#include "whole-service.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    return TrainingServiceInterrupt(DeviceExtension);
}

static BOOLEAN SendAndWait(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status;

    TrainingStartIo(extension, Srb);
    do {
        status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    } while (!(status & TH_INTST_CMPL));
    TrainingServiceCauses(extension, status);
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
    data.HwStartIo = SendAndWait;
    data.HwResetBus = TrainingResetBus;
    data.HwInterrupt = TrainingInterrupt;

    data.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);
    data.NumberOfAccessRanges = 1;
    data.NeedPhysicalAddresses = TRUE;
    data.AutoRequestSense = TRUE;

    return ScsiPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
