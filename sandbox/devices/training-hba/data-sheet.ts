import { type DataSheetOutline, HEADINGS } from '../data-sheet.ts';
import { EVERY_REGISTER } from './every-register.ts';
import { COMPLETION_ENTRY, DATA_SHEET_SECTIONS, DIRECTION, HOST_STATUS, REQUEST_ENTRY } from './registers.ts';

/** Everything in the tables of the TH-50 that its data sheet has words for. */
export const TRAINING_HBA_OUTLINE: DataSheetOutline = {
  registers: EVERY_REGISTER,
  entries: [REQUEST_ENTRY, COMPLETION_ENTRY],
  names: {
    headings: HEADINGS,
    sections: DATA_SHEET_SECTIONS,
    direction: Object.keys(DIRECTION),
    hostStatus: Object.keys(HOST_STATUS),
    identity: ['VENDOR_ID', 'DEVICE_ID', 'BAR_LENGTH', 'ID_RESET', 'INITIATOR_ID', 'INTST_CAUSES'],
  },
};
