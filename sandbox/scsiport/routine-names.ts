/**
 * The routines a SCSI miniport can link to.
 * Source: mingw-w64 `ddk/srb.h` and `libscsiport.a`; MicrosoftDocs/windows-driver-docs-ddi, `srb.h`.
 */

const WIDTHS = ['Uchar', 'Ushort', 'Ulong'];
const SPACES = ['Port', 'Register'];

export const ROUTINE_NAMES: readonly string[] = [
  'ScsiDebugPrint',
  'ScsiPortCompleteRequest',
  'ScsiPortConvertPhysicalAddressToUlong',
  'ScsiPortConvertUlongToPhysicalAddress',
  'ScsiPortFlushDma',
  'ScsiPortFreeDeviceBase',
  'ScsiPortGetBusData',
  'ScsiPortGetDeviceBase',
  'ScsiPortGetLogicalUnit',
  'ScsiPortGetPhysicalAddress',
  'ScsiPortGetSrb',
  'ScsiPortGetUncachedExtension',
  'ScsiPortGetVirtualAddress',
  'ScsiPortInitialize',
  'ScsiPortIoMapTransfer',
  'ScsiPortLogError',
  'ScsiPortMoveMemory',
  'ScsiPortNotification',
  'ScsiPortQuerySystemTime',
  'ScsiPortSetBusDataByOffset',
  'ScsiPortStallExecution',
  'ScsiPortValidateRange',
  ...SPACES.flatMap((space) =>
    WIDTHS.flatMap((width) => [
      `ScsiPortRead${space}${width}`,
      `ScsiPortRead${space}Buffer${width}`,
      `ScsiPortWrite${space}${width}`,
      `ScsiPortWrite${space}Buffer${width}`,
    ]),
  ),
];
