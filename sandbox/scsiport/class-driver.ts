import type { Random } from '../machine/random.ts';
import type { StorageUnit } from '../scsi/units.ts';
import type { Adapter } from './adapter.ts';
import type { Command, Transfer } from './class-driver-command.ts';
import {
  type Prepared,
  releaseMemory,
  SENSE_BYTES,
  type TransferMemory,
  takeMemory,
} from './class-driver-memory.ts';
import { retryDelay } from './class-driver-retry.ts';
import { type RequestSource, requestSource } from './class-driver-source.ts';
import {
  changedMember,
  clearForRetry,
  due,
  fillSrb,
  flagsFor,
  type Outcome,
  outcomeOf,
  TIME_OUT,
} from './class-driver-srb.ts';
import { SRB_STATUS_QUEUE_FROZEN } from './constants.ts';
import type { PortDriver } from './port-driver.ts';
import type { AdapterSlot } from './port-machine.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';
import { transferLimit } from './transfer-limit.ts';

export interface Workload {
  readonly requests: number;
  /** Blocks of one request, both ends included. */
  readonly transferBlocks: readonly [low: number, high: number];
  /** Share of writes, 0 to 100. */
  readonly writePercent: number;
  /** Nanoseconds from one request to the next, both ends included. */
  readonly gapNs: readonly [low: number, high: number];
  /** How often a request is sent again that failed for a passing reason, 0 to 8; 0 unless given. */
  readonly retries?: number | undefined;
  /** Share of requests, 0 to 100, that get no queue tag among those that do; 0 unless given. */
  readonly disableDisconnectPercent?: number | undefined;
}

/** What hangs on the bus of one adapter. */
export interface AttachedUnits {
  readonly slot: AdapterSlot;
  readonly units: readonly StorageUnit[];
}

/** What the class driver needs of the port driver below it. */
export type ClassPort = Pick<PortDriver, 'machine' | 'miniport' | 'adapters' | 'submit' | 'releaseQueue'>;

interface Source extends RequestSource {
  readonly adapter: Adapter;
  active: boolean;
  /** A serial source's requests behind the active one. */
  readonly waiting: Issue[];
}

/** A request with everything that it takes. */
interface Issue {
  readonly source: Source;
  readonly transfer: Transfer;
  readonly memory: TransferMemory;
  /** Commands that have not come back for good. */
  left: number;
}

/** The class drivers above the port driver: they ask, verify every byte that comes back, and ask again. */
export class ClassDriver {
  readonly #port: ClassPort;
  readonly #sources: readonly Source[];
  readonly #workload: Workload;
  readonly #random: Random;
  #requested = 0;
  /** SRBs handed to the port driver, which are numbered in that order. */
  #submitted = 0;
  #outstanding = 0;
  /** Waits for the memory of another request. */
  #held: { readonly source: Source; readonly transfer: Transfer } | undefined;

  constructor(port: ClassPort, attached: readonly AttachedUnits[], workload: Workload, random: Random) {
    this.#port = port;
    this.#sources = attached.flatMap(({ slot, units }) => {
      const adapter = port.adapters.find((candidate) => candidate.slot === slot);
      if (adapter === undefined) return [];
      return units.filter((unit) => isFound(adapter, unit)).map((unit) => sourceOf(adapter, unit));
    });
    this.#workload = workload;
    this.#random = random;
  }

  /** Schedules the first request; each one schedules the next. Without an adapter there is nothing to ask. */
  start(): void {
    if (this.#sources.length === 0 || this.#requested === this.#workload.requests) return;
    const { queue, processor } = this.#port.machine;
    queue.after(this.#random(...this.#workload.gapNs), () => {
      processor.post(() => {
        const source = this.#sources[this.#random(0, this.#sources.length - 1)];
        if (source !== undefined) this.#request(source, this.#draw(source));
      });
    });
  }

  #draw(source: Source): Transfer {
    const { transferBlocks, writePercent, disableDisconnectPercent = 0 } = this.#workload;
    const blocks = this.#random(...transferBlocks);
    const write = this.#random(1, 100) <= writePercent;
    const disableDisconnect =
      disableDisconnectPercent > 0 && this.#random(1, 100) <= disableDisconnectPercent;
    const commands = source.next({ blocks, write }, transferLimit(source.adapter));
    return { unit: source.unit, commands, disableDisconnect };
  }

  #request(source: Source, transfer: Transfer): void {
    const memory = takeMemory(this.#port.machine.pool, source.adapter, transfer, this.#outstanding === 0);
    if (memory === undefined) {
      this.#held = { source, transfer };
      return;
    }
    this.#requested += 1;
    this.#outstanding += 1;
    const issue: Issue = { source, transfer, memory, left: transfer.commands.length };
    if (source.serial && source.active) source.waiting.push(issue);
    else this.#issue(issue);
    this.start();
  }

  #issue(issue: Issue): void {
    const { source, transfer, memory } = issue;
    source.active = true;
    if (transfer.commands[0]?.direction === 'out') this.#fill(memory);
    for (const prepared of memory.commands) this.#submit(issue, prepared, 0);
  }

  /** New data for a write, drawn word by word. */
  #fill({ buffer, length }: TransferMemory): void {
    const { view } = this.#port.miniport.program.memory;
    for (let offset = 0; offset < length; offset += 4) {
      view.setUint32(buffer + offset, this.#random(0, 0xffff_ffff), true);
    }
  }

  #submit(issue: Issue, prepared: Prepared, retries: number): void {
    const { source, transfer } = issue;
    const { unit } = transfer;
    const { command, srb, buffer, sense, extension } = prepared;
    const flags = flagsFor(command, source.adapter.configuration, transfer.disableDisconnect);
    const { memory } = this.#port.miniport.program;
    fillSrb(memory, prepared, unit, flags);
    const sent = memory.bytes.slice(srb, srb + SRB.size);
    this.#submitted += 1;
    const id = this.#submitted;
    this.#port.submit(source.adapter, {
      id,
      srb,
      path: unit.bus,
      target: unit.target,
      lun: unit.lun,
      cdb: command.cdb,
      ...flags,
      buffer,
      length: command.length,
      direction: command.direction,
      sense,
      senseLength: SENSE_BYTES,
      srbExtension: extension,
      timeout: TIME_OUT,
      done: () => this.#returned(issue, prepared, id, retries, sent),
    });
  }

  #returned(issue: Issue, prepared: Prepared, id: number, retries: number, sent: Uint8Array): void {
    const { machine, miniport } = this.#port;
    const { memory } = miniport.program;
    const { command, buffer } = prepared;
    const outcome = outcomeOf(memory, prepared);
    const { srbStatus, scsiStatus, transferred } = outcome;
    const changed = changedMember(memory, prepared, sent);
    machine.trace.record({
      kind: 'srb-return',
      srb: id,
      srbStatus,
      scsiStatus,
      length: transferred,
      dataIntact: isIntact(command, outcome, memory.bytes.subarray(buffer, buffer + command.length)),
      ...(changed === undefined ? {} : { changed }),
    });
    const delay = retries < (this.#workload.retries ?? 0) ? retryDelay(outcome) : undefined;
    if (delay === undefined) this.#finish(issue, prepared);
    else {
      const again = (): void => {
        clearForRetry(memory, prepared);
        this.#submit(issue, prepared, retries + 1);
      };
      machine.queue.after(delay, () => machine.processor.post(again));
    }
    const { bus, target, lun } = issue.transfer.unit;
    if ((srbStatus & SRB_STATUS_QUEUE_FROZEN) !== 0) {
      this.#port.releaseQueue(issue.source.adapter, bus, target, lun);
    }
  }

  /** A command has come back for good; with the last one the request is done. */
  #finish(issue: Issue, prepared: Prepared): void {
    const { machine } = this.#port;
    const { source, memory } = issue;
    issue.left -= 1;
    const last = issue.left === 0;
    releaseMemory(machine.pool, prepared, last ? memory : undefined);
    if (!last) return;
    this.#outstanding -= 1;
    source.active = false;
    const next = source.waiting.shift();
    if (next !== undefined) machine.processor.post(() => this.#issue(next));
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) machine.processor.post(() => this.#request(held.source, held.transfer));
  }
}

/** Nobody looks for a unit beyond what the miniport has told of. */
function isFound({ configuration }: Adapter, { bus, target, lun }: StorageUnit): boolean {
  const { numberOfBuses, maximumTargets, maximumUnits } = configuration;
  return bus < numberOfBuses && target < maximumTargets && lun < maximumUnits;
}

function sourceOf(adapter: Adapter, unit: StorageUnit): Source {
  const source = requestSource(unit);
  const { serial } = source;
  return {
    unit,
    serial,
    adapter,
    active: false,
    waiting: [],
    next: (drawn, limit) => source.next(drawn, limit),
  };
}

/** The SRB tells of as many bytes as the unit has transferred, and those are the right ones. */
function isIntact(command: Command, outcome: Outcome, data: Uint8Array): boolean {
  const { transferred } = outcome;
  if (due(command, outcome) !== transferred) return false;
  const expected = command.expected(transferred);
  return expected.length === transferred && expected.every((byte, index) => byte === data[index]);
}
