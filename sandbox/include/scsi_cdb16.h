/*
 * CDBs of sixteen bytes: disks beyond 2^32 blocks, ATA commands, tokens, zones.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h, whose CDB is the union of all CDBs.
 */
#pragma once

/* ---- Sixteen bytes: 64 bits of block address (SBC-3) --------------------------------------------------- */

struct _CDB16 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 3, ForceUnitAccess : 1, DisablePageOut : 1, Protection : 3;
  UCHAR LogicalBlock[8];
  UCHAR TransferLength[4];
  UCHAR Reserved2;
  UCHAR Control;
};

/* READ(16), WRITE(16), VERIFY(16), SYNCHRONIZE CACHE(16). */
struct _READ16 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 3, ForceUnitAccess : 1, DisablePageOut : 1, ReadProtect : 3;
  UCHAR LogicalBlock[8];
  UCHAR TransferLength[4];
  UCHAR Reserved2 : 7, Streaming : 1;
  UCHAR Control;
};
struct _WRITE16 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 3, ForceUnitAccess : 1, DisablePageOut : 1, WriteProtect : 3;
  UCHAR LogicalBlock[8];
  UCHAR TransferLength[4];
  UCHAR Reserved2 : 7, Streaming : 1;
  UCHAR Control;
};
struct _VERIFY16 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 1, ByteCheck : 1, BlockVerify : 1, Reserved2 : 1, DisablePageOut : 1, VerifyProtect : 3;
  UCHAR LogicalBlock[8];
  UCHAR VerificationLength[4];
  UCHAR Reserved3 : 7, Streaming : 1;
  UCHAR Control;
};
struct _SYNCHRONIZE_CACHE16 {
  UCHAR OperationCode;
  UCHAR Reserved1 : 1, Immediate : 1, Reserved2 : 6;
  UCHAR LogicalBlock[8];
  UCHAR BlockCount[4];
  UCHAR Reserved3;
  UCHAR Control;
};

/* READ CAPACITY(16), GET LBA STATUS: service actions of one operation code. */
struct _READ_CAPACITY16 {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR LogicalBlock[8];
  UCHAR BlockCount[4];
  UCHAR PMI : 1, Reserved2 : 7;
  UCHAR Control;
};
struct _GET_LBA_STATUS {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR StartingLBA[8];
  UCHAR AllocationLength[4];
  UCHAR Reserved2;
  UCHAR Control;
};

/* READ BUFFER(16) (SPC-5). */
struct _READ_BUFFER_16 {
  UCHAR OperationCode;
  UCHAR Mode : 5, ModeSpecific : 3;
  UCHAR BufferOffset[8];
  UCHAR AllocationLength[4];
  UCHAR BufferId;
  UCHAR Control;
};

/* The same with ATA's 48-bit commands (SAT). */
struct _ATA_PASSTHROUGH16 {
  UCHAR OperationCode;
  UCHAR Extend : 1, Protocol : 4, MultipleCount : 3;
  UCHAR TLength : 2, ByteBlock : 1, TDir : 1, Reserved1 : 1, CkCond : 1, Offline : 2;
  UCHAR Features15_8;
  UCHAR Features7_0;
  UCHAR SectorCount15_8;
  UCHAR SectorCount7_0;
  UCHAR LbaLow15_8;
  UCHAR LbaLow7_0;
  UCHAR LbaMid15_8;
  UCHAR LbaMid7_0;
  UCHAR LbaHigh15_8;
  UCHAR LbaHigh7_0;
  UCHAR Device;
  UCHAR Command;
  UCHAR Control;
};

/* POPULATE TOKEN and WRITE USING TOKEN, RECEIVE ROD TOKEN INFORMATION (SPC-4). */
struct _TOKEN_OPERATION {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR Reserved2[4];
  UCHAR ListIdentifier[4];
  UCHAR ParameterListLength[4];
  UCHAR GroupNumber : 5, Reserved3 : 3;
  UCHAR Control;
};
struct _RECEIVE_TOKEN_INFORMATION {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR ListIdentifier[4];
  UCHAR Reserved2[4];
  UCHAR AllocationLength[4];
  UCHAR Reserved3;
  UCHAR Control;
};

/* Zones of a disk that is written in order (ZBC). */
struct _CLOSE_ZONE {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR ZoneId[8];
  UCHAR Reserved2[4];
  UCHAR All : 1, Reserved3 : 7;
  UCHAR Control;
};
struct _FINISH_ZONE {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR ZoneId[8];
  UCHAR Reserved2[4];
  UCHAR All : 1, Reserved3 : 7;
  UCHAR Control;
};
struct _OPEN_ZONE {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR ZoneId[8];
  UCHAR Reserved2[4];
  UCHAR All : 1, Reserved3 : 7;
  UCHAR Control;
};
struct _RESET_WRITE_POINTER {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR ZoneId[8];
  UCHAR Reserved2[4];
  UCHAR All : 1, Reserved3 : 7;
  UCHAR Control;
};
struct _REPORT_ZONES {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR ZoneStartLBA[8];
  UCHAR AllocationLength[4];
  UCHAR ReportingOptions : 6, Reserved3 : 1, Partial : 1;
  UCHAR Control;
};

/* Heads that fail, and a disk that goes on without them (SBC-4). */
struct _GET_PHYSICAL_ELEMENT_STATUS {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR Reserved2[4];
  UCHAR StartingElement[4];
  UCHAR AllocationLength[4];
  UCHAR ReportType : 4, Reserved3 : 2, Filter : 2;
  UCHAR Control;
};
struct _REMOVE_ELEMENT_AND_TRUNCATE {
  UCHAR OperationCode;
  UCHAR ServiceAction : 5, Reserved1 : 3;
  UCHAR RequestedCapacity[8];
  UCHAR ElementIdentifier[4];
  UCHAR Reserved2;
  UCHAR Control;
};
