import type { AdapterContext } from './adapter-context.ts';
import {
  SCSISTAT_BUSY,
  SCSISTAT_CHECK_CONDITION,
  SCSISTAT_QUEUE_FULL,
  SRB_FLAGS_DISABLE_AUTOSENSE,
  SRB_FLAGS_NO_QUEUE_FREEZE,
  SRB_STATUS_AUTOSENSE_VALID,
  SRB_STATUS_BUSY,
  SRB_STATUS_MASK,
  SRB_STATUS_QUEUE_FROZEN,
  SRB_STATUS_SUCCESS,
} from './constants.ts';
import type { LogicalUnit } from './logical-unit.ts';
import { requestSense } from './port-request.ts';
import type { Request } from './request.ts';
import type { RequestStarter } from './request-starter.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** How often a request that met a busy unit is tried again before its class driver hears of it (ReactOS scsiport). */
const MOST_RETRIES = 20;

/** What becomes of an SRB that the miniport has completed. */
export class Completion {
  readonly #context: AdapterContext;
  readonly #starter: RequestStarter;

  constructor(context: AdapterContext, starter: RequestStarter) {
    this.#context = context;
    this.#starter = starter;
  }

  /** Runs in the completion DPC. */
  finish(request: Request): void {
    const { machine, adapter } = this.#context;
    machine.processor.spend(machine.profile.portCompleteRequest);
    const unit = this.#context.unit(request.path, request.target, request.lun);
    unit.active.delete(request);
    unit.ticks = unit.oldest?.timeout ?? 0;
    if (adapter.exclusive === request) this.#endExclusive();
    if (this.#busy(request)) this.#tryLater(unit, request);
    else if (this.#succeeded(request)) this.#return(unit, request);
    else this.#fail(unit, request);
  }

  #byte(request: Request, offset: number): number {
    return this.#context.miniport.program.memory.view.getUint8(request.srb + offset);
  }

  #setStatusFlag(request: Request, flag: number): void {
    const { view } = this.#context.miniport.program.memory;
    view.setUint8(request.srb + SRB.SrbStatus, this.#byte(request, SRB.SrbStatus) | flag);
  }

  #succeeded(request: Request): boolean {
    return (this.#byte(request, SRB.SrbStatus) & SRB_STATUS_MASK) === SRB_STATUS_SUCCESS;
  }

  #busy(request: Request): boolean {
    if (this.#succeeded(request)) return false;
    const status = this.#byte(request, SRB.ScsiStatus);
    const srbStatus = this.#byte(request, SRB.SrbStatus) & SRB_STATUS_MASK;
    return srbStatus === SRB_STATUS_BUSY || status === SCSISTAT_BUSY || status === SCSISTAT_QUEUE_FULL;
  }

  #tryLater(unit: LogicalUnit, request: Request): void {
    const retries = (unit.retries.get(request) ?? 0) + 1;
    if (retries > MOST_RETRIES) {
      this.#fail(unit, request);
      return;
    }
    unit.retries.set(request, retries);
    unit.busy.push(request);
  }

  /** Freezes the unit's queue, and fetches the sense data that the HBA left with the target. */
  #fail(unit: LogicalUnit, request: Request): void {
    const freezes = (request.flags & SRB_FLAGS_NO_QUEUE_FREEZE) === 0;
    if (freezes) {
      unit.frozen = true;
      this.#setStatusFlag(request, SRB_STATUS_QUEUE_FROZEN);
    }
    if (!this.#wantsSense(request)) {
      this.#return(unit, request);
      return;
    }
    requestSense(this.#context, request, {
      start: (own) => this.#starter.startAtOnce(unit, own),
      done: (valid) => {
        if (valid) this.#setStatusFlag(request, SRB_STATUS_AUTOSENSE_VALID);
        this.#return(unit, request);
      },
    });
  }

  #wantsSense(request: Request): boolean {
    if (this.#byte(request, SRB.ScsiStatus) !== SCSISTAT_CHECK_CONDITION) return false;
    if ((this.#byte(request, SRB.SrbStatus) & SRB_STATUS_AUTOSENSE_VALID) !== 0) return false;
    return (request.flags & SRB_FLAGS_DISABLE_AUTOSENSE) === 0 && request.senseLength > 0;
  }

  #return(unit: LogicalUnit, request: Request): void {
    unit.retries.delete(request);
    request.done();
    unit.gateOpen = true;
    this.#starter.startUnit(unit);
  }

  #endExclusive(): void {
    const { adapter } = this.#context;
    adapter.exclusive = undefined;
    if (!adapter.nextRequestWaits) return;
    adapter.nextRequestWaits = false;
    adapter.busy = false;
    adapter.ticks = 0;
    this.#starter.startAdapter();
  }
}
