#define INTERRUPT Interrupt
#define REGISTER Register
#include "common.h"

VOID Register(PHW_INITIALIZATION_DATA data) {
  data->SrbExtensionSize = sizeof(ULONG);
}

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;
  PULONG own;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    own = srb->SrbExtension;
    Complete(x, srb);
    x->Memo[0] += *own; /* expect: completed-srb-extension 0xD1 */
  }
  return TRUE;
}
