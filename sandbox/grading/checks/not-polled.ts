import type { EventOf, MiniportRoutine, TraceEvent } from '../../trace/event.ts';
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

/**
 * So many routines in a row, each asked for by the one before, may find nothing to do and still belong to the work of one
 * interrupt. More go round in a circle.
 */
const LONGEST_CHAIN = 4;

/** The driver clears a cause that an HBA has latched, or finishes a request. */
function showsWork(event: TraceEvent): boolean {
  return (event.kind === 'device' && event.event === 'cause-cleared') || completedSrb(event) !== undefined;
}

/** How a routine that runs, or is to be called, comes from an interrupt. */
interface Errand {
  /** The HBA whose interrupt it was; empty for none. */
  readonly device: string;
  /** Routines without work on the way from there. */
  readonly distance: number;
  /** Timers on the way. */
  readonly timers: number;
}

const ON_ITS_OWN: Errand = {
  device: '',
  distance: Number.POSITIVE_INFINITY,
  timers: Number.POSITIVE_INFINITY,
};

/**
 * Follows which routines run because an interrupt routine has asked for them, directly or through others. One that
 * shows that there was work begins the chain anew, but for the timers in it: who waits for one does not go by interrupts.
 */
class Errands {
  readonly #running: { readonly routine: MiniportRoutine; readonly name: string; errand: Errand }[] = [];
  /** By routine: what is to be called, for each HBA that has asked. */
  readonly #asked = new Map<MiniportRoutine, Map<string, Errand>>();
  #interrupting = '';

  /** C name of the routine that runs. */
  get name(): string | undefined {
    return this.#running.at(-1)?.name;
  }

  /** The routine runs on its own account, and no interrupt has left it work that is still to be done. */
  get own(): boolean {
    const { routine, errand = ON_ITS_OWN } = this.#running.at(-1) ?? {};
    // A reset of the bus ends all requests, however they were to be found.
    if (routine === 'HwScsiResetBus') return false;
    const asked = [...this.#asked.values()].flatMap((errands) => [...errands.values()]);
    return [errand, ...asked].every(({ distance }) => distance > LONGEST_CHAIN);
  }

  follow(event: TraceEvent): void {
    const running = this.#running.at(-1);
    if (running !== undefined && showsWork(event) && !this.own) {
      const { device, timers } = running.errand;
      running.errand = { device, timers, distance: timers };
    }
    if (event.kind === 'isr-enter') this.#interrupting = event.device;
    if (event.kind === 'routine-enter') this.#enter(event.routine, event.name);
    if (event.kind === 'routine-exit') this.#running.pop();
    if (event.kind === 'notification') this.#ask(event, running?.errand ?? ON_ITS_OWN);
  }

  #enter(routine: MiniportRoutine, name: string): void {
    const interrupt = { device: this.#interrupting, distance: 0, timers: 0 };
    const errand = routine === 'HwScsiInterrupt' ? interrupt : this.#nearest(routine);
    this.#asked.get(routine)?.delete(errand.device);
    this.#running.push({ routine, name, errand });
  }

  #nearest(routine: MiniportRoutine): Errand {
    return [...(this.#asked.get(routine)?.values() ?? [])].reduce(
      (nearest, errand) => (errand.distance < nearest.distance ? errand : nearest),
      ON_ITS_OWN,
    );
  }

  #ask({ notification, microseconds }: EventOf<'notification'>, { device, distance, timers }: Errand): void {
    const called = CALLED_BY.get(notification);
    if (called === undefined) return;
    const asked = this.#asked.get(called) ?? new Map<string, Errand>();
    this.#asked.set(called, asked);
    const before = asked.get(device) ?? ON_ITS_OWN;
    if (microseconds === 0) asked.delete(device);
    else if (distance + 1 < before.distance)
      asked.set(device, {
        device,
        distance: distance + 1,
        timers: timers + (called === 'HwScsiTimer' ? 1 : 0),
      });
  }
}
