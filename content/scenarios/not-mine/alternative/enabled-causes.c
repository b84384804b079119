/* Works out what the INT bit says: a cause that has latched and may drive the line. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG latched = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    ULONG enabled = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTEN));

    if ((latched & enabled) == 0) {
        return FALSE;
    }

    TrainingServiceCauses(extension, latched & enabled);
    return TRUE;
}
