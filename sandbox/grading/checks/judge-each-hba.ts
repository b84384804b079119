import type { Trace } from '../../trace/event.ts';
import type { Fault } from './check.ts';
import { hbasOf } from './hba.ts';

/**
 * For rules that each HBA of the machine keeps by itself.
 * @param judge finds the first fault of one HBA, by its name in the trace
 * @returns the fault that comes first
 */
export function judgeEachHba(
  { events }: Trace,
  judge: (device: string) => Fault | undefined,
): Fault | undefined {
  let first: Fault | undefined;
  for (const device of hbasOf(events)) {
    const fault = judge(device);
    if (fault !== undefined && (first === undefined || fault.seq < first.seq)) first = fault;
  }
  return first;
}
