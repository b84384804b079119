/* As the samples of the first DDKs are written: a prototype, a structure cleared by hand, DriverEntry first. */
#include <miniport.h>
#include <scsi.h>

#include "driver.h"
#include "whole-service.h"

BOOLEAN
Th50Interrupt(
    IN PVOID HwDeviceExtension
    );

ULONG
DriverEntry(
    IN PVOID DriverObject,
    IN PVOID Argument2
    )
{
    HW_INITIALIZATION_DATA hwInitializationData;
    ULONG i;
    CHAR vendorId[4] = {'1', 'A', 'F', '5'};
    CHAR deviceId[4] = {'5', '0', '5', '0'};

    for (i = 0; i < sizeof(HW_INITIALIZATION_DATA); i++) {
        ((PUCHAR)&hwInitializationData)[i] = 0;
    }

    hwInitializationData.HwInitializationDataSize = sizeof(HW_INITIALIZATION_DATA);

    hwInitializationData.HwInitialize = TrainingInitialize;
    hwInitializationData.HwResetBus = TrainingResetBus;
    hwInitializationData.HwStartIo = TrainingStartIo;
    hwInitializationData.HwInterrupt = Th50Interrupt;
    hwInitializationData.HwFindAdapter = TrainingFindAdapter;

    hwInitializationData.NeedPhysicalAddresses = TRUE;
    hwInitializationData.AutoRequestSense = TRUE;
    hwInitializationData.DeviceExtensionSize = sizeof(HW_DEVICE_EXTENSION);

    hwInitializationData.NumberOfAccessRanges = 1;
    hwInitializationData.AdapterInterfaceType = PCIBus;
    hwInitializationData.VendorId = vendorId;
    hwInitializationData.VendorIdLength = 4;
    hwInitializationData.DeviceId = deviceId;
    hwInitializationData.DeviceIdLength = 4;

    return ScsiPortInitialize(DriverObject, Argument2, &hwInitializationData, NULL);
}

BOOLEAN
Th50Interrupt(
    IN PVOID HwDeviceExtension
    )
{
    PHW_DEVICE_EXTENSION deviceExtension = HwDeviceExtension;

    return TrainingServiceInterrupt(deviceExtension);
}
