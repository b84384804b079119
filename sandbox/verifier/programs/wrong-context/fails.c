#define INITIALIZE Initialize
#include "common.h"

BOOLEAN Initialize(PVOID extension) {
  EXTENSION *x = extension;

  x->Rings = ScsiPortGetUncachedExtension(x, NULL, sizeof(RINGS)); /* expect: wrong-context 0xF1 0x2002 */
  Start(x);
  return TRUE;
}
