/** The structures that a miniport and the port driver share, with the fields that the simulated ones look at. */

import {
  ACCESS_RANGE,
  HW_INITIALIZATION_DATA,
  PORT_CONFIGURATION_INFORMATION,
  SCSI_REQUEST_BLOCK,
} from '../scsiport/structures.ts';
import type { StructureFact } from './fact.ts';
import { callbackPage, structurePage } from './sources.ts';

function known(name: string, layout: Readonly<Record<string, number>>): StructureFact {
  const { size, ...offsets } = layout;
  return { name, fields: Object.keys(offsets), offsets, source: structurePage(name) };
}

export const STRUCTURES: readonly StructureFact[] = [
  known('SCSI_REQUEST_BLOCK', SCSI_REQUEST_BLOCK),
  known('HW_INITIALIZATION_DATA', HW_INITIALIZATION_DATA),
  known('PORT_CONFIGURATION_INFORMATION', PORT_CONFIGURATION_INFORMATION),
  known('ACCESS_RANGE', ACCESS_RANGE),
  {
    name: 'SENSE_DATA',
    fields: [
      'ErrorCode',
      'Valid',
      'SenseKey',
      'AdditionalSenseLength',
      'AdditionalSenseCode',
      'AdditionalSenseCodeQualifier',
    ],
    source: {
      title: 'SENSE_DATA',
      address: 'https://learn.microsoft.com/en-us/windows/win32/devnotes/sense-data',
    },
  },
  {
    name: 'SCSI_SUPPORTED_CONTROL_TYPE_LIST',
    fields: ['MaxControlType', 'SupportedTypeList'],
    source: callbackPage('PHW_ADAPTER_CONTROL'),
  },
];
