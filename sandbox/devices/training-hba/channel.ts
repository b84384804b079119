import { ScsiBus } from '../../scsi/scsi-bus.ts';
import type { Target } from '../../scsi/target.ts';
import { RESET_HOLD_NS } from '../../scsi/timing.ts';
import type { DevicePorts } from '../device.ts';
import { maskOf } from '../register-table.ts';
import { BusReset } from './bus-reset.ts';
import type { Cause } from './registers.ts';
import { TWO_BUS_BUSCTL } from './two-bus-registers.ts';

/** What each bus has of its own in the registers: the bit that drives its RST#, and what latches when RST# is active. */
const CHANNELS = [
  { resetBit: maskOf(TWO_BUS_BUSCTL, 'RSTO'), resetCause: 'BRST' },
  { resetBit: maskOf(TWO_BUS_BUSCTL, 'RSTO1'), resetCause: 'BRST1' },
] as const satisfies readonly { readonly resetBit: number; readonly resetCause: Cause }[];

export type BusNumber = 0 | 1;

export interface ChannelConfig {
  /** Rate of the data phases. */
  readonly bytesPerSecond: number;
  readonly targets: readonly Target[];
  /** Whether the trace has to tell the bus from another. */
  readonly named: boolean;
}

/** One SCSI bus as the HBA drives it, and the requests under way there. */
export class Channel {
  readonly number: BusNumber;
  readonly bus: ScsiBus;
  readonly reset: BusReset;
  /** Names the bus in the trace; empty on an HBA with one. */
  readonly label: Readonly<Record<string, number>>;
  /** Requests that have been fetched and whose completions are not written yet. */
  outstanding = 0;
  /** How many entries the request ring had ever been given when the bus was last reset: those are dropped. */
  announcedAtReset = 0;

  /** @param resetActive RST# has become active, and the bus has forgotten every command */
  constructor(
    number: BusNumber,
    ports: DevicePorts,
    config: ChannelConfig,
    resetActive: (channel: Channel) => void,
  ) {
    this.number = number;
    this.bus = new ScsiBus(ports, config);
    this.label = config.named ? { bus: number } : {};
    this.reset = new BusReset(() => ports.clock.now(), {
      active: () => {
        this.bus.assertReset();
        resetActive(this);
      },
      released: (heldNs) => {
        const tooShort = heldNs < RESET_HOLD_NS ? 1 : 0;
        ports.trace('bus-reset-released', { heldNs, tooShort, ...this.label });
        this.bus.releaseReset();
      },
    });
  }

  /** What latches when RST# goes active. */
  get resetCause(): Cause {
    return CHANNELS[this.number].resetCause;
  }

  /** The bit of BUSCTL, as it reads. */
  get resetControl(): number {
    return this.reset.drivenBy('hba') ? CHANNELS[this.number].resetBit : 0;
  }

  /** @param written to BUSCTL */
  controlReset(written: number): void {
    if ((written & CHANNELS[this.number].resetBit) === 0) this.reset.release('hba');
    else this.reset.assert('hba');
  }
}
