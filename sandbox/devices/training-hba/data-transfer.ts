import type { ScsiCommand } from '../../scsi/scsi-bus.ts';
import type { Cancel, DevicePorts } from '../device.ts';
import { maskOf } from '../register-table.ts';
import { type DataPath, type OpenPhase, opening } from './data-path.ts';
import { type DmaVariantRegister, XFRST } from './dma-registers.ts';
import type { InterruptCauses } from './interrupt-causes.ts';
import { DIRECTION } from './registers.ts';

const WAIT = maskOf(XFRST, 'WAIT');
const BUSY = maskOf(XFRST, 'BUSY');
const TC = maskOf(XFRST, 'TC');
const CHAN_SHIFT = XFRST.bits[4].lsb;

/** What hangs on the HBA's wires beside PCI. */
export interface DataTransferConfig {
  /** Channel of the system's DMA controller. */
  readonly channel: number;
  /** Rate of the data phases on the SCSI bus. */
  readonly bytesPerSecond: number;
}

interface Phase extends OpenPhase {
  moved: number;
}

/**
 * The system DMA variant's data path, one data phase at a time. Section system-dma of the data sheet: the HBA tells the
 * driver that a target is ready, the driver sets the channel up and says GO, the controller moves the data by DREQ.
 */
export class DataTransfer implements DataPath {
  readonly #ports: DevicePorts;
  readonly #causes: InterruptCauses;
  readonly #channel: number;
  readonly #nsPerByte: number;
  #phase: Phase | undefined;
  #lower: Cancel | undefined;
  #terminalCount = false;

  constructor(ports: DevicePorts, causes: InterruptCauses, config: DataTransferConfig) {
    this.#ports = ports;
    this.#causes = causes;
    this.#channel = config.channel;
    this.#nsPerByte = 1e9 / config.bytesPerSecond;
  }

  read(register: DmaVariantRegister): number {
    switch (register) {
      case 'XFRCTX':
        return this.#phase?.context ?? 0;
      case 'XFRCNT':
        return this.#left;
      case 'XFRST':
        return this.#status;
      // Write-only: no read comes here.
      case 'XFRCTL':
        return 0;
    }
  }

  /** Bytes of the phase that have not been moved. */
  get #left(): number {
    return this.#phase === undefined ? 0 : this.#phase.data.length - this.#phase.moved;
  }

  get #status(): number {
    const fixed = (this.#channel << CHAN_SHIFT) | (this.#terminalCount ? TC : 0);
    if (this.#phase === undefined) return fixed;
    const direction = this.#phase.direction === 'in' ? DIRECTION.IN : DIRECTION.OUT;
    return fixed | direction | (this.#lower === undefined ? WAIT : BUSY);
  }

  command(context: number, command: ScsiCommand): ScsiCommand {
    return opening(context, command, (phase) => this.#begin(phase));
  }

  write(register: DmaVariantRegister, value: number): void {
    if (register === 'XFRCTL' && value !== 0) this.#go();
  }

  /** XFRCTL.GO: without effect unless a target waits for it. */
  #go(): void {
    const phase = this.#phase;
    if (phase === undefined || this.#lower !== undefined) return;
    const { context, direction, data, moved } = phase;
    this.#terminalCount = false;
    this.#ports.trace('transfer-started', { context, direction, bytes: this.#left });
    this.#lower = this.#ports.systemDma.request(this.#channel, {
      ...(direction === 'in' ? { direction, data: data.subarray(moved) } : { direction, length: this.#left }),
      nsPerByte: this.#nsPerByte,
      ended: (bytes, terminalCount) => this.#ended(phase, bytes, terminalCount),
    });
  }

  /** DREQ is lowered with it. */
  abandon(): void {
    this.#lower?.();
    this.#lower = undefined;
    this.#phase = undefined;
    this.#terminalCount = false;
  }

  #begin(phase: OpenPhase): void {
    const { context, direction, data } = phase;
    this.#phase = { ...phase, moved: 0 };
    this.#ports.trace('transfer-wanted', { context, direction, bytes: data.length });
    this.#causes.latch('XFER');
  }

  /** The terminal count can come before the phase's end: then the target waits for the driver again. */
  #ended(phase: Phase, bytes: Uint8Array, terminalCount: boolean): void {
    const { context, direction, data } = phase;
    this.#lower = undefined;
    this.#terminalCount = terminalCount;
    if (direction === 'out') data.set(bytes, phase.moved);
    phase.moved += bytes.length;
    this.#ports.trace('data-transferred', { context, direction, bytes: bytes.length });
    if (phase.moved < data.length) {
      this.#ports.trace('transfer-wanted', { context, direction, bytes: data.length - phase.moved });
      this.#causes.latch('XFER');
      return;
    }
    this.#phase = undefined;
    phase.over();
  }
}
