/* Cheats: never late with FALSE, never touches the HBA. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    return FALSE;
}
