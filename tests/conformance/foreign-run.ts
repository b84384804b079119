import type { MachineConfig } from '../../sandbox/grading/machine-config.ts';
import { simulate } from '../../sandbox/grading/simulate.ts';
import type { PreparedProgram } from '../../sandbox/program/prepare.ts';
import { returned } from '../../sandbox/scsiport/miniport.fixture.ts';
import type { TraceEvent } from '../../sandbox/trace/event.ts';

/** srb.h */
const SRB_STATUS_SUCCESS = 1;

/** How one run of a driver went. */
export interface ForeignRun {
  readonly events: readonly TraceEvent[];
  /** SRBs given to the port driver; back from it; back with success; back with success and with the right data. */
  readonly sent: number;
  readonly back: number;
  readonly succeeded: number;
  readonly intact: number;
  /** Everything was done, and nothing stopped the machine. */
  readonly quiescent: boolean;
}

export function runForeign(prepared: PreparedProgram, machine: MachineConfig, seed: number): ForeignRun {
  const { events } = simulate(prepared, machine, seed);
  const back = returned(events);
  const succeeded = back.filter(({ status }) => status === SRB_STATUS_SUCCESS);
  return {
    events,
    sent: events.filter(({ kind }) => kind === 'srb-queue').length,
    back: back.length,
    succeeded: succeeded.length,
    intact: succeeded.filter(({ dataIntact }) => dataIntact).length,
    quiescent: events.some((event) => event.kind === 'end' && event.reason === 'quiescent'),
  };
}
