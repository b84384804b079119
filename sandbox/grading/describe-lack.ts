import { message } from './message.ts';
import type { Message } from './report.ts';

/** A routine as C would write the use of it: `ScsiPortNotification(ResetDetected)`. */
export function usedRoutine({ routine, detail }: { routine: string; detail: string }): string {
  return detail === '' ? routine : `${routine}(${detail})`;
}

/** What the simulator does not simulate, in one sentence. */
export function describeLack(use: { routine: string; detail: string }): Message {
  return message('unsupported.routine', { routine: usedRoutine(use) });
}
