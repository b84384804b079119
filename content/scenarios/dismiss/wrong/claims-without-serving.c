/* Cheats: claims and touches nothing. */
#include "overlapped.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    return TRUE;
}
