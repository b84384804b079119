/** The constants of the headers that a miniport reads and writes, and the interrupt request levels. */

import { CLOCK2_LEVEL, DISPATCH_LEVEL, deviceIrql, PASSIVE_LEVEL } from '../machine/irql.ts';
import type { ValuesFact } from './fact.ts';
import { callbackPage, routinePage, structurePage } from './sources.ts';

const srb = structurePage('SCSI_REQUEST_BLOCK');

export const VALUES: readonly ValuesFact[] = [
  { id: 'srb-status', names: /^SRB_STATUS_/, source: srb },
  { id: 'scsi-status', names: /^SCSISTAT_/, source: srb },
  {
    id: 'srb-flags',
    names:
      /^SRB_FLAGS_(NO_DATA_TRANSFER|DATA_IN|DATA_OUT|QUEUE_ACTION_ENABLE|DISABLE_DISCONNECT|BYPASS_FROZEN_QUEUE|DISABLE_AUTOSENSE|NO_QUEUE_FREEZE)$/,
    source: srb,
  },
  {
    id: 'log-codes',
    names: /^SP_(?!RETURN_|UNTAGGED|UNINITIALIZED|VER_)/,
    source: routinePage('ScsiPortLogError'),
  },
  { id: 'find-adapter', names: /^SP_RETURN_/, source: callbackPage('PHW_FIND_ADAPTER') },
  {
    id: 'special',
    names: /^(SP_UNTAGGED|SP_UNINITIALIZED_VALUE|SRB_FUNCTION_EXECUTE_SCSI|SRB_SIMPLE_TAG_REQUEST)$/,
    source: structurePage('PORT_CONFIGURATION_INFORMATION'),
  },
];

/** The first and the last line that a device of the simulated machine can have. */
const LINES = { first: 1, last: 15 };

/** From the lowest to the highest, with their numbers; a device's depends on its line. */
export const LEVELS: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'PASSIVE_LEVEL', value: String(PASSIVE_LEVEL) },
  { name: 'DISPATCH_LEVEL', value: String(DISPATCH_LEVEL) },
  { name: 'DIRQL', value: `${deviceIrql(LINES.last)}–${deviceIrql(LINES.first)}` },
  { name: 'CLOCK2_LEVEL', value: String(CLOCK2_LEVEL) },
];
