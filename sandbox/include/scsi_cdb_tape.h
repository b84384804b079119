/*
 * CDBs of tapes and of the changers that fetch them.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h, whose CDB is the union of all CDBs.
 */
#pragma once

/* ---- Tapes (SCSI-2 chapter 10) ------------------------------------------------------------------------- */

/* READ(6), WRITE(6): the length counts blocks or bytes. */
struct _CDB6READWRITETAPE {
  UCHAR OperationCode;
  UCHAR VendorSpecific : 5, Reserved : 3;
  UCHAR TransferLenMSB;
  UCHAR TransferLen;
  UCHAR TransferLenLSB;
  UCHAR Link : 1, Flag : 1, Reserved1 : 4, VendorUnique : 2;
};

/* ERASE, WRITE FILEMARKS, SPACE. */
struct _ERASE {
  UCHAR OperationCode;
  UCHAR Long : 1, Immediate : 1, Reserved1 : 3, LogicalUnitNumber : 3;
  UCHAR Reserved2[3];
  UCHAR Control;
};
struct _WRITE_TAPE_MARKS {
  UCHAR OperationCode;
  UCHAR Immediate : 1, WriteSetMarks : 1, Reserved : 3, LogicalUnitNumber : 3;
  UCHAR TransferLength[3];
  UCHAR Control;
};
struct _SPACE_TAPE_MARKS {
  UCHAR OperationCode;
  UCHAR Code : 3, Reserved : 2, LogicalUnitNumber : 3;
  UCHAR NumMarksMSB;
  UCHAR NumMarks;
  UCHAR NumMarksLSB;
  union {
    UCHAR value;
    struct { UCHAR Link : 1, Flag : 1, Reserved : 4, VendorUnique : 2; } Fields;
  } Byte6;
};

/* LOCATE, READ POSITION. */
struct _LOCATE {
  UCHAR OperationCode;
  UCHAR Immediate : 1, CPBit : 1, BTBit : 1, Reserved1 : 2, LogicalUnitNumber : 3;
  UCHAR Reserved3;
  UCHAR LogicalBlockAddress[4];
  UCHAR Reserved4;
  UCHAR Partition;
  UCHAR Control;
};
struct _READ_POSITION {
  UCHAR Operation;
  UCHAR BlockType : 1, Reserved1 : 4, Lun : 3;
  UCHAR Reserved2[7];
  UCHAR Control;
};

/* Of the quarter-inch cartridges: by vendors' convention, not by SCSI-2. */
struct _SEEK_BLOCK {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Reserved1 : 7;
  UCHAR BlockAddress[3];
  UCHAR Link : 1, Flag : 1, Reserved2 : 4, VendorUnique : 2;
};
struct _REQUEST_BLOCK_ADDRESS {
  UCHAR OperationCode;
  UCHAR Reserved1[3];
  UCHAR AllocationLength;
  UCHAR Link : 1, Flag : 1, Reserved2 : 4, VendorUnique : 2;
};
struct _PARTITION {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Sel : 1, PartitionSelect : 6;
  UCHAR Reserved1[3];
  UCHAR Control;
};

/* ---- Medium changers (SCSI-2 chapter 17, SMC-2) -------------------------------------------------------- */

struct _INIT_ELEMENT_STATUS {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNubmer : 3;
  UCHAR Reserved2[3];
  UCHAR Reserved3 : 7, NoBarCode : 1;
};
struct _INITIALIZE_ELEMENT_RANGE {
  UCHAR OperationCode;
  UCHAR Range : 1, Reserved1 : 4, LogicalUnitNubmer : 3;
  UCHAR FirstElementAddress[2];
  UCHAR Reserved2[2];
  UCHAR NumberOfElements[2];
  UCHAR Reserved3;
  UCHAR Reserved4 : 7, NoBarCode : 1;
};
struct _POSITION_TO_ELEMENT {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR TransportElementAddress[2];
  UCHAR DestinationElementAddress[2];
  UCHAR Reserved2[2];
  UCHAR Flip : 1, Reserved3 : 7;
  UCHAR Control;
};
struct _MOVE_MEDIUM {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR TransportElementAddress[2];
  UCHAR SourceElementAddress[2];
  UCHAR DestinationElementAddress[2];
  UCHAR Reserved2[2];
  UCHAR Flip : 1, Reserved3 : 7;
  UCHAR Control;
};
struct _EXCHANGE_MEDIUM {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR TransportElementAddress[2];
  UCHAR SourceElementAddress[2];
  UCHAR Destination1ElementAddress[2];
  UCHAR Destination2ElementAddress[2];
  UCHAR Flip1 : 1, Flip2 : 1, Reserved3 : 6;
  UCHAR Control;
};
struct _READ_ELEMENT_STATUS {
  UCHAR OperationCode;
  UCHAR ElementType : 4, VolTag : 1, LogicalUnitNumber : 3;
  UCHAR StartingElementAddress[2];
  UCHAR NumberOfElements[2];
  UCHAR Reserved1;
  UCHAR AllocationLength[3];
  UCHAR Reserved2;
  UCHAR Control;
};
struct _SEND_VOLUME_TAG {
  UCHAR OperationCode;
  UCHAR ElementType : 4, Reserved1 : 1, LogicalUnitNumber : 3;
  UCHAR StartingElementAddress[2];
  UCHAR Reserved2;
  UCHAR ActionCode : 5, Reserved3 : 3;
  UCHAR Reserved4[2];
  UCHAR ParameterListLength[2];
  UCHAR Reserved5;
  UCHAR Control;
};
struct _REQUEST_VOLUME_ELEMENT_ADDRESS {
  UCHAR OperationCode;
  UCHAR ElementType : 4, VolTag : 1, LogicalUnitNumber : 3;
  UCHAR StartingElementAddress[2];
  UCHAR NumberElements[2];
  UCHAR Reserved1;
  UCHAR AllocationLength[3];
  UCHAR Reserved2;
  UCHAR Control;
};
