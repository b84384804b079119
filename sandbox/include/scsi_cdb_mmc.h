/*
 * CDBs of CD and DVD drives.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h, whose CDB is the union of all CDBs.
 */
#pragma once

/* ---- Audio (SCSI-2 chapter 14) ------------------------------------------------------------------------- */

struct _PLAY_AUDIO {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR StartingBlockAddress[4];
  UCHAR Reserved2;
  UCHAR PlayLength[2];
  UCHAR Control;
};
struct _PLAY_AUDIO_MSF {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR Reserved2;
  UCHAR StartingM;
  UCHAR StartingS;
  UCHAR StartingF;
  UCHAR EndingM;
  UCHAR EndingS;
  UCHAR EndingF;
  UCHAR Control;
};
struct _PAUSE_RESUME {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, LogicalUnitNumber : 3;
  UCHAR Reserved2[6];
  UCHAR Action;
  UCHAR Control;
};
struct _STOP_PLAY_SCAN {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR Reserved2[7];
  UCHAR Control;
};
struct _SUBCHANNEL {
  UCHAR OperationCode;
  UCHAR Reserved0 : 1, Msf : 1, Reserved1 : 3, LogicalUnitNumber : 3;
  UCHAR Reserved2 : 6, SubQ : 1, Reserved3 : 1;
  UCHAR Format;
  UCHAR Reserved4[2];
  UCHAR TrackNumber;
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _PLAY_CD {
  UCHAR OperationCode;
  UCHAR Reserved1 : 1, CMSF : 1, ExpectedSectorType : 3, Lun : 3;
  union {
    struct { UCHAR StartingBlockAddress[4]; UCHAR PlayLength[4]; } LBA;
    struct {
      UCHAR Reserved1;
      UCHAR StartingM;
      UCHAR StartingS;
      UCHAR StartingF;
      UCHAR EndingM;
      UCHAR EndingS;
      UCHAR EndingF;
      UCHAR Reserved2;
    } MSF;
  };
  UCHAR Audio : 1, Composite : 1, Port1 : 1, Port2 : 1, Reserved2 : 3, Speed : 1;
  UCHAR Control;
};
struct _SCAN_CD {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved1 : 3, Direct : 1, Lun : 3;
  UCHAR StartingAddress[4];
  UCHAR Reserved2[3];
  UCHAR Reserved3 : 6, Type : 2;
  UCHAR Reserved4;
  UCHAR Control;
};

/* ---- Reading CDs (SCSI-2 chapter 14, MMC-3) ------------------------------------------------------------ */

struct _READ_TOC {
  UCHAR OperationCode;
  UCHAR Reserved0 : 1, Msf : 1, Reserved1 : 3, LogicalUnitNumber : 3;
  UCHAR Format2 : 4, Reserved2 : 4;
  UCHAR Reserved3[3];
  UCHAR StartingTrack;
  UCHAR AllocationLength[2];
  UCHAR Control : 6, Format : 2;
};
struct _READ_HEADER {
  UCHAR OperationCode;
  UCHAR Reserved1 : 1, Msf : 1, Reserved2 : 3, Lun : 3;
  UCHAR LogicalBlockAddress[4];
  UCHAR Reserved3;
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _READ_CD {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved0 : 1, ExpectedSectorType : 3, Lun : 3;
  UCHAR StartingLBA[4];
  UCHAR TransferBlocks[3];
  UCHAR Reserved2 : 1, ErrorFlags : 2, IncludeEDC : 1, IncludeUserData : 1, HeaderCode : 2,
        IncludeSyncData : 1;
  UCHAR SubChannelSelection : 3, Reserved3 : 5;
  UCHAR Control;
};
struct _READ_CD_MSF {
  UCHAR OperationCode;
  UCHAR RelativeAddress : 1, Reserved1 : 1, ExpectedSectorType : 3, Lun : 3;
  UCHAR Reserved2;
  UCHAR StartingM;
  UCHAR StartingS;
  UCHAR StartingF;
  UCHAR EndingM;
  UCHAR EndingS;
  UCHAR EndingF;
  UCHAR Reserved3;
  UCHAR Reserved4 : 1, ErrorFlags : 2, IncludeEDC : 1, IncludeUserData : 1, HeaderCode : 2,
        IncludeSyncData : 1;
  UCHAR SubChannelSelection : 3, Reserved5 : 5;
  UCHAR Control;
};

/* Digital audio before MMC: Plextor's and NEC's own commands. */
struct _PLXTR_READ_CDDA {
  UCHAR OperationCode;
  UCHAR Reserved0 : 5, LogicalUnitNumber : 3;
  UCHAR LogicalBlockByte0;
  UCHAR LogicalBlockByte1;
  UCHAR LogicalBlockByte2;
  UCHAR LogicalBlockByte3;
  UCHAR TransferBlockByte0;
  UCHAR TransferBlockByte1;
  UCHAR TransferBlockByte2;
  UCHAR TransferBlockByte3;
  UCHAR SubCode;
  UCHAR Control;
};
struct _NEC_READ_CDDA {
  UCHAR OperationCode;
  UCHAR Reserved0;
  UCHAR LogicalBlockByte0;
  UCHAR LogicalBlockByte1;
  UCHAR LogicalBlockByte2;
  UCHAR LogicalBlockByte3;
  UCHAR Reserved1;
  UCHAR TransferBlockByte0;
  UCHAR TransferBlockByte1;
  UCHAR Control;
};

/* ---- Drives and media (MMC-3) -------------------------------------------------------------------------- */

struct _GET_CONFIGURATION {
  UCHAR OperationCode;
  UCHAR RequestType : 2, Reserved1 : 6;
  UCHAR StartingFeature[2];
  UCHAR Reserved2[3];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _GET_EVENT_STATUS_NOTIFICATION {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Reserved : 4, Lun : 3;
  UCHAR Reserved2[2];
  UCHAR NotificationClassRequest;
  UCHAR Reserved3[2];
  UCHAR EventListLength[2];
  UCHAR Control;
};
struct _GET_PERFORMANCE {
  UCHAR OperationCode;
  UCHAR Except : 2, Write : 1, Tolerance : 2, Reserved0 : 3;
  UCHAR StartingLBA[4];
  UCHAR Reserved1[2];
  UCHAR MaximumNumberOfDescriptors[2];
  UCHAR Type;
  UCHAR Control;
};
struct _SET_CD_SPEED {
  UCHAR OperationCode;
  union {
    UCHAR Reserved1;
    struct { UCHAR RotationControl : 2, Reserved3 : 6; };
  };
  UCHAR ReadSpeed[2];
  UCHAR WriteSpeed[2];
  UCHAR Reserved2[5];
  UCHAR Control;
};
struct _SET_STREAMING {
  UCHAR OperationCode;
  UCHAR Reserved[8];
  UCHAR ParameterListLength[2];
  UCHAR Control;
};
struct _SET_READ_AHEAD {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR TriggerLBA[4];
  UCHAR ReadAheadLBA[4];
  UCHAR Reserved2;
  UCHAR Control;
};
struct _READ_FORMATTED_CAPACITIES {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR Reserved2[5];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _LOAD_UNLOAD {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Reserved1 : 4, Lun : 3;
  UCHAR Reserved2[2];
  UCHAR Start : 1, LoadEject : 1, Reserved3 : 6;
  UCHAR Reserved4[3];
  UCHAR Slot;
  UCHAR Reserved5[3];
};
struct _MECH_STATUS {
  UCHAR OperationCode;
  UCHAR Reserved : 5, Lun : 3;
  UCHAR Reserved1[6];
  UCHAR AllocationLength[2];
  UCHAR Reserved2[1];
  UCHAR Control;
};

/* ---- Writing (MMC-3) ----------------------------------------------------------------------------------- */

struct _READ_DISK_INFORMATION {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR Reserved2[5];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _READ_TRACK_INFORMATION {
  UCHAR OperationCode;
  UCHAR Track : 2, Reserved4 : 3, Lun : 3;
  UCHAR BlockAddress[4];
  UCHAR Reserved3;
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _READ_BUFFER_CAPACITY {
  UCHAR OperationCode;
  UCHAR BlockInfo : 1, Reserved1 : 7;
  UCHAR Reserved2[5];
  UCHAR AllocationLength[2];
  UCHAR Control;
};
struct _RESERVE_TRACK_RZONE {
  UCHAR OperationCode;
  UCHAR Reserved1[4];
  UCHAR ReservationSize[4];
  UCHAR Control;
};
struct _SEND_CUE_SHEET {
  UCHAR OperationCode;
  UCHAR Reserved[5];
  UCHAR CueSheetSize[3];
  UCHAR Control;
};
struct _SEND_OPC_INFORMATION {
  UCHAR OperationCode;
  UCHAR DoOpc : 1, Reserved1 : 7;
  UCHAR Exclude0 : 1, Exclude1 : 1, Reserved2 : 6;
  UCHAR Reserved3[4];
  UCHAR ParameterListLength[2];
  UCHAR Reserved4;
};
struct _CLOSE_TRACK {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Reserved1 : 7;
  UCHAR Track : 1, Session : 1, Reserved2 : 6;
  UCHAR Reserved3;
  UCHAR TrackNumber[2];
  UCHAR Reserved4[3];
  UCHAR Control;
};
struct _REPAIR_TRACK {
  UCHAR OperationCode;
  UCHAR Immediate : 1, Reserved1 : 7;
  UCHAR Reserved2[2];
  UCHAR TrackNumber[2];
  UCHAR Reserved3[3];
  UCHAR Control;
};
struct _BLANK_MEDIA {
  UCHAR OperationCode;
  UCHAR BlankType : 3, Reserved1 : 1, Immediate : 1, Reserved2 : 3;
  UCHAR AddressOrTrack[4];
  UCHAR Reserved3[5];
  UCHAR Control;
};

/* ---- DVD: structures and keys (MMC-3) ------------------------------------------------------------------ */

struct _READ_DVD_STRUCTURE {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR RMDBlockNumber[4];
  UCHAR LayerNumber;
  UCHAR Format;
  UCHAR AllocationLength[2];
  UCHAR Reserved3 : 6, AGID : 2;
  UCHAR Control;
};
struct _SEND_DVD_STRUCTURE {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR Reserved2[5];
  UCHAR Format;
  UCHAR ParameterListLength[2];
  UCHAR Reserved3;
  UCHAR Control;
};
struct _REPORT_KEY {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR LogicalBlockAddress[4];
  UCHAR Reserved2[2];
  UCHAR AllocationLength[2];
  UCHAR KeyFormat : 6, AGID : 2;
  UCHAR Control;
};
struct _SEND_KEY {
  UCHAR OperationCode;
  UCHAR Reserved1 : 5, Lun : 3;
  UCHAR Reserved2[6];
  UCHAR ParameterListLength[2];
  UCHAR KeyFormat : 6, AGID : 2;
  UCHAR Control;
};
