import { SP_RETURN_FOUND } from '../../scsiport/constants.ts';
import type { EventOf, TraceEvent } from '../../trace/event.ts';

/** The first answer of the driver after which the port driver gives up an adapter, or the driver as a whole. */
export function adapterRefusal(events: readonly TraceEvent[]): EventOf<'routine-exit'> | undefined {
  return events.find(
    (event): event is EventOf<'routine-exit'> => event.kind === 'routine-exit' && refuses(event),
  );
}

function refuses({ routine, result }: EventOf<'routine-exit'>): boolean {
  switch (routine) {
    case 'HwScsiFindAdapter':
      return result !== SP_RETURN_FOUND;
    case 'HwScsiInitialize':
      return (result & 0xff) === 0;
    case 'DriverEntry':
      // What NT_SUCCESS does not hold for.
      return (result | 0) < 0;
    default:
      return false;
  }
}
