/*
 * Data of tapes, CD and DVD drives.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h.
 */
#pragma once

/* ---- Tapes (SCSI-2 chapter 10) ------------------------------------------------------------------------- */

typedef struct _TAPE_POSITION_DATA {
  UCHAR Reserved1 : 2, BlockPositionUnsupported : 1, Reserved2 : 3, EndOfPartition : 1,
        BeginningOfPartition : 1;
  UCHAR PartitionNumber;
  USHORT Reserved3;
  UCHAR FirstBlock[4];
  UCHAR LastBlock[4];
  UCHAR Reserved4;
  UCHAR NumberOfBlocks[3];
  UCHAR NumberOfBytes[4];
} TAPE_POSITION_DATA, *PTAPE_POSITION_DATA;

typedef struct _READ_BLOCK_LIMITS {
  UCHAR Reserved;
  UCHAR BlockMaximumSize[3];
  UCHAR BlockMinimumSize[2];
} READ_BLOCK_LIMITS_DATA, *PREAD_BLOCK_LIMITS_DATA;

/* ---- Table of contents, audio (SCSI-2 chapter 14) ------------------------------------------------------ */

#define READ_TOC_FORMAT_TOC      0x00
#define READ_TOC_FORMAT_SESSION  0x01
#define READ_TOC_FORMAT_FULL_TOC 0x02
#define READ_TOC_FORMAT_PMA      0x03
#define READ_TOC_FORMAT_ATIP     0x04

/* Addresses as minute, second, frame instead of a block number. */
#define CDB_USE_MSF 0x01

#define GET_LAST_SESSION 0x01
#define GET_SESSION_DATA 0x02

#define CDB_AUDIO_PAUSE       0x00
#define CDB_AUDIO_RESUME      0x01
#define CDB_SUBCHANNEL_HEADER 0x00
#define CDB_SUBCHANNEL_BLOCK  0x01

/* ---- Sectors (MMC-3) ----------------------------------------------------------------------------------- */

#define CD_EXPECTED_SECTOR_ANY         0x0
#define CD_EXPECTED_SECTOR_CDDA        0x1
#define CD_EXPECTED_SECTOR_MODE1       0x2
#define CD_EXPECTED_SECTOR_MODE2       0x3
#define CD_EXPECTED_SECTOR_MODE2_FORM1 0x4
#define CD_EXPECTED_SECTOR_MODE2_FORM2 0x5

#define DATA_BLOCK_MODE0 0x0
#define DATA_BLOCK_MODE1 0x1
#define DATA_BLOCK_MODE2 0x2

typedef struct _DATA_BLOCK_HEADER {
  UCHAR DataMode;
  UCHAR Reserved[4];
  union {
    UCHAR LogicalBlockAddress[4];
    struct { UCHAR Reserved; UCHAR M; UCHAR S; UCHAR F; } MSF;
  };
} DATA_BLOCK_HEADER, *PDATA_BLOCK_HEADER;

/* ---- Discs and tracks (MMC-3: READ DISC INFORMATION, READ TRACK INFORMATION) --------------------------- */

#define DISK_STATUS_EMPTY      0x00
#define DISK_STATUS_INCOMPLETE 0x01
#define DISK_STATUS_COMPLETE   0x02
#define DISK_STATUS_OTHERS     0x03

#define LAST_SESSION_EMPTY            0x00
#define LAST_SESSION_INCOMPLETE       0x01
#define LAST_SESSION_RESERVED_DAMAGED 0x02
#define LAST_SESSION_COMPLETE         0x03

#define DISK_TYPE_CDDA      0x00
#define DISK_TYPE_CDI       0x10
#define DISK_TYPE_XA        0x20
#define DISK_TYPE_UNDEFINED 0xFF

#define DISC_BGFORMAT_STATE_NONE       0x0
#define DISC_BGFORMAT_STATE_INCOMPLETE 0x1
#define DISC_BGFORMAT_STATE_RUNNING    0x2
#define DISC_BGFORMAT_STATE_COMPLETE   0x3

typedef struct _OPC_TABLE_ENTRY {
  UCHAR Speed[2];
  UCHAR OPCValue[6];
} OPC_TABLE_ENTRY, *POPC_TABLE_ENTRY;

typedef struct _DISC_INFORMATION {
  UCHAR Length[2];
  UCHAR DiscStatus : 2, LastSessionStatus : 2, Erasable : 1, Reserved1 : 3;
  UCHAR FirstTrackNumber;
  UCHAR NumberOfSessionsLsb;
  UCHAR LastSessionFirstTrackLsb;
  UCHAR LastSessionLastTrackLsb;
  UCHAR MrwStatus : 2, MrwDirtyBit : 1, Reserved2 : 2, URU : 1, DBC_V : 1, DID_V : 1;
  UCHAR DiscType;
  UCHAR NumberOfSessionsMsb;
  UCHAR LastSessionFirstTrackMsb;
  UCHAR LastSessionLastTrackMsb;
  UCHAR DiskIdentification[4];
  UCHAR LastSessionLeadIn[4];
  UCHAR LastPossibleLeadOutStartTime[4];
  UCHAR DiskBarCode[8];
  UCHAR Reserved4;
  UCHAR NumberOPCEntries;
  OPC_TABLE_ENTRY OPCTable[1];
} DISC_INFORMATION, *PDISC_INFORMATION;

typedef struct _DISK_INFORMATION {
  UCHAR Length[2];
  UCHAR DiskStatus : 2, LastSessionStatus : 2, Erasable : 1, Reserved1 : 3;
  UCHAR FirstTrackNumber;
  UCHAR NumberOfSessions;
  UCHAR LastSessionFirstTrack;
  UCHAR LastSessionLastTrack;
  UCHAR Reserved2 : 5, GEN : 1, DBC_V : 1, DID_V : 1;
  UCHAR DiskType;
  UCHAR Reserved3[3];
  UCHAR DiskIdentification[4];
  UCHAR LastSessionLeadIn[4];
  UCHAR LastPossibleStartTime[4];
  UCHAR DiskBarCode[8];
  UCHAR Reserved4;
  UCHAR NumberOPCEntries;
  OPC_TABLE_ENTRY OPCTable[0];
} DISK_INFORMATION, *PDISK_INFORMATION;

typedef struct _TRACK_INFORMATION {
  UCHAR Length[2];
  UCHAR TrackNumber;
  UCHAR SessionNumber;
  UCHAR Reserved1;
  UCHAR TrackMode : 4, Copy : 1, Damage : 1, Reserved2 : 2;
  UCHAR DataMode : 4, FP : 1, Packet : 1, Blank : 1, RT : 1;
  UCHAR NWA_V : 1, Reserved3 : 7;
  UCHAR TrackStartAddress[4];
  UCHAR NextWritableAddress[4];
  UCHAR FreeBlocks[4];
  UCHAR FixedPacketSize[4];
} TRACK_INFORMATION, *PTRACK_INFORMATION;

/* Longer answers of later drives: they begin with the same fields. */
typedef struct _TRACK_INFORMATION2 {
  UCHAR Length[2];
  UCHAR TrackNumberLsb;
  UCHAR SessionNumberLsb;
  UCHAR Reserved4;
  UCHAR TrackMode : 4, Copy : 1, Damage : 1, Reserved5 : 2;
  UCHAR DataMode : 4, FixedPacket : 1, Packet : 1, Blank : 1, ReservedTrack : 1;
  UCHAR NWA_V : 1, LRA_V : 1, Reserved6 : 6;
  UCHAR TrackStartAddress[4];
  UCHAR NextWritableAddress[4];
  UCHAR FreeBlocks[4];
  UCHAR FixedPacketSize[4];
  UCHAR TrackSize[4];
  UCHAR LastRecordedAddress[4];
  UCHAR TrackNumberMsb;
  UCHAR SessionNumberMsb;
  UCHAR Reserved7[2];
} TRACK_INFORMATION2, *PTRACK_INFORMATION2;

typedef struct _TRACK_INFORMATION3 {
  UCHAR Length[2];
  UCHAR TrackNumberLsb;
  UCHAR SessionNumberLsb;
  UCHAR Reserved4;
  UCHAR TrackMode : 4, Copy : 1, Damage : 1, Reserved5 : 2;
  UCHAR DataMode : 4, FixedPacket : 1, Packet : 1, Blank : 1, ReservedTrack : 1;
  UCHAR NWA_V : 1, LRA_V : 1, Reserved6 : 6;
  UCHAR TrackStartAddress[4];
  UCHAR NextWritableAddress[4];
  UCHAR FreeBlocks[4];
  UCHAR FixedPacketSize[4];
  UCHAR TrackSize[4];
  UCHAR LastRecordedAddress[4];
  UCHAR TrackNumberMsb;
  UCHAR SessionNumberMsb;
  UCHAR Reserved7[2];
  UCHAR ReadCompatibilityLba[4];
} TRACK_INFORMATION3, *PTRACK_INFORMATION3;

/* ---- Formatting, erasing, speed (MMC-3) ---------------------------------------------------------------- */

#define BLANK_FULL            0x0
#define BLANK_MINIMAL         0x1
#define BLANK_TRACK           0x2
#define BLANK_UNRESERVE_TRACK 0x3
#define BLANK_TAIL            0x4
#define BLANK_UNCLOSE_SESSION 0x5
#define BLANK_SESSION         0x6

typedef struct _FORMAT_DESCRIPTOR {
  UCHAR NumberOfBlocks[4];
  UCHAR FormatSubType : 2, FormatType : 6;
  UCHAR BlockLength[3];
} FORMAT_DESCRIPTOR, *PFORMAT_DESCRIPTOR;

typedef struct _FORMAT_LIST_HEADER {
  UCHAR Reserved;
  UCHAR VendorSpecific : 1, Immediate : 1, TryOut : 1, IP : 1, STPF : 1, DCRT : 1, DPRY : 1, FOV : 1;
  UCHAR FormatDescriptorLength[2];
  FORMAT_DESCRIPTOR Descriptors[0];
} FORMAT_LIST_HEADER, *PFORMAT_LIST_HEADER;

typedef struct _FORMATTED_CAPACITY_DESCRIPTOR {
  UCHAR NumberOfBlocks[4];
  UCHAR Maximum : 1, Valid : 1, FormatType : 6;
  UCHAR BlockLength[3];
} FORMATTED_CAPACITY_DESCRIPTOR, *PFORMATTED_CAPACITY_DESCRIPTOR;

typedef struct _FORMATTED_CAPACITY_LIST {
  UCHAR Reserved[3];
  UCHAR CapacityListLength;
  FORMATTED_CAPACITY_DESCRIPTOR Descriptors[0];
} FORMATTED_CAPACITY_LIST, *PFORMATTED_CAPACITY_LIST;

typedef struct _READ_BUFFER_CAPACITY_DATA {
  UCHAR DataLength[2];
  UCHAR Reserved1;
  UCHAR BlockDataReturned : 1, Reserved4 : 7;
  UCHAR TotalBufferSize[4];
  UCHAR AvailableBufferSize[4];
} READ_BUFFER_CAPACITY_DATA, *PREAD_BUFFER_CAPACITY_DATA;

typedef struct _PERFORMANCE_DESCRIPTOR {
  UCHAR RandomAccess : 1, Exact : 1, RestoreDefaults : 1, WriteRotationControl : 2, Reserved1 : 3;
  UCHAR Reserved[3];
  UCHAR StartLba[4];
  UCHAR EndLba[4];
  UCHAR ReadSize[4];
  UCHAR ReadTime[4];
  UCHAR WriteSize[4];
  UCHAR WriteTime[4];
} PERFORMANCE_DESCRIPTOR, *PPERFORMANCE_DESCRIPTOR;

/* ---- DVD: structures and keys (MMC-3) ------------------------------------------------------------------ */

#define DVD_FORMAT_LEAD_IN       0x00
#define DVD_FORMAT_COPYRIGHT     0x01
#define DVD_FORMAT_DISK_KEY      0x02
#define DVD_FORMAT_BCA           0x03
#define DVD_FORMAT_MANUFACTURING 0x04

#define DVD_REPORT_AGID     0x00
#define DVD_CHALLENGE_KEY   0x01
#define DVD_KEY_1           0x02
#define DVD_KEY_2           0x03
#define DVD_TITLE_KEY       0x04
#define DVD_REPORT_ASF      0x05
#define DVD_INVALIDATE_AGID 0x3F

typedef struct _READ_DVD_STRUCTURES_HEADER {
  UCHAR Length[2];
  UCHAR Reserved[2];
  UCHAR Data[0];
} READ_DVD_STRUCTURES_HEADER, *PREAD_DVD_STRUCTURES_HEADER;

typedef struct _CDVD_KEY_HEADER {
  UCHAR DataLength[2];
  UCHAR Reserved[2];
  UCHAR Data[0];
} CDVD_KEY_HEADER, *PCDVD_KEY_HEADER;

typedef struct _CDVD_REPORT_AGID_DATA {
  UCHAR Reserved1[3];
  UCHAR Reserved2 : 6, AGID : 2;
} CDVD_REPORT_AGID_DATA, *PCDVD_REPORT_AGID_DATA;

typedef struct _CDVD_CHALLENGE_KEY_DATA {
  UCHAR ChallengeKeyValue[10];
  UCHAR Reserved[2];
} CDVD_CHALLENGE_KEY_DATA, *PCDVD_CHALLENGE_KEY_DATA;

typedef struct _CDVD_KEY_DATA {
  UCHAR Key[5];
  UCHAR Reserved[3];
} CDVD_KEY_DATA, *PCDVD_KEY_DATA;

typedef struct _CDVD_REPORT_ASF_DATA {
  UCHAR Reserved1[3];
  UCHAR Success : 1, Reserved2 : 7;
} CDVD_REPORT_ASF_DATA, *PCDVD_REPORT_ASF_DATA;

typedef struct _CDVD_TITLE_KEY_HEADER {
  UCHAR DataLength[2];
  UCHAR Reserved1[1];
  UCHAR Reserved2 : 3, CGMS : 2, CP_SEC : 1, CPM : 1, Zero : 1;
  CDVD_KEY_DATA TitleKey;
} CDVD_TITLE_KEY_HEADER, *PCDVD_TITLE_KEY_HEADER;
