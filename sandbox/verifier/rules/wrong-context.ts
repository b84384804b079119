import { ONLY_FROM } from '../../scsiport/routines/calling-context.ts';
import type { Finding, Rule } from '../finding.ts';
import type { SourceId } from '../sources.ts';

type Restricted = keyof typeof ONLY_FROM;

/** The page of each routine names the one place that it may be called from. */
const PAGE: Readonly<Record<Restricted, SourceId>> = {
  ScsiPortInitialize: 'scsi-port-initialize',
  ScsiPortFreeDeviceBase: 'scsi-port-free-device-base',
  ScsiPortGetBusData: 'scsi-port-get-bus-data',
  ScsiPortGetDeviceBase: 'scsi-port-get-device-base',
  ScsiPortGetUncachedExtension: 'scsi-port-get-uncached-extension',
  ScsiPortSetBusDataByOffset: 'scsi-port-set-bus-data-by-offset',
  ScsiPortValidateRange: 'scsi-port-validate-range',
};

/** 0xF1 2002: a port driver routine was called where the documents forbid it. */
export const wrongContext: Rule = {
  reasons: ['wrong-context'],
  explain(_events, { detail }): Finding {
    const { routine = '', caller = '' } = detail;
    const restricted = routine as Restricted;
    return {
      id: ONLY_FROM[restricted] === 'DriverEntry' ? 'wrong-context-driver-entry' : 'wrong-context',
      parameters: { routine, caller },
      source: PAGE[restricted],
    };
  },
};
