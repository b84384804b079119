/*
 * The interface between a SCSI miniport driver and the SCSI port driver.
 * SPDX-License-Identifier: MIT
 *
 * The port driver calls the HwScsi… routines a miniport registers; the miniport calls the ScsiPort… routines
 * declared at the end. Source of names, values and layouts: Microsoft Docs, srb.h.
 */
#ifndef _NTSRB_
#define _NTSRB_

#include "miniport.h"
#include "srb_request.h"

/* ---- Limits and special values ------------------------------------------------------------------------- */

#define SCSI_MAXIMUM_BUSES           8
#define SCSI_MAXIMUM_TARGETS         8
#define SCSI_MAXIMUM_TARGETS_PER_BUS 128
#define SCSI_MAXIMUM_LOGICAL_UNITS   8
#define SCSI_MAXIMUM_LUNS_PER_TARGET 255
#define SCSI_MINIMUM_PHYSICAL_BREAKS 16
#define SCSI_MAXIMUM_PHYSICAL_BREAKS 255
#define MAXIMUM_CDB_SIZE             12

/* A configuration value nobody chose; no tag in an SRB, and the wildcard of ScsiPortCompleteRequest. */
#define SP_UNINITIALIZED_VALUE ((ULONG)~0)
#define SP_UNTAGGED            ((UCHAR)~0)

/* PORT_CONFIGURATION_INFORMATION.Dma64BitAddresses. */
#define SCSI_DMA64_MINIPORT_SUPPORTED           0x01
#define SCSI_DMA64_MINIPORT_FULL64BIT_SUPPORTED 0x02
#define SCSI_DMA64_SYSTEM_SUPPORTED             0x80

/* Events of the bus that no request asked for. */
#define SRBEV_BUS_RESET               0x0001
#define SRBEV_SCSI_ASYNC_NOTIFICATION 0x0002

/* Bus and target in 16 bits: the target's low five bits, three bits of bus, the target's upper three. */
#define SCSI_COMBINE_BUS_TARGET(Bus, Target) \
  (((UCHAR)(Target) & 0x1F) | ((UCHAR)(Bus) << 5) | (((UCHAR)(Target) & ~0x1F) << 8))
#define SCSI_DECODE_BUS_TARGET(Value, Bus, Target) \
  ((Bus) = (UCHAR)((Value) >> 5), (Target) = (UCHAR)(((Value) & 0x1F) | (((Value) >> 8) & ~0x1F)))

/* ---- Error codes of ScsiPortLogError ------------------------------------------------------------------- */

#define SP_BUS_PARITY_ERROR          0x0001
#define SP_UNEXPECTED_DISCONNECT     0x0002
#define SP_INVALID_RESELECTION       0x0003
#define SP_BUS_TIME_OUT              0x0004
#define SP_PROTOCOL_ERROR            0x0005
#define SP_INTERNAL_ADAPTER_ERROR    0x0006
#define SP_REQUEST_TIMEOUT           0x0007
#define SP_IRQ_NOT_RESPONDING        0x0008
#define SP_BAD_FW_WARNING            0x0009
#define SP_BAD_FW_ERROR              0x000A
#define SP_LOST_WMI_MINIPORT_REQUEST 0x000B

#define SP_VER_TRACE_SUPPORT 0x0010

/* ---- What HwScsiFindAdapter returns -------------------------------------------------------------------- */

#define SP_RETURN_NOT_FOUND  0
#define SP_RETURN_FOUND      1
#define SP_RETURN_ERROR      2
#define SP_RETURN_BAD_CONFIG 3

/* ---- Addresses and configuration ----------------------------------------------------------------------- */

typedef PHYSICAL_ADDRESS SCSI_PHYSICAL_ADDRESS, *PSCSI_PHYSICAL_ADDRESS;

/* A range of ports or memory through which an adapter is reached, relative to its bus. */
typedef struct _ACCESS_RANGE {
  SCSI_PHYSICAL_ADDRESS RangeStart;
  ULONG RangeLength;
  BOOLEAN RangeInMemory;
} ACCESS_RANGE, *PACCESS_RANGE;

/* Filled in by the port driver as far as it knows, completed by HwScsiFindAdapter. */
typedef struct _PORT_CONFIGURATION_INFORMATION {
  ULONG Length;
  ULONG SystemIoBusNumber;
  INTERFACE_TYPE AdapterInterfaceType;
  ULONG BusInterruptLevel;
  ULONG BusInterruptVector;
  KINTERRUPT_MODE InterruptMode;
  ULONG MaximumTransferLength;
  ULONG NumberOfPhysicalBreaks;
  ULONG DmaChannel;
  ULONG DmaPort;
  DMA_WIDTH DmaWidth;
  DMA_SPEED DmaSpeed;
  ULONG AlignmentMask;
  ULONG NumberOfAccessRanges;
  ACCESS_RANGE (*AccessRanges)[];
  PVOID Reserved;
  UCHAR NumberOfBuses;
  UCHAR InitiatorBusId[8];
  BOOLEAN ScatterGather;
  BOOLEAN Master;
  BOOLEAN CachesData;
  BOOLEAN AdapterScansDown;
  BOOLEAN AtdiskPrimaryClaimed;
  BOOLEAN AtdiskSecondaryClaimed;
  BOOLEAN Dma32BitAddresses;
  BOOLEAN DemandMode;
  BOOLEAN MapBuffers;
  BOOLEAN NeedPhysicalAddresses;
  BOOLEAN TaggedQueuing;
  BOOLEAN AutoRequestSense;
  BOOLEAN MultipleRequestPerLu;
  BOOLEAN ReceiveEvent;
  BOOLEAN RealModeInitialized;
  BOOLEAN BufferAccessScsiPortControlled;
  UCHAR MaximumNumberOfTargets;
  UCHAR ReservedUchars[2];
  ULONG SlotNumber;
  ULONG BusInterruptLevel2;
  ULONG BusInterruptVector2;
  KINTERRUPT_MODE InterruptMode2;
  ULONG DmaChannel2;
  ULONG DmaPort2;
  DMA_WIDTH DmaWidth2;
  DMA_SPEED DmaSpeed2;
  ULONG DeviceExtensionSize;
  ULONG SpecificLuExtensionSize;
  ULONG SrbExtensionSize;
  UCHAR Dma64BitAddresses;
  BOOLEAN ResetTargetSupported;
  UCHAR MaximumNumberOfLogicalUnits;
  BOOLEAN WmiDataProvider;
} PORT_CONFIGURATION_INFORMATION, *PPORT_CONFIGURATION_INFORMATION;

#define CONFIG_INFO_VERSION_2 sizeof(PORT_CONFIGURATION_INFORMATION)

/* ---- HwScsiAdapterControl ------------------------------------------------------------------------------ */

/* Its last member only widens the type to 32 bits. */
typedef enum _SCSI_ADAPTER_CONTROL_TYPE {
  ScsiQuerySupportedControlTypes = 0,
  ScsiStopAdapter,
  ScsiRestartAdapter,
  ScsiSetBootConfig,
  ScsiSetRunningConfig,
  ScsiAdapterControlMax,
  MakeAdapterControlTypeSizeOfUlong = 0xFFFFFFFF,
} SCSI_ADAPTER_CONTROL_TYPE, *PSCSI_ADAPTER_CONTROL_TYPE;

typedef enum _SCSI_ADAPTER_CONTROL_STATUS {
  ScsiAdapterControlSuccess = 0,
  ScsiAdapterControlUnsuccessful,
} SCSI_ADAPTER_CONTROL_STATUS, *PSCSI_ADAPTER_CONTROL_STATUS;

/* The answer to ScsiQuerySupportedControlTypes; the port driver says how long the list is. */
typedef struct _SCSI_SUPPORTED_CONTROL_TYPE_LIST {
  ULONG MaxControlType;
  BOOLEAN SupportedTypeList[0];
} SCSI_SUPPORTED_CONTROL_TYPE_LIST, *PSCSI_SUPPORTED_CONTROL_TYPE_LIST;

/* ---- The miniport's routines: HwScsi…, called by the port driver --------------------------------------- */

typedef BOOLEAN (NTAPI *PHW_INITIALIZE)(IN PVOID DeviceExtension);
typedef BOOLEAN (NTAPI *PHW_STARTIO)(IN PVOID DeviceExtension, IN PSCSI_REQUEST_BLOCK Srb);
typedef BOOLEAN (NTAPI *PHW_RESET_BUS)(IN PVOID DeviceExtension, IN ULONG PathId);
typedef VOID (NTAPI *PHW_TIMER)(IN PVOID DeviceExtension);
typedef VOID (NTAPI *PHW_DMA_STARTED)(IN PVOID DeviceExtension);
typedef BOOLEAN (NTAPI *PHW_ADAPTER_STATE)(IN PVOID DeviceExtension, IN PVOID Context, IN BOOLEAN SaveState);

/* TRUE: the interrupt was the adapter's and is dismissed. FALSE: another device on the line may own it. */
typedef BOOLEAN (NTAPI *PHW_INTERRUPT)(IN PVOID DeviceExtension);

/* Returns SP_RETURN_…; Again asks to be called for one more adapter. */
typedef ULONG (NTAPI *PHW_FIND_ADAPTER)(
    IN PVOID DeviceExtension, IN PVOID HwContext, IN PVOID BusInformation, IN PCHAR ArgumentString,
    IN OUT PPORT_CONFIGURATION_INFORMATION ConfigInfo, OUT PBOOLEAN Again);

typedef SCSI_ADAPTER_CONTROL_STATUS (NTAPI *PHW_ADAPTER_CONTROL)(
    IN PVOID DeviceExtension, IN SCSI_ADAPTER_CONTROL_TYPE ControlType, IN PVOID Parameters);

/* What DriverEntry hands to ScsiPortInitialize; clear it before filling it in. */
typedef struct _HW_INITIALIZATION_DATA {
  ULONG HwInitializationDataSize;
  INTERFACE_TYPE AdapterInterfaceType;
  PHW_INITIALIZE HwInitialize;
  PHW_STARTIO HwStartIo;
  PHW_INTERRUPT HwInterrupt;
  PHW_FIND_ADAPTER HwFindAdapter;
  PHW_RESET_BUS HwResetBus;
  PHW_DMA_STARTED HwDmaStarted;
  PHW_ADAPTER_STATE HwAdapterState;
  ULONG DeviceExtensionSize;
  ULONG SpecificLuExtensionSize;
  ULONG SrbExtensionSize;
  ULONG NumberOfAccessRanges;
  PVOID Reserved;
  BOOLEAN MapBuffers;
  BOOLEAN NeedPhysicalAddresses;
  BOOLEAN TaggedQueuing;
  BOOLEAN AutoRequestSense;
  BOOLEAN MultipleRequestPerLu;
  BOOLEAN ReceiveEvent;
  USHORT VendorIdLength;
  PVOID VendorId;
  union { USHORT ReservedUshort; USHORT PortVersionFlags; };
  USHORT DeviceIdLength;
  PVOID DeviceId;
  PHW_ADAPTER_CONTROL HwAdapterControl;
} HW_INITIALIZATION_DATA, *PHW_INITIALIZATION_DATA;

/* ---- ScsiPortNotification ------------------------------------------------------------------------------ */

/* The arguments each one takes after the extension: Microsoft Docs, ScsiPortNotification. */
typedef enum _SCSI_NOTIFICATION_TYPE {
  RequestComplete,
  NextRequest,
  NextLuRequest,
  ResetDetected,
  CallDisableInterrupts,
  CallEnableInterrupts,
  RequestTimerCall,
  BusChangeDetected,
  WMIEvent,
  WMIReregister,
  LinkUp,
  LinkDown,
  QueryTickCount,
  BufferOverrunDetected,
  TraceNotification,
} SCSI_NOTIFICATION_TYPE, *PSCSI_NOTIFICATION_TYPE;

/* ---- The port driver's routines ------------------------------------------------------------------------ */

#define SCSIPORTAPI

/* From DriverEntry. */
SCSIPORTAPI ULONG NTAPI ScsiPortInitialize(
    IN PVOID Argument1, IN PVOID Argument2, IN struct _HW_INITIALIZATION_DATA *HwInitializationData,
    IN PVOID HwContext OPTIONAL);

/* From HwScsiFindAdapter only. */
SCSIPORTAPI BOOLEAN NTAPI ScsiPortValidateRange(
    IN PVOID HwDeviceExtension, IN INTERFACE_TYPE BusType, IN ULONG SystemIoBusNumber,
    IN SCSI_PHYSICAL_ADDRESS IoAddress, IN ULONG NumberOfBytes, IN BOOLEAN InIoSpace);
SCSIPORTAPI PVOID NTAPI ScsiPortGetDeviceBase(
    IN PVOID HwDeviceExtension, IN INTERFACE_TYPE BusType, IN ULONG SystemIoBusNumber,
    IN SCSI_PHYSICAL_ADDRESS IoAddress, IN ULONG NumberOfBytes, IN BOOLEAN InIoSpace);
SCSIPORTAPI VOID NTAPI ScsiPortFreeDeviceBase(IN PVOID HwDeviceExtension, IN PVOID MappedAddress);
SCSIPORTAPI PVOID NTAPI ScsiPortGetUncachedExtension(
    IN PVOID HwDeviceExtension, IN PPORT_CONFIGURATION_INFORMATION ConfigInfo, IN ULONG NumberOfBytes);

/* Configuration data of the bus, such as PCI configuration space; both return how many bytes were moved. */
SCSIPORTAPI ULONG NTAPI ScsiPortGetBusData(
    IN PVOID DeviceExtension, IN ULONG BusDataType, IN ULONG SystemIoBusNumber, IN ULONG SlotNumber,
    IN PVOID Buffer, IN ULONG Length);
SCSIPORTAPI ULONG NTAPI ScsiPortSetBusDataByOffset(
    IN PVOID DeviceExtension, IN ULONG BusDataType, IN ULONG SystemIoBusNumber, IN ULONG SlotNumber,
    IN PVOID Buffer, IN ULONG Offset, IN ULONG Length);

/* Reports to the port driver. What follows the extension depends on the type, hence the ellipsis. */
SCSIPORTAPI VOID ScsiPortNotification(
    IN SCSI_NOTIFICATION_TYPE NotificationType, IN PVOID HwDeviceExtension, IN ...);
SCSIPORTAPI VOID NTAPI ScsiPortCompleteRequest(
    IN PVOID HwDeviceExtension, IN UCHAR PathId, IN UCHAR TargetId, IN UCHAR Lun, IN UCHAR SrbStatus);
SCSIPORTAPI VOID NTAPI ScsiPortLogError(
    IN PVOID HwDeviceExtension, IN PSCSI_REQUEST_BLOCK Srb OPTIONAL, IN UCHAR PathId, IN UCHAR TargetId,
    IN UCHAR Lun, IN ULONG ErrorCode, IN ULONG UniqueId);

/* From an address on the bus to what the port driver keeps for it; NULL when there is nothing. */
SCSIPORTAPI PVOID NTAPI ScsiPortGetLogicalUnit(
    IN PVOID HwDeviceExtension, IN UCHAR PathId, IN UCHAR TargetId, IN UCHAR Lun);
SCSIPORTAPI PSCSI_REQUEST_BLOCK NTAPI ScsiPortGetSrb(
    IN PVOID DeviceExtension, IN UCHAR PathId, IN UCHAR TargetId, IN UCHAR Lun, IN LONG QueueTag);

/* Addresses. Length tells how far memory stays contiguous for the adapter. */
SCSIPORTAPI SCSI_PHYSICAL_ADDRESS NTAPI ScsiPortGetPhysicalAddress(
    IN PVOID HwDeviceExtension, IN PSCSI_REQUEST_BLOCK Srb OPTIONAL, IN PVOID VirtualAddress,
    OUT ULONG *Length);
SCSIPORTAPI PVOID NTAPI ScsiPortGetVirtualAddress(
    IN PVOID HwDeviceExtension, IN SCSI_PHYSICAL_ADDRESS PhysicalAddress);
SCSIPORTAPI ULONG NTAPI ScsiPortConvertPhysicalAddressToUlong(IN SCSI_PHYSICAL_ADDRESS Address);
SCSIPORTAPI SCSI_PHYSICAL_ADDRESS NTAPI ScsiPortConvertUlongToPhysicalAddress(IN ULONG_PTR UlongAddress);

/* scsiport.sys exports no such routine: the macro hides the prototype above. */
#define ScsiPortConvertPhysicalAddressToUlong(Address)    ((Address).LowPart)
#define ScsiPortConvertPhysicalAddressToULongPtr(Address) ((ULONG_PTR)(Address).QuadPart)

/* DMA through the system's controller: HwScsiDmaStarted is called when it is set up. */
SCSIPORTAPI VOID NTAPI ScsiPortIoMapTransfer(
    IN PVOID HwDeviceExtension, IN PSCSI_REQUEST_BLOCK Srb, IN PVOID LogicalAddress, IN ULONG Length);
SCSIPORTAPI VOID NTAPI ScsiPortFlushDma(IN PVOID DeviceExtension);

/* Time: 100 ns units since 1601, and a busy wait in microseconds. */
SCSIPORTAPI VOID NTAPI ScsiPortQuerySystemTime(OUT PLARGE_INTEGER CurrentTime);
SCSIPORTAPI VOID NTAPI ScsiPortStallExecution(IN ULONG Delay);

SCSIPORTAPI VOID NTAPI ScsiPortMoveMemory(IN PVOID WriteBuffer, IN PVOID ReadBuffer, IN ULONG Length);

/* ---- Registers in port space: the in and out instructions ---------------------------------------------- */

SCSIPORTAPI UCHAR NTAPI ScsiPortReadPortUchar(IN PUCHAR Port);
SCSIPORTAPI USHORT NTAPI ScsiPortReadPortUshort(IN PUSHORT Port);
SCSIPORTAPI ULONG NTAPI ScsiPortReadPortUlong(IN PULONG Port);
SCSIPORTAPI VOID NTAPI ScsiPortWritePortUchar(IN PUCHAR Port, IN UCHAR Value);
SCSIPORTAPI VOID NTAPI ScsiPortWritePortUshort(IN PUSHORT Port, IN USHORT Value);
SCSIPORTAPI VOID NTAPI ScsiPortWritePortUlong(IN PULONG Port, IN ULONG Value);

/* Count items, not bytes, through one port. */
SCSIPORTAPI VOID NTAPI ScsiPortReadPortBufferUchar(IN PUCHAR Port, IN PUCHAR Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortReadPortBufferUshort(IN PUSHORT Port, IN PUSHORT Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortReadPortBufferUlong(IN PULONG Port, IN PULONG Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortWritePortBufferUchar(IN PUCHAR Port, IN PUCHAR Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortWritePortBufferUshort(IN PUSHORT Port, IN PUSHORT Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortWritePortBufferUlong(IN PULONG Port, IN PULONG Buffer, IN ULONG Count);

/* ---- Registers in memory space: ordered loads and stores ----------------------------------------------- */

SCSIPORTAPI UCHAR NTAPI ScsiPortReadRegisterUchar(IN PUCHAR Register);
SCSIPORTAPI USHORT NTAPI ScsiPortReadRegisterUshort(IN PUSHORT Register);
SCSIPORTAPI ULONG NTAPI ScsiPortReadRegisterUlong(IN PULONG Register);
SCSIPORTAPI VOID NTAPI ScsiPortWriteRegisterUchar(IN PUCHAR Register, IN UCHAR Value);
SCSIPORTAPI VOID NTAPI ScsiPortWriteRegisterUshort(IN PUSHORT Register, IN USHORT Value);
SCSIPORTAPI VOID NTAPI ScsiPortWriteRegisterUlong(IN PULONG Register, IN ULONG Value);

/* Count items, not bytes. */
SCSIPORTAPI VOID NTAPI ScsiPortReadRegisterBufferUchar(IN PUCHAR Register, IN PUCHAR Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortReadRegisterBufferUshort(
    IN PUSHORT Register, IN PUSHORT Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortReadRegisterBufferUlong(IN PULONG Register, IN PULONG Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortWriteRegisterBufferUchar(IN PUCHAR Register, IN PUCHAR Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortWriteRegisterBufferUshort(
    IN PUSHORT Register, IN PUSHORT Buffer, IN ULONG Count);
SCSIPORTAPI VOID NTAPI ScsiPortWriteRegisterBufferUlong(IN PULONG Register, IN PULONG Buffer, IN ULONG Count);

/* ---- Debug output -------------------------------------------------------------------------------------- */

/* Use DebugPrint((Level, "format", …)), with doubled parentheses: it vanishes unless DBG is set. */
SCSIPORTAPI VOID ScsiDebugPrint(IN ULONG DebugPrintLevel, IN PCCHAR DebugMessage, IN ...);

#if DBG
#define SCSI_PORT_SIGNATURE   0x54524F50
#define DebugPrint(Arguments) ScsiDebugPrint Arguments
#else
#define DebugPrint(Arguments)
#endif

#endif
