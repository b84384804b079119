import type { ScsiCommand } from '../../scsi/scsi-bus.ts';
import type { Cancel, DevicePorts } from '../device.ts';
import { type DataPath, type OpenPhase, opening } from './data-path.ts';
import type { InterruptCauses } from './interrupt-causes.ts';
import { FIFOST, type PioVariantRegister } from './pio-registers.ts';
import { DIRECTION } from './registers.ts';

const [COUNT, DIR, SIZE] = FIFOST.bits;

export interface FifoTransferConfig {
  /** Bytes that the FIFO holds. */
  readonly fifoBytes: number;
  /** Rate of the data phases on the SCSI bus. */
  readonly bytesPerSecond: number;
}

/**
 * The PIO variant's data path. Section pio of the data sheet: each byte crosses the bus by one REQ/ACK handshake, which
 * holds while the FIFO cannot go on, so that nothing is lost however late the driver comes.
 */
export class FifoTransfer implements DataPath {
  readonly #ports: DevicePorts;
  readonly #causes: InterruptCauses;
  readonly #size: number;
  readonly #byteNs: number;
  #phase: OpenPhase | undefined;
  /** Bytes of the phase on the bus's side of the FIFO that have moved, and on the driver's. */
  #handshaken = 0;
  #accessed = 0;
  #handshake: Cancel | undefined;

  constructor(ports: DevicePorts, causes: InterruptCauses, config: FifoTransferConfig) {
    this.#ports = ports;
    this.#causes = causes;
    this.#size = config.fifoBytes;
    this.#byteNs = Math.ceil(1e9 / config.bytesPerSecond);
  }

  command(context: number, command: ScsiCommand): ScsiCommand {
    return opening(context, command, (phase) => this.#begin(phase));
  }

  read(register: PioVariantRegister): number {
    switch (register) {
      case 'XFRCTX':
        return this.#phase?.context ?? 0;
      case 'XFRCNT':
        return this.#left;
      case 'FIFOST':
        return (this.#ready << COUNT.lsb) | (this.#direction << DIR.lsb) | (this.#size << SIZE.lsb);
      case 'FIFO':
        return this.#take();
    }
  }

  write(register: PioVariantRegister, value: number): void {
    if (register === 'FIFO') this.#put(value);
  }

  abandon(): void {
    this.#handshake?.();
    this.#handshake = undefined;
    this.#phase = undefined;
    this.#drive();
  }

  get #direction(): number {
    if (this.#phase === undefined) return DIRECTION.NONE;
    return this.#phase.direction === 'in' ? DIRECTION.IN : DIRECTION.OUT;
  }

  /** Bytes that the driver has still to move. */
  get #left(): number {
    return this.#phase === undefined ? 0 : this.#phase.data.length - this.#accessed;
  }

  /** Bytes that the driver can read, or write, at once. */
  get #ready(): number {
    if (this.#phase === undefined) return 0;
    if (this.#phase.direction === 'in') return this.#handshaken - this.#accessed;
    return Math.min(this.#left, this.#size - (this.#accessed - this.#handshaken));
  }

  /** Whether the next byte can cross the bus: there is room for it, or it has been written. */
  get #canHandshake(): boolean {
    if (this.#phase === undefined || this.#handshaken === this.#phase.data.length) return false;
    if (this.#phase.direction === 'out') return this.#handshaken < this.#accessed;
    return this.#handshaken - this.#accessed < this.#size;
  }

  #begin(phase: OpenPhase): void {
    const { context, direction, data } = phase;
    this.#phase = phase;
    this.#handshaken = 0;
    this.#accessed = 0;
    this.#ports.trace('transfer-wanted', { context, direction, bytes: data.length });
    this.#advance();
  }

  #take(): number {
    const phase = this.#phase;
    if (phase?.direction !== 'in' || this.#ready === 0) {
      this.#ports.trace('fifo-empty', {});
      return 0;
    }
    const byte = phase.data[this.#accessed] ?? 0;
    this.#access();
    return byte;
  }

  #put(byte: number): void {
    const phase = this.#phase;
    if (phase?.direction !== 'out' || this.#ready === 0) {
      this.#ports.trace('fifo-full', {});
      return;
    }
    phase.data[this.#accessed] = byte;
    this.#access();
  }

  #access(): void {
    this.#accessed += 1;
    this.#causes.served();
    this.#advance();
  }

  /** The phase is over when its last byte has gone through the FIFO. */
  #advance(): void {
    const phase = this.#phase;
    if (phase !== undefined && Math.min(this.#handshaken, this.#accessed) === phase.data.length) {
      const { context, direction, data } = phase;
      this.#phase = undefined;
      this.#drive();
      this.#ports.trace('data-transferred', { context, direction, bytes: data.length });
      phase.over();
      return;
    }
    this.#drive();
    if (this.#handshake !== undefined || !this.#canHandshake) return;
    this.#handshake = this.#ports.clock.after(this.#byteNs, () => {
      this.#handshake = undefined;
      this.#handshaken += 1;
      this.#advance();
    });
  }

  #drive(): void {
    this.#causes.hold('SRVC', this.#ready > 0);
  }
}
