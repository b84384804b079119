import type { DataDirection } from '../../scsi/scsi-bus.ts';
import { readBytes, readField } from '../entry-layout.ts';
import { DIRECTION, REQUEST_ENTRY } from './registers.ts';

/** A request entry as the HBA has fetched it; what the driver wrote there need not make sense. */
export interface Request {
  readonly context: number;
  /** 0 where the entry names a bus that the HBA does not have. */
  readonly bus: number;
  readonly target: number;
  readonly lun: number;
  readonly cdb: Uint8Array;
  readonly direction: DataDirection;
  readonly dataAddress: number;
  /** Bytes; 0 when the request moves no data. */
  readonly dataLength: number;
  readonly senseAddress: number;
  /** Bytes; 0 when no sense data are wanted. */
  readonly senseLength: number;
  /** Every field has a value that the data sheet allows. */
  readonly valid: boolean;
}

const HIGHEST_ID = 7;
const HIGHEST_LUN = 7;
const LONGEST_CDB = 16;

const DIRECTIONS: ReadonlyMap<number, DataDirection> = new Map([
  [DIRECTION.NONE, 'none'],
  [DIRECTION.IN, 'in'],
  [DIRECTION.OUT, 'out'],
]);

/** @param buses how many the HBA has */
export function decodeRequest(entry: Uint8Array, buses: number): Request {
  const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength);
  const field = (name: string) => readField(REQUEST_ENTRY, view, name);
  const bus = field('Bus');
  const target = field('Target');
  const lun = field('Lun');
  const cdbLength = field('CdbLength');
  const direction = DIRECTIONS.get(field('Direction'));
  const senseAddress = field('SenseAddress');
  return {
    context: field('Context'),
    bus: bus < buses ? bus : 0,
    target,
    lun,
    cdb: readBytes(REQUEST_ENTRY, entry, 'Cdb').subarray(0, cdbLength),
    direction: direction ?? 'none',
    dataAddress: field('DataAddress'),
    dataLength: direction === 'none' ? 0 : field('DataLength'),
    senseAddress,
    senseLength: senseAddress === 0 ? 0 : field('SenseLength'),
    valid:
      bus < buses &&
      target <= HIGHEST_ID &&
      lun <= HIGHEST_LUN &&
      cdbLength >= 1 &&
      cdbLength <= LONGEST_CDB &&
      direction !== undefined,
  };
}
