/* The driver's parameter: a decimal number, the microseconds that a block of data takes in the interrupt routine. */
#include "moves-data.h"

ULONG ExperimentFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                            PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)
{
    PEXPERIMENT_EXTENSION extension = DeviceExtension;
    PCHAR digit;

    extension->MicrosecondsPerBlock = 0;
    for (digit = ArgumentString; *digit >= '0' && *digit <= '9'; digit++) {
        extension->MicrosecondsPerBlock = extension->MicrosecondsPerBlock * 10 + (ULONG)(*digit - '0');
    }
    return TrainingFindAdapter(DeviceExtension, HwContext, BusInformation, ArgumentString, ConfigInfo, Again);
}
