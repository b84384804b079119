#define INITIALIZE Initialize
#include "common.h"

BOOLEAN Initialize(PVOID extension) {
  EXTENSION *x = extension;
  PTH_COMPLETION completion = x->Rings->Completion;
  ULONG i;

  for (i = 0; i <= ENTRIES; i++) {
    completion[i].Sequence = 0; /* expect: redzone 0xD1 */
  }
  Start(x);
  return TRUE;
}
