/*
 * CDBs of every device and of disks, up to twelve bytes.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h, whose CDB is the union of all CDBs.
 */
#pragma once

/* ---- Six bytes (SCSI-2 7.2) ---------------------------------------------------------------------------- */

/* Any of them: what the standard fixes. */
struct _CDB6GENERIC {
  UCHAR OperationCode;
  UCHAR Immediate : 1, CommandUniqueBits : 4, LogicalUnitNumber : 3;
  UCHAR CommandUniqueBytes[3];
  UCHAR Link : 1, Flag : 1, Reserved : 4, VendorUnique : 2;
};

/* READ(6), WRITE(6): 21 bits of block address; a transfer of 0 blocks means 256 (SCSI-2 9.2.5). */
struct _CDB6READWRITE {
  UCHAR OperationCode;
  UCHAR LogicalBlockMsb1 : 5, LogicalUnitNumber : 3;
  UCHAR LogicalBlockMsb0;
  UCHAR LogicalBlockLsb;
  UCHAR TransferBlocks;
  UCHAR Control;
};

/* INQUIRY (SCSI-2 8.2.5), and as of SPC-2. */
struct _CDB6INQUIRY {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR PageCode;
  UCHAR IReserved;
  UCHAR AllocationLength;
  UCHAR Control;
};
struct _CDB6INQUIRY3 {
  UCHAR OperationCode;
  UCHAR EnableVitalProductData : 1, CommandSupportData : 1, Reserved1 : 6;
  UCHAR PageCode;
  UCHAR Reserved2;
  UCHAR AllocationLength;
  UCHAR Control;
};

/* VERIFY(6) (SCSI-2 chapter 10). */
struct _CDB6VERIFY {
  UCHAR OperationCode;
  UCHAR Fixed : 1, ByteCompare : 1, Immediate : 1, Reserved : 2, LogicalUnitNumber : 3;
  UCHAR VerificationLength[3];
  UCHAR Control;
};

/* FORMAT UNIT (SCSI-2 9.2.1). */
struct _CDB6FORMAT {
  UCHAR OperationCode;
  UCHAR FormatControl : 5, LogicalUnitNumber : 3;
  UCHAR FReserved1;
  UCHAR InterleaveMsb;
  UCHAR InterleaveLsb;
  UCHAR FReserved2;
};

/* RECEIVE DIAGNOSTIC RESULTS, SEND DIAGNOSTIC (SCSI-2 8.2.13, 8.2.15). */
struct _RECEIVE_DIAGNOSTIC {
  UCHAR OperationCode;
  UCHAR PageCodeValid : 1, Reserved : 7;
  UCHAR PageCode;
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _SEND_DIAGNOSTIC {
  UCHAR OperationCode;
  UCHAR UnitOffline : 1, DeviceOffline : 1, SelfTest : 1, Reserved1 : 1, PageFormat : 1, SelfTestCode : 3;
  UCHAR Reserved2;
  UCHAR ParameterListLength[2];
  UCHAR Control;
};

/* MODE SENSE(6), MODE SELECT(6) (SCSI-2 8.2.10, 8.2.8). */
struct _MODE_SENSE {
  UCHAR OperationCode;
  UCHAR Reserved1 : 3, Dbd : 1, Reserved2 : 4;
  UCHAR PageCode : 6, Pc : 2;
  UCHAR SubPageCode;
  UCHAR AllocationLength;
  UCHAR Control;
};
struct _MODE_SELECT {
  UCHAR OperationCode;
  UCHAR SPBit : 1, Reserved1 : 3, PFBit : 1, LogicalUnitNumber : 3;
  UCHAR Reserved2[2];
  UCHAR ParameterListLength;
  UCHAR Control;
};

/* START STOP UNIT, PREVENT ALLOW MEDIUM REMOVAL (SCSI-2 9.2.17, 9.2.4). */
struct _START_STOP {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Reserved1 : 4, LogicalUnitNumber : 3;
  UCHAR Reserved2[2];
  UCHAR Start : 1, LoadEject : 1, Reserved3 : 6;
  UCHAR Control;
};
struct _MEDIA_REMOVAL {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR Reserved2[2];
  UCHAR Prevent : 1, Persistant : 1, Reserved3 : 6;
  UCHAR Control;
};

/* PRINT (SCSI-2 chapter 11). */
struct _PRINT {
  UCHAR OperationCode;
  UCHAR Reserved : 5, LogicalUnitNumber : 3;
  UCHAR TransferLength[3];
  UCHAR Control;
};

/* ---- Ten bytes (SCSI-2 7.2) ---------------------------------------------------------------------------- */

/* READ(10), WRITE(10) and their kin (SCSI-2 9.2.6). */
struct _CDB10 {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved1 : 2, ForceUnitAccess : 1, DisablePageOut : 1, LogicalUnitNumber : 3;
  UCHAR LogicalBlockByte0;
  UCHAR LogicalBlockByte1;
  UCHAR LogicalBlockByte2;
  UCHAR LogicalBlockByte3;
  UCHAR Reserved2;
  UCHAR TransferBlocksMsb;
  UCHAR TransferBlocksLsb;
  UCHAR Control;
};

/* MODE SENSE(10), MODE SELECT(10) (SCSI-2 8.2.11, 8.2.9). */
struct _MODE_SENSE10 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 3, Dbd : 1, LongLBAAccepted : 1, Reserved2 : 3;
  UCHAR PageCode : 6, Pc : 2;
  UCHAR SubPageCode;
  UCHAR Reserved3[3];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _MODE_SELECT10 {
  UCHAR OperationCode;
  UCHAR SPBit : 1, Reserved1 : 3, PFBit : 1, LogicalUnitNumber : 3;
  UCHAR Reserved2[5];
  UCHAR ParameterListLength[2];
  UCHAR Control;
};

/* LOG SENSE, LOG SELECT (SCSI-2 8.2.7, 8.2.6). */
struct _LOGSENSE {
  UCHAR OperationCode;
  UCHAR SPBit : 1, PPCBit : 1, Reserved1 : 3, LogicalUnitNumber : 3;
  UCHAR PageCode : 6, PCBit : 2;
  union { UCHAR SubPageCode; UCHAR Reserved2; };
  UCHAR Reserved3;
  UCHAR ParameterPointer[2];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _LOGSELECT {
  UCHAR OperationCode;
  UCHAR SPBit : 1, PCRBit : 1, Reserved1 : 3, LogicalUnitNumber : 3;
  UCHAR Reserved : 6, PCBit : 2;
  UCHAR Reserved2[4];
  UCHAR ParameterListLength[2];
  UCHAR Control;
};

/* SEEK(10), SYNCHRONIZE CACHE(10) (SCSI-2 chapter 9). */
struct _SEEK {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR LogicalBlockAddress[4];
  UCHAR Reserved2[3];
  UCHAR Control;
};
struct _SYNCHRONIZE_CACHE10 {
  UCHAR OperationCode;
  UCHAR RelAddr : 1, Immediate : 1, Reserved : 3, Lun : 3;
  UCHAR LogicalBlockAddress[4];
  UCHAR Reserved2;
  UCHAR BlockCount[2];
  UCHAR Control;
};

/* READ BUFFER(10), WRITE BUFFER (SCSI-2 8.2.12, 8.2.17). */
struct _READ_BUFFER_10 {
  UCHAR OperationCode;
  UCHAR Mode : 5, ModeSpecific : 3;
  UCHAR BufferId;
  UCHAR BufferOffset[3];
  UCHAR AllocationLength[3];
  UCHAR Control;
};
struct _WRITE_BUFFER {
  UCHAR OperationCode;
  UCHAR Mode : 5, ModeSpecific : 3;
  UCHAR BufferID;
  UCHAR BufferOffset[3];
  UCHAR ParameterListLength[3];
  UCHAR Control;
};

/* PERSISTENT RESERVE IN and OUT (SPC-3 6.11, 6.12). */
struct _PERSISTENT_RESERVE_IN {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR Reserved2[5];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _PERSISTENT_RESERVE_OUT {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR Type : 4, Scope : 4;
  UCHAR Reserved2[4];
  UCHAR ParameterListLength[2];
  UCHAR Control;
};

/* UNMAP, SANITIZE (SBC-3). */
struct _UNMAP {
  UCHAR OperationCode;
  UCHAR Anchor : 1, Reserved1 : 7;
  UCHAR Reserved2[4];
  UCHAR GroupNumber : 5, Reserved3 : 3;
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _SANITIZE {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, AUSE : 1, Reserved1 : 1, Immediate : 1;
  UCHAR Reserved2[5];
  UCHAR ParameterListLength[2];
  UCHAR Control;
};

/* ---- Twelve bytes (SCSI-2 7.2) ------------------------------------------------------------------------- */

struct _CDB12 {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved1 : 2, ForceUnitAccess : 1, DisablePageOut : 1, LogicalUnitNumber : 3;
  UCHAR LogicalBlock[4];
  UCHAR TransferLength[4];
  UCHAR Reserved2;
  UCHAR Control;
};

/* READ(12), WRITE(12); Streaming is MMC's. */
struct _READ12 {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved1 : 2, ForceUnitAccess : 1, DisablePageOut : 1, LogicalUnitNumber : 3;
  UCHAR LogicalBlock[4];
  UCHAR TransferLength[4];
  UCHAR Reserved2 : 7, Streaming : 1;
  UCHAR Control;
};
struct _WRITE12 {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved1 : 1, EBP : 1, ForceUnitAccess : 1, DisablePageOut : 1,
        LogicalUnitNumber : 3;
  UCHAR LogicalBlock[4];
  UCHAR TransferLength[4];
  UCHAR Reserved2 : 7, Streaming : 1;
  UCHAR Control;
};

/* REPORT LUNS (SPC-3 6.21). */
struct _REPORT_LUNS {
  UCHAR OperationCode;
  UCHAR Reserved1[5];
  UCHAR AllocationLength[4];
  UCHAR Reserved2[1];
  UCHAR Control;
};

/* REPORT TIMESTAMP, SET TIMESTAMP (SPC-3). */
struct _REPORT_TIMESTAMP {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR Reserved2[4];
  UCHAR AllocationLength[4];
  UCHAR Reserved3;
  UCHAR Control;
};
struct _SET_TIMESTAMP {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR Reserved2[4];
  UCHAR ParameterListLength[4];
  UCHAR Reserved3;
  UCHAR Control;
};

/* SECURITY PROTOCOL IN and OUT (SPC-4). */
struct _SECURITY_PROTOCOL_IN {
  UCHAR OperationCode;
  UCHAR SecurityProtocol;
  UCHAR SecurityProtocolSpecific[2];
  UCHAR Reserved1 : 7, INC_512 : 1;
  UCHAR Reserved2;
  UCHAR AllocationLength[4];
  UCHAR Reserved3;
  UCHAR Control;
};
struct _SECURITY_PROTOCOL_OUT {
  UCHAR OperationCode;
  UCHAR SecurityProtocol;
  UCHAR SecurityProtocolSpecific[2];
  UCHAR Reserved1 : 7, INC_512 : 1;
  UCHAR Reserved2;
  UCHAR AllocationLength[4];
  UCHAR Reserved3;
  UCHAR Control;
};

/* An ATA command inside a SCSI command (SAT). */
struct _ATA_PASSTHROUGH12 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 1, Protocol : 4, MultipleCount : 3;
  UCHAR TLength : 2, ByteBlock : 1, TDir : 1, Reserved2 : 1, CkCond : 1, Offline : 2;
  UCHAR Features;
  UCHAR SectorCount;
  UCHAR LbaLow;
  UCHAR LbaMid;
  UCHAR LbaHigh;
  UCHAR Device;
  UCHAR Command;
  UCHAR Reserved3;
  UCHAR Control;
};
