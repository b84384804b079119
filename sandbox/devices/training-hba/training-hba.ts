/**
 * TH-50, the training HBA: a PCI bus master with a request ring, a completion ring and one SCSI bus or two. What it does
 * is written in its data sheet, `content/devices/training-hba.<locale>.yaml`; the section is named at each rule.
 */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister, maskOf, type RegisterTable } from '../register-table.ts';
import type { Channel } from './channel.ts';
import { Channels } from './channels.ts';
import { CompletionQueue } from './completion-queue.ts';
import { CompletionRing } from './completion-ring.ts';
import type { TrainingHbaConfig } from './config.ts';
import type { DataPath } from './data-path.ts';
import { FaultSource } from './faults.ts';
import { InterruptCauses } from './interrupt-causes.ts';
import { CTRL, ID, RINGSZ, TRAINING_HBA } from './registers.ts';
import { RequestFetcher } from './request-fetcher.ts';
import { RequestPerformer } from './request-performer.ts';
import { RequestRing, usable } from './request-ring.ts';
import { causesOf, dataPathOf, type HbaRegister, registersOf } from './variants.ts';

/** `halted`: after a host bus error on a ring; only CTRL.RST leads out (errors). */
type State = 'stopped' | 'running' | 'halted';

const RST = maskOf(CTRL, 'RST');
const RUN = maskOf(CTRL, 'RUN');
const REQN = maskOf(RINGSZ, 'REQN');
const CMPN_SHIFT = RINGSZ.bits[1].lsb;

export class TrainingHba implements RegisterDevice {
  readonly name: string;
  readonly registers: RegisterTable & { readonly registers: readonly HbaRegister[] };
  readonly #ports: DevicePorts;
  readonly #channels: Channels;
  readonly #causes: InterruptCauses;
  readonly #dataPath: DataPath | undefined;
  readonly #requests = new RequestRing();
  readonly #fetcher: RequestFetcher;
  readonly #completions = new CompletionRing();
  readonly #finished: CompletionQueue;
  #state: State = 'stopped';

  constructor(ports: DevicePorts, config: TrainingHbaConfig) {
    this.name = config.name ?? TRAINING_HBA.device;
    this.#ports = ports;
    this.registers = registersOf(config);
    this.#causes = new InterruptCauses(ports, config, causesOf(config));
    this.#dataPath = dataPathOf(config, ports, this.#causes);
    const failed = (address: number, length: number): void => {
      this.#hostBusError(address, length);
      this.#halt();
    };
    this.#finished = new CompletionQueue(ports, this.#completions, {
      posted: ({ bus }) => {
        this.#channels.of(bus).outstanding -= 1;
        this.#causes.latch('CMPL');
      },
      failed,
    });
    this.#channels = new Channels(ports, config, (channel) => this.#busResetActive(channel));
    const performer = new RequestPerformer(ports, {
      channels: this.#channels,
      causes: this.#causes,
      finished: this.#finished,
      dataPath: this.#dataPath,
      faults: new FaultSource(config.faults?.rules ?? [], config.faults?.random ?? ports.random),
      busEvents: config.busEvents ?? false,
      memoryAbsent: (address, length) => this.#hostBusError(address, length),
    });
    const fetching = { fetchNs: config.fetchNs, buses: this.#channels.count };
    this.#fetcher = new RequestFetcher(ports, this.#requests, fetching, {
      fetched: (request) => {
        const channel = this.#channels.of(request.bus);
        channel.outstanding += 1;
        this.#causes.latch('REQA');
        if (this.#requests.taken > channel.announcedAtReset) performer.perform(request);
        else this.#drop(channel, request.context);
        this.#fetch();
      },
      failed,
    });
  }

  read(offset: number, width: number): number | undefined {
    const register = findRegister(this.registers, offset, width, 'read');
    return register === undefined ? undefined : this.#value(register.name);
  }

  write(offset: number, width: number, value: number): boolean {
    const register = findRegister(this.registers, offset, width, 'write');
    if (register === undefined) return false;
    this.#store(register.name, (value & register.implemented) >>> 0);
    return true;
  }

  #value(register: HbaRegister['name']): number {
    switch (register) {
      case 'ID':
        return ID.reset;
      case 'CTRL':
        return this.#state === 'running' ? RUN : 0;
      case 'INTST':
        return this.#causes.status;
      case 'INTEN':
        return this.#causes.enabled;
      case 'REQBASE':
        return this.#requests.base;
      case 'CMPBASE':
        return this.#completions.base;
      case 'RINGSZ':
        return this.#requests.entries | (this.#completions.entries << CMPN_SHIFT);
      case 'REQTAIL':
        return this.#requests.tail;
      case 'REQHEAD':
        return this.#requests.head;
      case 'CMPTAIL':
        return this.#completions.tail;
      case 'CMPHEAD':
        return this.#completions.head;
      case 'BUSCTL':
        return this.#channels.resetControl;
      default:
        return this.#dataPath?.read(register) ?? 0;
    }
  }

  #store(register: HbaRegister['name'], value: number): void {
    switch (register) {
      case 'CTRL':
        this.#control(value);
        return;
      case 'INTST':
        this.#causes.clear(value);
        return;
      case 'INTEN':
        this.#causes.enable(value);
        return;
      case 'REQBASE':
      case 'CMPBASE':
      case 'RINGSZ':
        this.#setUpRing(register, value);
        return;
      case 'REQTAIL':
        if (!this.#requests.announce(value)) this.#ports.trace('index-ignored', { register, value });
        this.#fetch();
        return;
      case 'CMPHEAD':
        if (!this.#completions.take(value)) this.#ports.trace('index-ignored', { register, value });
        this.#finished.advance();
        return;
      case 'BUSCTL':
        this.#channels.controlReset(value);
        return;
      default:
        this.#dataPath?.write(register, value);
    }
  }

  /** Operation: RUN takes effect only with two usable rings; a running HBA finishes what it has fetched. */
  #control(value: number): void {
    if ((value & RST) !== 0) this.#reset();
    if ((value & RST) !== 0 || this.#state === 'halted') return;
    const ready = usable(this.#requests.entries) && usable(this.#completions.entries);
    this.#state = (value & RUN) !== 0 && ready ? 'running' : 'stopped';
    if (this.#state === 'stopped') this.#fetcher.stop();
    this.#fetch();
  }

  /** Rings: where they lie cannot change under a running HBA. */
  #setUpRing(register: 'REQBASE' | 'CMPBASE' | 'RINGSZ', value: number): void {
    if (this.#state === 'running') return;
    if (register === 'REQBASE') this.#requests.base = value;
    else if (register === 'CMPBASE') this.#completions.base = value;
    else {
      this.#requests.resize(value & REQN);
      this.#completions.resize(value >>> CMPN_SHIFT);
    }
  }

  #fetch(): void {
    if (this.#state === 'running') this.#fetcher.advance();
  }

  #hostBusError(address: number, length: number): void {
    this.#ports.trace('host-bus-error', { address, length });
    this.#causes.latch('HERR');
  }

  #halt(): void {
    this.#state = 'halted';
    this.#finished.stop();
    this.#ports.trace('halted', {});
  }

  /**
   * Reset: every request of the bus that has no completion entry yet is forgotten. With two buses the HBA learns whose
   * an announced entry is only when it fetches it.
   */
  #busResetActive(channel: Channel): void {
    const { waiting } = this.#requests;
    channel.announcedAtReset = this.#requests.taken + waiting;
    const alone = this.#channels.count === 1;
    const dropped = channel.outstanding + (alone ? waiting : 0);
    this.#ports.trace('bus-reset', { dropped, ...channel.label });
    if (alone) {
      this.#fetcher.stop();
      this.#requests.discard();
    }
    this.#dataPath?.abandon();
    this.#finished.discard(channel.number);
    channel.outstanding = 0;
    this.#causes.latch(channel.resetCause);
  }

  #drop(channel: Channel, context: number): void {
    channel.outstanding -= 1;
    this.#ports.trace('request-dropped', { context, ...channel.label });
  }

  #reset(): void {
    const dropped = this.#channels.outstanding + this.#requests.waiting;
    this.#ports.trace('reset', { dropped });
    this.#channels.controlReset(0);
    this.#fetcher.stop();
    this.#dataPath?.abandon();
    this.#channels.clear();
    this.#state = 'stopped';
    this.#finished.restart();
    for (const ring of [this.#requests, this.#completions]) {
      ring.base = 0;
      ring.resize(0);
    }
    this.#causes.enable(0);
    this.#causes.clear(0xffff_ffff);
  }
}
