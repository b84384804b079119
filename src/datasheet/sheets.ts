/** What each data sheet shows beside its texts, `content/devices/<sheet>.<locale>.yaml`: the tables of the engine. */

import { CLOCK } from '../../sandbox/devices/clock/registers.ts';
import type { EntryLayout } from '../../sandbox/devices/entry-layout.ts';
import { ETHERNET } from '../../sandbox/devices/ethernet/registers.ts';
import {
  COMMAND_BYTE,
  COMMANDS,
  KEYBOARD_CONTROLLER,
} from '../../sandbox/devices/keyboard-controller/registers.ts';
import { PARALLEL } from '../../sandbox/devices/parallel/registers.ts';
import type { Register } from '../../sandbox/devices/register-table.ts';
import { EVERY_REGISTER } from '../../sandbox/devices/training-hba/every-register.ts';
import {
  COMPLETION_ENTRY,
  DATA_SHEET_SECTIONS,
  DIRECTION,
  HOST_STATUS,
  PCI_IDENTITY,
  REQUEST_ENTRY,
} from '../../sandbox/devices/training-hba/registers.ts';
import { CAUSE, DLL, DLM, UART } from '../../sandbox/devices/uart/registers.ts';
import { VIRTIO_BLK } from '../../sandbox/devices/virtio-blk/registers.ts';
import { DMA_CHANNELS, pageLength } from '../../sandbox/machine/dma-controller.ts';
import { hexadecimal } from './bit-cells.ts';
import { costs, interruptLevels, scsiDelays } from './machine-values.ts';

/** Name, and the value as written in the data sheet. */
export type Values = readonly (readonly [name: string, value: string])[];

export interface Sheet {
  readonly registers: readonly Register[];
  readonly entries: readonly EntryLayout[];
  /** Named values by the key of their texts. */
  readonly values: Readonly<Record<string, Values>>;
  /** In order; the first has no heading. */
  readonly sections: readonly string[];
}

const SECTIONS = ['overview', 'operation', 'timing', 'simplifications'] as const;

function sheet(registers: readonly Register[], values: Sheet['values'] = {}): Sheet {
  return { registers, entries: [], values, sections: SECTIONS };
}

function hexadecimals(values: Readonly<Record<string, number>>): Values {
  return Object.entries(values).map(([name, value]) => [name, hexadecimal(value, 1)]);
}

/** A sheet of its own page first, then those of the machine: the machine itself, and what is in it. */
export const SHEETS: Readonly<Record<string, Sheet>> = {
  'training-hba': {
    registers: EVERY_REGISTER.registers,
    entries: [REQUEST_ENTRY, COMPLETION_ENTRY],
    values: {
      direction: hexadecimals(DIRECTION),
      hostStatus: hexadecimals(HOST_STATUS),
      identity: [
        ['VENDOR_ID', `${PCI_IDENTITY.vendor}h`],
        ['DEVICE_ID', `${PCI_IDENTITY.device}h`],
      ],
    },
    sections: DATA_SHEET_SECTIONS,
  },
  machine: sheet([], { interrupts: interruptLevels(), costs: costs(), scsi: scsiDelays() }),
  uart: sheet([...UART.registers, DLL, DLM], { causes: hexadecimals(CAUSE) }),
  'keyboard-controller': sheet([...KEYBOARD_CONTROLLER.registers, COMMAND_BYTE], {
    commands: hexadecimals(COMMANDS),
  }),
  parallel: sheet(PARALLEL.registers),
  clock: sheet(CLOCK.registers),
  'dma-controller': sheet([], {
    channels: DMA_CHANNELS.map((channel) => [`CHANNEL_${channel}`, `${pageLength(channel) / 1024} KB`]),
  }),
  ethernet: sheet(ETHERNET.registers),
  'virtio-blk': sheet(VIRTIO_BLK.registers),
};

/** The sheets under `reference/machine/`. */
export const MACHINE_SHEETS = Object.keys(SHEETS).filter((name) => name !== 'training-hba');
