/** What the timeline draws: lanes of bars and ticks, in virtual nanoseconds. No pixels here. */

/** Something that lasts. */
export interface Bar {
  readonly startNs: number;
  /** At the end of the trace when it never ended. */
  readonly endNs: number;
  /** The event that began it. */
  readonly seq: number;
  readonly look: 'line' | 'isr' | 'dpc' | 'routine' | 'srb-waiting' | 'srb-active' | 'srb-completing';
  /** A name of the program or the machine, shown as it is; never a sentence. */
  readonly label: string;
}

/** Something that happens at one moment. */
export interface Tick {
  readonly timeNs: number;
  readonly seq: number;
  readonly look: 'register' | 'device' | 'notification' | 'fault';
  readonly label: string;
}

/** One line of a lane. Bars do not overlap and stand in order of time, as do ticks. */
export interface Row {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
}

export interface Lane {
  readonly kind: 'line' | 'processor' | 'device' | 'notifications' | 'srbs';
  /** What the lane's name names: the interrupt request number or the device; empty otherwise. */
  readonly subject: string;
  readonly rows: readonly Row[];
}

/** One service routine from its call to its return. */
export interface ServiceSpan {
  readonly startNs: number;
  readonly endNs: number;
  readonly seq: number;
  readonly device: string;
  /** Index of its row in the processor lane. */
  readonly row: number;
}

export interface TimelineLayout {
  readonly lanes: readonly Lane[];
  readonly services: readonly ServiceSpan[];
  readonly endNs: number;
}
