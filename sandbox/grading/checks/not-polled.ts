import type { MiniportRoutine, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { EnabledCauses } from './enabled-causes.ts';
import { HBA, isHbaEvent } from './hba.ts';
import { completedSrb, HbaReports } from './hba-reports.ts';

/**
 * For HBAs that interrupt: what the HBA has completed is found because it interrupts, and not because a driver that
 * has silenced it looks from time to time. The interrupt routine may leave the work, and what is completed meanwhile,
 * to a timer or a callback, and this one to another.
 */
export const notPolled = defineCheck({
  id: 'not-polled',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    const causes = new EnabledCauses();
    const reports = new HbaReports();
    const errands = new Errands();
    /** Completion entries since the last interrupt that was claimed, of which the HBA could not tell. */
    const silent = new Set<number>();
    for (const event of events) {
      const srb = completedSrb(event);
      const posted = srb === undefined ? undefined : reports.of(srb)?.seq;
      const { name = '', own } = errands;
      if (srb !== undefined && posted !== undefined && silent.has(posted) && own) {
        return {
          seq: event.seq,
          message: message('check.not-polled.fault', { routine: name, srb }),
          expected: message('check.not-polled.expected'),
          actual: message('check.not-polled.actual', { routine: name }),
          earlierSeq: posted,
        };
      }
      causes.follow(event);
      reports.follow(event);
      errands.follow(event);
      if (isHbaEvent(event, 'completion-posted') && !causes.enables('CMPL')) silent.add(event.seq);
      if (event.kind === 'isr-exit' && event.device === HBA && event.claimed) silent.clear();
    }
    return undefined;
  },
});

const CALLED_BY: ReadonlyMap<string, MiniportRoutine> = new Map([
  ['RequestTimerCall', 'HwScsiTimer'],
  ['CallEnableInterrupts', 'HwScsiEnableInterruptsCallback'],
  ['CallDisableInterrupts', 'HwScsiDisableInterruptsCallback'],
]);

/** So many routines, each asked for by the one before, still do the work of one interrupt. More go round in a circle. */
const LONGEST_CHAIN = 4;

/** Follows which routines run because an interrupt routine has asked for them, directly or through others. */
class Errands {
  readonly #running: {
    readonly routine: MiniportRoutine;
    readonly name: string;
    readonly distance: number;
  }[] = [];
  /** How far each routine that is to be called is from an interrupt. */
  readonly #asked = new Map<MiniportRoutine, number>();

  /** C name of the routine that runs. */
  get name(): string | undefined {
    return this.#running.at(-1)?.name;
  }

  /** The routine runs on its own account, and no interrupt has left it work that is still to be done. */
  get own(): boolean {
    const { routine, distance = Number.POSITIVE_INFINITY } = this.#running.at(-1) ?? {};
    // A reset of the bus ends all requests, however they were to be found.
    if (routine === 'HwScsiResetBus') return false;
    return Math.min(distance, ...this.#asked.values()) > LONGEST_CHAIN;
  }

  follow(event: TraceEvent): void {
    if (event.kind === 'routine-enter') {
      const { routine, name } = event;
      const asked = this.#asked.get(routine) ?? Number.POSITIVE_INFINITY;
      this.#running.push({ routine, name, distance: routine === 'HwScsiInterrupt' ? 0 : asked });
      this.#asked.delete(routine);
    }
    if (event.kind === 'routine-exit') this.#running.pop();
    if (event.kind !== 'notification') return;
    const called = CALLED_BY.get(event.notification);
    if (called === undefined) return;
    const { distance = Number.POSITIVE_INFINITY } = this.#running.at(-1) ?? {};
    const before = this.#asked.get(called) ?? Number.POSITIVE_INFINITY;
    if (event.microseconds === 0) this.#asked.delete(called);
    else this.#asked.set(called, Math.min(before, distance + 1));
  }
}
