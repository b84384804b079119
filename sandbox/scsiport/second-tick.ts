import { BugCheck } from '../machine/bug-check.ts';
import type { Dpc } from '../machine/processor.ts';
import type { Cancel } from '../time/event-queue.ts';
import type { AdapterContext } from './adapter-context.ts';
import type { RequestStarter } from './request-starter.ts';

/** The port driver counts time-outs in ticks of one second, the unit of TimeOutValue (Microsoft Docs, "SCSI_REQUEST_BLOCK"). */
const TICK = 1_000_000_000;

/** Parameter 1 of bug check 0xF1 (Microsoft Docs, "Bug Check 0xF1: SCSI_VERIFIER_DETECTED_VIOLATION"). */
const VERIFIER_OUTSTANDING_AFTER_RESET = 0x1007;

/** The adapter's one-second timer: time-outs, the end of a reset hold, what is to be tried again. */
export class SecondTick {
  readonly #context: AdapterContext;
  readonly #starter: RequestStarter;
  readonly #dpc: Dpc = { name: 'ScsiPortTickDpc', run: () => this.#tick() };
  #cancel: Cancel | undefined;

  constructor(context: AdapterContext, starter: RequestStarter) {
    this.#context = context;
    this.#starter = starter;
  }

  start(): void {
    if (this.#cancel !== undefined) return;
    const { queue, processor } = this.#context.machine;
    this.#cancel = queue.after(TICK - (queue.now() % TICK), () => {
      this.#cancel = undefined;
      processor.queueDpc(this.#dpc);
    });
  }

  /** The timer runs only while something could be late, so that a machine without work is quiescent. */
  startOrStop(): void {
    if (this.#needed) {
      this.start();
      return;
    }
    this.#cancel?.();
    this.#cancel = undefined;
  }

  get #needed(): boolean {
    const { adapter } = this.#context;
    if (adapter.busy || adapter.holdTicks > 0) return true;
    return [...adapter.units.values()].some((unit) => unit.active.size > 0 || unit.busy.length > 0);
  }

  #tick(): void {
    if (!this.#needed) return;
    this.start();
    this.#countHold();
    const { adapter, machine } = this.#context;
    const units = [...adapter.units.values()];
    const late = units.filter((unit) => this.#runsOut(unit));
    const stuck = this.#runsOut(adapter);
    if (adapter.refused) {
      adapter.busy = false;
      this.#starter.startAdapter();
    }
    for (const unit of units) this.#starter.retryBusy(unit);
    for (const { oldest } of late) {
      if (oldest !== undefined) machine.trace.record({ kind: 'srb-timeout', srb: oldest.id });
    }
    const path = late[0]?.path ?? (stuck ? adapter.started?.path : undefined);
    if (path === undefined) return;
    for (const unit of late) unit.ticks = unit.oldest?.timeout ?? 0;
    if (stuck) adapter.ticks = adapter.started?.timeout ?? 0;
    this.#context.callSynchronized('HwScsiResetBus', adapter.entryPoints.resetBus, [path]);
  }

  /** @throws BugCheck when the hold is over and requests from before the reset are still with the miniport */
  #countHold(): void {
    const { adapter, machine } = this.#context;
    if (!this.#runsDown()) return;
    const outstanding = adapter.outstanding.size;
    if (outstanding > 0 && machine.verifier.resetHold) {
      throw new BugCheck(
        'SCSI_VERIFIER_DETECTED_VIOLATION',
        [VERIFIER_OUTSTANDING_AFTER_RESET, adapter.adapterExtension, adapter.extension, 0],
        'reset-hold-ended',
        { outstanding },
      );
    }
    this.#starter.startAdapter();
  }

  #runsDown(): boolean {
    const { adapter } = this.#context;
    if (adapter.holdTicks === 0) return false;
    adapter.holdTicks -= 1;
    return adapter.holdTicks === 0;
  }

  /** Takes a tick from what is left of a time-out; 0 stands for a timer that does not run. */
  #runsOut(timer: { ticks: number }): boolean {
    if (timer.ticks === 0) return false;
    timer.ticks -= 1;
    return timer.ticks === 0;
  }
}
