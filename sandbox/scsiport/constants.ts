/**
 * The numbers of srb.h that the port driver acts on. Values: Microsoft Docs, "srb.h header"; the conformance
 * tests hold our header, which the learner's program is compiled with, against mingw-w64's.
 */

/** SCSI_NOTIFICATION_TYPE, in the order of its enumerators. */
export const NOTIFICATION_TYPES = [
  'RequestComplete',
  'NextRequest',
  'NextLuRequest',
  'ResetDetected',
  'CallDisableInterrupts',
  'CallEnableInterrupts',
  'RequestTimerCall',
  'BusChangeDetected',
  'WMIEvent',
  'WMIReregister',
] as const;

export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

export const SRB_FUNCTION_EXECUTE_SCSI = 0x00;

/** Every status of a request, its flags apart. */
export const SRB_STATUSES: ReadonlySet<number> = new Set([
  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12,
  0x13, 0x14, 0x15, 0x16, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x30,
]);
export const SRB_STATUS_PENDING = 0x00;
export const SRB_STATUS_SUCCESS = 0x01;
export const SRB_STATUS_BUSY = 0x05;
export const SRB_STATUS_TIMEOUT = 0x09;
export const SRB_STATUS_BUS_RESET = 0x0e;
/** The bits of SrbStatus that hold the status itself; the others are flags. */
export const SRB_STATUS_MASK = 0x3f;
export const SRB_STATUS_QUEUE_FROZEN = 0x40;
export const SRB_STATUS_AUTOSENSE_VALID = 0x80;

export const SRB_FLAGS_QUEUE_ACTION_ENABLE = 0x02;
export const SRB_FLAGS_DISABLE_DISCONNECT = 0x04;
export const SRB_FLAGS_BYPASS_FROZEN_QUEUE = 0x10;
export const SRB_FLAGS_DISABLE_AUTOSENSE = 0x20;
export const SRB_FLAGS_DATA_IN = 0x40;
export const SRB_FLAGS_DATA_OUT = 0x80;
export const SRB_FLAGS_NO_QUEUE_FREEZE = 0x100;

/** Path, target, LUN or queue tag that stands for every one, or for none. */
export const SP_UNTAGGED = 0xff;

export const SCSISTAT_GOOD = 0x00;
export const SCSISTAT_CHECK_CONDITION = 0x02;
export const SCSISTAT_BUSY = 0x08;
export const SCSISTAT_QUEUE_FULL = 0x28;

export const SP_RETURN_NOT_FOUND = 0;
export const SP_RETURN_FOUND = 1;
export const SP_RETURN_ERROR = 2;
export const SP_RETURN_BAD_CONFIG = 3;

/** Of a narrow SCSI bus (srb.h). */
export const SCSI_MAXIMUM_TARGETS = 8;
export const SCSI_MAXIMUM_LOGICAL_UNITS = 8;

export const INTERFACE_TYPE_PCI_BUS = 5;

/** What DriverEntry hands on from ScsiPortInitialize (ntstatus.h). */
export const STATUS_SUCCESS = 0;
export const STATUS_INVALID_PARAMETER = 0xc000000d;
export const STATUS_NO_SUCH_DEVICE = 0xc000000e;
export const STATUS_INSUFFICIENT_RESOURCES = 0xc000009a;
