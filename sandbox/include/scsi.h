/*
 * SCSI itself: commands, status, messages, sense, and the data that commands carry.
 * SPDX-License-Identifier: MIT
 *
 * The chapters stand in the scsi_… headers; here they come together in the CDB. Bit-fields are declared from
 * the least significant bit up, one byte of the standard's tables a line. Some names are misspelt (Nubmer,
 * Persistant, VAULES): they are part of the interface and stay so.
 *
 * Sources, cited by chapter: SCSI-2 (ANSI X3.131-1994), SPC, SBC, MMC, SMC, SAT, ZBC; names from Microsoft
 * Docs, scsi.h. Multi-byte fields are big-endian (SCSI-2 7.2), unlike the processor.
 */
#ifndef _NTSCSI_
#define _NTSCSI_

#include "srb.h"

#include "scsi_opcodes.h"
#include "scsi_cdb.h"
#include "scsi_cdb16.h"
#include "scsi_cdb_tape.h"
#include "scsi_cdb_mmc.h"
#include "scsi_status.h"
#include "scsi_inquiry.h"
#include "scsi_mode.h"
#include "scsi_mode_mmc.h"
#include "scsi_mmc.h"
#include "scsi_mmc_events.h"

/* ---- The command descriptor block: SRB.Cdb cast to PCDB ------------------------------------------------ */

typedef union _CDB {
  /* scsi_cdb.h */
  struct _CDB6GENERIC CDB6GENERIC;
  struct _CDB6READWRITE CDB6READWRITE;
  struct _CDB6INQUIRY CDB6INQUIRY;
  struct _CDB6INQUIRY3 CDB6INQUIRY3;
  struct _CDB6VERIFY CDB6VERIFY;
  struct _CDB6FORMAT CDB6FORMAT;
  struct _RECEIVE_DIAGNOSTIC RECEIVE_DIAGNOSTIC;
  struct _SEND_DIAGNOSTIC SEND_DIAGNOSTIC;
  struct _MODE_SENSE MODE_SENSE;
  struct _MODE_SELECT MODE_SELECT;
  struct _START_STOP START_STOP;
  struct _MEDIA_REMOVAL MEDIA_REMOVAL;
  struct _PRINT PRINT;
  struct _CDB10 CDB10;
  struct _MODE_SENSE10 MODE_SENSE10;
  struct _MODE_SELECT10 MODE_SELECT10;
  struct _LOGSENSE LOGSENSE;
  struct _LOGSELECT LOGSELECT;
  struct _SEEK SEEK;
  struct _SYNCHRONIZE_CACHE10 SYNCHRONIZE_CACHE10;
  struct _READ_BUFFER_10 READ_BUFFER_10;
  struct _WRITE_BUFFER WRITE_BUFFER;
  struct _PERSISTENT_RESERVE_IN PERSISTENT_RESERVE_IN;
  struct _PERSISTENT_RESERVE_OUT PERSISTENT_RESERVE_OUT;
  struct _UNMAP UNMAP;
  struct _SANITIZE SANITIZE;
  struct _CDB12 CDB12;
  struct _READ12 READ12;
  struct _WRITE12 WRITE12;
  struct _REPORT_LUNS REPORT_LUNS;
  struct _REPORT_TIMESTAMP REPORT_TIMESTAMP;
  struct _SET_TIMESTAMP SET_TIMESTAMP;
  struct _SECURITY_PROTOCOL_IN SECURITY_PROTOCOL_IN;
  struct _SECURITY_PROTOCOL_OUT SECURITY_PROTOCOL_OUT;
  struct _ATA_PASSTHROUGH12 ATA_PASSTHROUGH12;

  /* scsi_cdb16.h */
  struct _CDB16 CDB16;
  struct _READ16 READ16;
  struct _WRITE16 WRITE16;
  struct _VERIFY16 VERIFY16;
  struct _SYNCHRONIZE_CACHE16 SYNCHRONIZE_CACHE16;
  struct _READ_CAPACITY16 READ_CAPACITY16;
  struct _GET_LBA_STATUS GET_LBA_STATUS;
  struct _READ_BUFFER_16 READ_BUFFER_16;
  struct _ATA_PASSTHROUGH16 ATA_PASSTHROUGH16;
  struct _TOKEN_OPERATION TOKEN_OPERATION;
  struct _RECEIVE_TOKEN_INFORMATION RECEIVE_TOKEN_INFORMATION;
  struct _CLOSE_ZONE CLOSE_ZONE;
  struct _FINISH_ZONE FINISH_ZONE;
  struct _OPEN_ZONE OPEN_ZONE;
  struct _RESET_WRITE_POINTER RESET_WRITE_POINTER;
  struct _REPORT_ZONES REPORT_ZONES;
  struct _GET_PHYSICAL_ELEMENT_STATUS GET_PHYSICAL_ELEMENT_STATUS;
  struct _REMOVE_ELEMENT_AND_TRUNCATE REMOVE_ELEMENT_AND_TRUNCATE;

  /* scsi_cdb_tape.h */
  struct _CDB6READWRITETAPE CDB6READWRITETAPE;
  struct _ERASE ERASE;
  struct _WRITE_TAPE_MARKS WRITE_TAPE_MARKS;
  struct _SPACE_TAPE_MARKS SPACE_TAPE_MARKS;
  struct _LOCATE LOCATE;
  struct _READ_POSITION READ_POSITION;
  struct _SEEK_BLOCK SEEK_BLOCK;
  struct _REQUEST_BLOCK_ADDRESS REQUEST_BLOCK_ADDRESS;
  struct _PARTITION PARTITION;
  struct _INIT_ELEMENT_STATUS INIT_ELEMENT_STATUS;
  struct _INITIALIZE_ELEMENT_RANGE INITIALIZE_ELEMENT_RANGE;
  struct _POSITION_TO_ELEMENT POSITION_TO_ELEMENT;
  struct _MOVE_MEDIUM MOVE_MEDIUM;
  struct _EXCHANGE_MEDIUM EXCHANGE_MEDIUM;
  struct _READ_ELEMENT_STATUS READ_ELEMENT_STATUS;
  struct _SEND_VOLUME_TAG SEND_VOLUME_TAG;
  struct _REQUEST_VOLUME_ELEMENT_ADDRESS REQUEST_VOLUME_ELEMENT_ADDRESS;

  /* scsi_cdb_mmc.h */
  struct _PLAY_AUDIO PLAY_AUDIO;
  struct _PLAY_AUDIO_MSF PLAY_AUDIO_MSF;
  struct _PAUSE_RESUME PAUSE_RESUME;
  struct _STOP_PLAY_SCAN STOP_PLAY_SCAN;
  struct _SUBCHANNEL SUBCHANNEL;
  struct _PLAY_CD PLAY_CD;
  struct _SCAN_CD SCAN_CD;
  struct _READ_TOC READ_TOC;
  struct _READ_HEADER READ_HEADER;
  struct _READ_CD READ_CD;
  struct _READ_CD_MSF READ_CD_MSF;
  struct _PLXTR_READ_CDDA PLXTR_READ_CDDA;
  struct _NEC_READ_CDDA NEC_READ_CDDA;
  struct _GET_CONFIGURATION GET_CONFIGURATION;
  struct _GET_EVENT_STATUS_NOTIFICATION GET_EVENT_STATUS_NOTIFICATION;
  struct _GET_PERFORMANCE GET_PERFORMANCE;
  struct _SET_CD_SPEED SET_CD_SPEED;
  struct _SET_STREAMING SET_STREAMING;
  struct _SET_READ_AHEAD SET_READ_AHEAD;
  struct _READ_FORMATTED_CAPACITIES READ_FORMATTED_CAPACITIES;
  struct _LOAD_UNLOAD LOAD_UNLOAD;
  struct _MECH_STATUS MECH_STATUS;
  struct _READ_DISK_INFORMATION READ_DISK_INFORMATION;
  struct _READ_TRACK_INFORMATION READ_TRACK_INFORMATION;
  struct _READ_BUFFER_CAPACITY READ_BUFFER_CAPACITY;
  struct _RESERVE_TRACK_RZONE RESERVE_TRACK_RZONE;
  struct _SEND_CUE_SHEET SEND_CUE_SHEET;
  struct _SEND_OPC_INFORMATION SEND_OPC_INFORMATION;
  struct _CLOSE_TRACK CLOSE_TRACK;
  struct _REPAIR_TRACK REPAIR_TRACK;
  struct _BLANK_MEDIA BLANK_MEDIA;
  struct _READ_DVD_STRUCTURE READ_DVD_STRUCTURE;
  struct _SEND_DVD_STRUCTURE SEND_DVD_STRUCTURE;
  struct _REPORT_KEY REPORT_KEY;
  struct _SEND_KEY SEND_KEY;

  ULONG AsUlong[4];
  UCHAR AsByte[16];
} CDB, *PCDB;

/* ---- Control codes a class driver sends in an SRB_FUNCTION_IO_CONTROL ---------------------------------- */

#define FILE_DEVICE_SCSI 0x1B

#define IOCTL_SCSI_EXECUTE_IN   ((FILE_DEVICE_SCSI << 16) + 0x0011)
#define IOCTL_SCSI_EXECUTE_OUT  ((FILE_DEVICE_SCSI << 16) + 0x0012)
#define IOCTL_SCSI_EXECUTE_NONE ((FILE_DEVICE_SCSI << 16) + 0x0013)

/* S.M.A.R.T. of ATA disks. */
#define IOCTL_SCSI_MINIPORT_SMART_VERSION               ((FILE_DEVICE_SCSI << 16) + 0x0500)
#define IOCTL_SCSI_MINIPORT_IDENTIFY                    ((FILE_DEVICE_SCSI << 16) + 0x0501)
#define IOCTL_SCSI_MINIPORT_READ_SMART_ATTRIBS          ((FILE_DEVICE_SCSI << 16) + 0x0502)
#define IOCTL_SCSI_MINIPORT_READ_SMART_THRESHOLDS       ((FILE_DEVICE_SCSI << 16) + 0x0503)
#define IOCTL_SCSI_MINIPORT_ENABLE_SMART                ((FILE_DEVICE_SCSI << 16) + 0x0504)
#define IOCTL_SCSI_MINIPORT_DISABLE_SMART               ((FILE_DEVICE_SCSI << 16) + 0x0505)
#define IOCTL_SCSI_MINIPORT_RETURN_STATUS               ((FILE_DEVICE_SCSI << 16) + 0x0506)
#define IOCTL_SCSI_MINIPORT_ENABLE_DISABLE_AUTOSAVE     ((FILE_DEVICE_SCSI << 16) + 0x0507)
#define IOCTL_SCSI_MINIPORT_SAVE_ATTRIBUTE_VALUES       ((FILE_DEVICE_SCSI << 16) + 0x0508)
#define IOCTL_SCSI_MINIPORT_EXECUTE_OFFLINE_DIAGS       ((FILE_DEVICE_SCSI << 16) + 0x0509)
#define IOCTL_SCSI_MINIPORT_ENABLE_DISABLE_AUTO_OFFLINE ((FILE_DEVICE_SCSI << 16) + 0x050A)
#define IOCTL_SCSI_MINIPORT_READ_SMART_LOG              ((FILE_DEVICE_SCSI << 16) + 0x050B)
#define IOCTL_SCSI_MINIPORT_WRITE_SMART_LOG             ((FILE_DEVICE_SCSI << 16) + 0x050C)

/* Clusters: may this disk hold the quorum? */
#define IOCTL_SCSI_MINIPORT_NOT_QUORUM_CAPABLE  ((FILE_DEVICE_SCSI << 16) + 0x0520)
#define IOCTL_SCSI_MINIPORT_NOT_CLUSTER_CAPABLE ((FILE_DEVICE_SCSI << 16) + 0x0521)

/* ---- Byte order: from the processor's to SCSI's and back ----------------------------------------------- */

typedef union _TWO_BYTE {
  struct { UCHAR Byte0, Byte1; };
  USHORT AsUShort;
} TWO_BYTE, *PTWO_BYTE;

typedef union _FOUR_BYTE {
  struct { UCHAR Byte0, Byte1, Byte2, Byte3; };
  ULONG AsULong;
} FOUR_BYTE, *PFOUR_BYTE;

typedef union _EIGHT_BYTE {
  struct { UCHAR Byte0, Byte1, Byte2, Byte3, Byte4, Byte5, Byte6, Byte7; };
  ULONGLONG AsULongLong;
} EIGHT_BYTE, *PEIGHT_BYTE;

/* They take pointers, aligned or not: fields of a CDB seldom are. Source and destination must not overlap. */
#define REVERSE_BYTES_SHORT(Destination, Source)                    \
  do {                                                              \
    PUCHAR To_ = (PUCHAR)(Destination);                             \
    PUCHAR From_ = (PUCHAR)(Source);                                \
    To_[0] = From_[1], To_[1] = From_[0];                           \
  } while (0)

#define REVERSE_BYTES(Destination, Source)                          \
  do {                                                              \
    PUCHAR To_ = (PUCHAR)(Destination);                             \
    PUCHAR From_ = (PUCHAR)(Source);                                \
    To_[0] = From_[3], To_[1] = From_[2];                           \
    To_[2] = From_[1], To_[3] = From_[0];                           \
  } while (0)

#define REVERSE_BYTES_QUAD(Destination, Source)                     \
  do {                                                              \
    PUCHAR To_ = (PUCHAR)(Destination);                             \
    PUCHAR From_ = (PUCHAR)(Source);                                \
    To_[0] = From_[7], To_[1] = From_[6];                           \
    To_[2] = From_[5], To_[3] = From_[4];                           \
    To_[4] = From_[3], To_[5] = From_[2];                           \
    To_[6] = From_[1], To_[7] = From_[0];                           \
  } while (0)

/* In place. */
#define REVERSE_SHORT(Short)                                        \
  do {                                                              \
    UCHAR Copy_[2] = {((PUCHAR)(Short))[0], ((PUCHAR)(Short))[1]};  \
    REVERSE_BYTES_SHORT(Short, Copy_);                              \
  } while (0)

#define REVERSE_LONG(Long)                                          \
  do {                                                              \
    PUCHAR At_ = (PUCHAR)(Long);                                    \
    UCHAR Copy_[4] = {At_[0], At_[1], At_[2], At_[3]};              \
    REVERSE_BYTES(At_, Copy_);                                      \
  } while (0)

/* The number of the only bit set in Data, e.g. of a target in a mask of targets. */
#define WHICH_BIT(Data, Bit) ((Bit) = (UCHAR)__builtin_ctz(Data))

#endif
