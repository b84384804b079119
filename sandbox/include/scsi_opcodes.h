/*
 * Operation codes, service actions and other values that go into a CDB.
 * SPDX-License-Identifier: MIT
 *
 * The upper three bits of an operation code are its group and tell the length of the CDB (SCSI-2 7.2.1). One
 * code may name different commands for different types of device. Included by scsi.h.
 */
#pragma once

/* ---- Length of a CDB ----------------------------------------------------------------------------------- */

#define CDB6GENERIC_LENGTH  6
#define CDB10GENERIC_LENGTH 10
#define CDB12GENERIC_LENGTH 12

/* ---- Group 0: 6 bytes ---------------------------------------------------------------------------------- */

#define SCSIOP_TEST_UNIT_READY     0x00
#define SCSIOP_REZERO_UNIT         0x01
#define SCSIOP_REWIND              0x01
#define SCSIOP_REQUEST_BLOCK_ADDR  0x02
#define SCSIOP_REQUEST_SENSE       0x03
#define SCSIOP_FORMAT_UNIT         0x04
#define SCSIOP_READ_BLOCK_LIMITS   0x05
#define SCSIOP_REASSIGN_BLOCKS     0x07
#define SCSIOP_INIT_ELEMENT_STATUS 0x07
#define SCSIOP_READ6               0x08
#define SCSIOP_RECEIVE             0x08
#define SCSIOP_WRITE6              0x0A
#define SCSIOP_PRINT               0x0A
#define SCSIOP_SEND                0x0A
#define SCSIOP_SEEK6               0x0B
#define SCSIOP_TRACK_SELECT        0x0B
#define SCSIOP_SLEW_PRINT          0x0B
#define SCSIOP_SET_CAPACITY        0x0B
#define SCSIOP_SEEK_BLOCK          0x0C
#define SCSIOP_PARTITION           0x0D
#define SCSIOP_READ_REVERSE        0x0F
#define SCSIOP_WRITE_FILEMARKS     0x10
#define SCSIOP_FLUSH_BUFFER        0x10
#define SCSIOP_SPACE               0x11
#define SCSIOP_INQUIRY             0x12
#define SCSIOP_VERIFY6             0x13
#define SCSIOP_RECOVER_BUF_DATA    0x14
#define SCSIOP_MODE_SELECT         0x15
#define SCSIOP_RESERVE_UNIT        0x16
#define SCSIOP_RELEASE_UNIT        0x17
#define SCSIOP_COPY                0x18
#define SCSIOP_ERASE               0x19
#define SCSIOP_MODE_SENSE          0x1A
#define SCSIOP_START_STOP_UNIT     0x1B
#define SCSIOP_STOP_PRINT          0x1B
#define SCSIOP_LOAD_UNLOAD         0x1B
#define SCSIOP_RECEIVE_DIAGNOSTIC  0x1C
#define SCSIOP_SEND_DIAGNOSTIC     0x1D
#define SCSIOP_MEDIUM_REMOVAL      0x1E

/* ---- Groups 1 and 2: 10 bytes -------------------------------------------------------------------------- */

#define SCSIOP_READ_FORMATTED_CAPACITY 0x23
#define SCSIOP_READ_CAPACITY           0x25
#define SCSIOP_READ                    0x28
#define SCSIOP_WRITE                   0x2A
#define SCSIOP_SEEK                    0x2B
#define SCSIOP_LOCATE                  0x2B
#define SCSIOP_POSITION_TO_ELEMENT     0x2B
#define SCSIOP_WRITE_VERIFY            0x2E
#define SCSIOP_VERIFY                  0x2F
#define SCSIOP_SEARCH_DATA_HIGH        0x30
#define SCSIOP_SEARCH_DATA_EQUAL       0x31
#define SCSIOP_SEARCH_DATA_LOW         0x32
#define SCSIOP_SET_LIMITS              0x33
#define SCSIOP_READ_POSITION           0x34
#define SCSIOP_SYNCHRONIZE_CACHE       0x35
#define SCSIOP_COMPARE                 0x39
#define SCSIOP_COPY_COMPARE            0x3A
#define SCSIOP_WRITE_DATA_BUFF         0x3B
#define SCSIOP_READ_DATA_BUFF          0x3C
#define SCSIOP_WRITE_LONG              0x3F
#define SCSIOP_CHANGE_DEFINITION       0x40
#define SCSIOP_WRITE_SAME              0x41
#define SCSIOP_READ_SUB_CHANNEL        0x42
#define SCSIOP_UNMAP                   0x42
#define SCSIOP_READ_TOC                0x43
#define SCSIOP_READ_HEADER             0x44
#define SCSIOP_REPORT_DENSITY_SUPPORT  0x44
#define SCSIOP_PLAY_AUDIO              0x45
#define SCSIOP_GET_CONFIGURATION       0x46
#define SCSIOP_PLAY_AUDIO_MSF          0x47
#define SCSIOP_PLAY_TRACK_INDEX        0x48
#define SCSIOP_SANITIZE                0x48
#define SCSIOP_PLAY_TRACK_RELATIVE     0x49
#define SCSIOP_GET_EVENT_STATUS        0x4A
#define SCSIOP_PAUSE_RESUME            0x4B
#define SCSIOP_LOG_SELECT              0x4C
#define SCSIOP_LOG_SENSE               0x4D
#define SCSIOP_STOP_PLAY_SCAN          0x4E
#define SCSIOP_XDWRITE                 0x50
#define SCSIOP_XPWRITE                 0x51
#define SCSIOP_READ_DISK_INFORMATION   0x51
#define SCSIOP_READ_DISC_INFORMATION   0x51
#define SCSIOP_READ_TRACK_INFORMATION  0x52
#define SCSIOP_XDWRITE_READ            0x53
#define SCSIOP_RESERVE_TRACK_RZONE     0x53
#define SCSIOP_SEND_OPC_INFORMATION    0x54
#define SCSIOP_MODE_SELECT10           0x55
#define SCSIOP_RESERVE_UNIT10          0x56
#define SCSIOP_RESERVE_ELEMENT         0x56
#define SCSIOP_RELEASE_UNIT10          0x57
#define SCSIOP_RELEASE_ELEMENT         0x57
#define SCSIOP_REPAIR_TRACK            0x58
#define SCSIOP_MODE_SENSE10            0x5A
#define SCSIOP_CLOSE_TRACK_SESSION     0x5B
#define SCSIOP_READ_BUFFER_CAPACITY    0x5C
#define SCSIOP_SEND_CUE_SHEET          0x5D
#define SCSIOP_PERSISTENT_RESERVE_IN   0x5E
#define SCSIOP_PERSISTENT_RESERVE_OUT  0x5F

/* ---- Group 3: variable length (SPC-3 4.3.3) ------------------------------------------------------------ */

#define SCSIOP_OPERATION32 0x7F

/* ---- Group 4: 16 bytes (SPC-3) ------------------------------------------------------------------------- */

#define SCSIOP_XDWRITE_EXTENDED16            0x80
#define SCSIOP_WRITE_FILEMARKS16             0x80
#define SCSIOP_REBUILD16                     0x81
#define SCSIOP_READ_REVERSE16                0x81
#define SCSIOP_REGENERATE16                  0x82
#define SCSIOP_EXTENDED_COPY                 0x83
#define SCSIOP_POPULATE_TOKEN                0x83
#define SCSIOP_WRITE_USING_TOKEN             0x83
#define SCSIOP_RECEIVE_COPY_RESULTS          0x84
#define SCSIOP_RECEIVE_ROD_TOKEN_INFORMATION 0x84
#define SCSIOP_ATA_PASSTHROUGH16             0x85
#define SCSIOP_ACCESS_CONTROL_IN             0x86
#define SCSIOP_ACCESS_CONTROL_OUT            0x87
#define SCSIOP_READ16                        0x88
#define SCSIOP_COMPARE_AND_WRITE             0x89
#define SCSIOP_WRITE16                       0x8A
#define SCSIOP_READ_ATTRIBUTES               0x8C
#define SCSIOP_WRITE_ATTRIBUTES              0x8D
#define SCSIOP_WRITE_VERIFY16                0x8E
#define SCSIOP_VERIFY16                      0x8F
#define SCSIOP_PREFETCH16                    0x90
#define SCSIOP_SYNCHRONIZE_CACHE16           0x91
#define SCSIOP_SPACE16                       0x91
#define SCSIOP_LOCK_UNLOCK_CACHE16           0x92
#define SCSIOP_LOCATE16                      0x92
#define SCSIOP_WRITE_SAME16                  0x93
#define SCSIOP_ERASE16                       0x93
#define SCSIOP_ZBC_OUT                       0x94
#define SCSIOP_ZBC_IN                        0x95
#define SCSIOP_READ_DATA_BUFF16              0x9B
#define SCSIOP_READ_CAPACITY16               0x9E
#define SCSIOP_GET_LBA_STATUS                0x9E
#define SCSIOP_GET_PHYSICAL_ELEMENT_STATUS   0x9E
#define SCSIOP_REMOVE_ELEMENT_AND_TRUNCATE   0x9E
#define SCSIOP_SERVICE_ACTION_IN16           0x9E
#define SCSIOP_SERVICE_ACTION_OUT16          0x9F

/* ---- Group 5: 12 bytes --------------------------------------------------------------------------------- */

#define SCSIOP_REPORT_LUNS                  0xA0
#define SCSIOP_BLANK                        0xA1
#define SCSIOP_ATA_PASSTHROUGH12            0xA1
#define SCSIOP_SEND_EVENT                   0xA2
#define SCSIOP_SECURITY_PROTOCOL_IN         0xA2
#define SCSIOP_SEND_KEY                     0xA3
#define SCSIOP_MAINTENANCE_IN               0xA3
#define SCSIOP_REPORT_KEY                   0xA4
#define SCSIOP_MAINTENANCE_OUT              0xA4
#define SCSIOP_MOVE_MEDIUM                  0xA5
#define SCSIOP_LOAD_UNLOAD_SLOT             0xA6
#define SCSIOP_EXCHANGE_MEDIUM              0xA6
#define SCSIOP_SET_READ_AHEAD               0xA7
#define SCSIOP_MOVE_MEDIUM_ATTACHED         0xA7
#define SCSIOP_READ12                       0xA8
#define SCSIOP_GET_MESSAGE                  0xA8
#define SCSIOP_SERVICE_ACTION_OUT12         0xA9
#define SCSIOP_WRITE12                      0xAA
#define SCSIOP_SEND_MESSAGE                 0xAB
#define SCSIOP_SERVICE_ACTION_IN12          0xAB
#define SCSIOP_GET_PERFORMANCE              0xAC
#define SCSIOP_READ_DVD_STRUCTURE           0xAD
#define SCSIOP_WRITE_VERIFY12               0xAE
#define SCSIOP_VERIFY12                     0xAF
#define SCSIOP_SEARCH_DATA_HIGH12           0xB0
#define SCSIOP_SEARCH_DATA_EQUAL12          0xB1
#define SCSIOP_SEARCH_DATA_LOW12            0xB2
#define SCSIOP_SET_LIMITS12                 0xB3
#define SCSIOP_READ_ELEMENT_STATUS_ATTACHED 0xB4
#define SCSIOP_REQUEST_VOL_ELEMENT          0xB5
#define SCSIOP_SECURITY_PROTOCOL_OUT        0xB5
#define SCSIOP_SEND_VOLUME_TAG              0xB6
#define SCSIOP_SET_STREAMING                0xB6
#define SCSIOP_READ_DEFECT_DATA             0xB7
#define SCSIOP_READ_ELEMENT_STATUS          0xB8
#define SCSIOP_READ_CD_MSF                  0xB9
#define SCSIOP_SCAN_CD                      0xBA
#define SCSIOP_REDUNDANCY_GROUP_IN          0xBA
#define SCSIOP_SET_CD_SPEED                 0xBB
#define SCSIOP_REDUNDANCY_GROUP_OUT         0xBB
#define SCSIOP_PLAY_CD                      0xBC
#define SCSIOP_SPARE_IN                     0xBC
#define SCSIOP_MECHANISM_STATUS             0xBD
#define SCSIOP_SPARE_OUT                    0xBD
#define SCSIOP_READ_CD                      0xBE
#define SCSIOP_VOLUME_SET_IN                0xBE
#define SCSIOP_SEND_DVD_STRUCTURE           0xBF
#define SCSIOP_VOLUME_SET_OUT               0xBF

/* ---- Groups 6 and 7: the vendor's own ------------------------------------------------------------------ */

#define SCSIOP_INIT_ELEMENT_RANGE 0xE7
#define SCSIOP_DENON_EJECT_DISC   0xE6
#define SCSIOP_DENON_STOP_AUDIO   0xE7
#define SCSIOP_DENON_PLAY_AUDIO   0xE8
#define SCSIOP_DENON_READ_TOC     0xE9
#define SCSIOP_DENON_READ_SUBCODE 0xEB

/* ---- Service actions: they refine an operation code (SPC-3 4.3.4) -------------------------------------- */

/* SANITIZE (SBC-3). */
#define SERVICE_ACTION_OVERWRITE    0x01
#define SERVICE_ACTION_BLOCK_ERASE  0x02
#define SERVICE_ACTION_CRYPTO_ERASE 0x03
#define SERVICE_ACTION_EXIT_FAILURE 0x1F

/* Variable-length commands (SBC-3). */
#define SERVICE_ACTION_XDWRITE      0x0004
#define SERVICE_ACTION_XPWRITE      0x0006
#define SERVICE_ACTION_XDWRITEREAD  0x0007
#define SERVICE_ACTION_WRITE        0x000B
#define SERVICE_ACTION_WRITE_VERIFY 0x000C
#define SERVICE_ACTION_WRITE_SAME   0x000D
#define SERVICE_ACTION_ORWRITE      0x000E

/* Offloaded copies by token (SPC-4). */
#define SERVICE_ACTION_POPULATE_TOKEN            0x10
#define SERVICE_ACTION_WRITE_USING_TOKEN         0x11
#define SERVICE_ACTION_RECEIVE_TOKEN_INFORMATION 0x07

/* Zones (ZBC). */
#define SERVICE_ACTION_REPORT_ZONES        0x00
#define SERVICE_ACTION_CLOSE_ZONE          0x01
#define SERVICE_ACTION_FINISH_ZONE         0x02
#define SERVICE_ACTION_OPEN_ZONE           0x03
#define SERVICE_ACTION_RESET_WRITE_POINTER 0x04

#define REPORT_ZONES_OPTION_LIST_ALL_ZONES                                   0x00
#define REPORT_ZONES_OPTION_LIST_EMPTY_ZONES                                 0x01
#define REPORT_ZONES_OPTION_LIST_IMPLICITLY_OPENED_ZONES                     0x02
#define REPORT_ZONES_OPTION_LIST_EXPLICITLY_OPENED_ZONES                     0x03
#define REPORT_ZONES_OPTION_LIST_CLOSED_ZONES                                0x04
#define REPORT_ZONES_OPTION_LIST_FULL_ZONES                                  0x05
#define REPORT_ZONES_OPTION_LIST_READ_ONLY_ZONES                             0x06
#define REPORT_ZONES_OPTION_LIST_OFFLINE_ZONES                               0x07
#define REPORT_ZONES_OPTION_LIST_RWP_ZONES                                   0x10
#define REPORT_ZONES_OPTION_LIST_NON_SEQUENTIAL_WRITE_RESOURCES_ACTIVE_ZONES 0x11
#define REPORT_ZONES_OPTION_LIST_NOT_WRITE_POINTER_ZONES                     0x3F

/* SERVICE ACTION IN(16), MAINTENANCE IN and OUT. */
#define SERVICE_ACTION_READ_CAPACITY16             0x10
#define SERVICE_ACTION_GET_LBA_STATUS              0x12
#define SERVICE_ACTION_GET_PHYSICAL_ELEMENT_STATUS 0x17
#define SERVICE_ACTION_REMOVE_ELEMENT_AND_TRUNCATE 0x18
#define SERVICE_ACTION_REPORT_TIMESTAMP            0x0F
#define SERVICE_ACTION_SET_TIMESTAMP               0x0F

/* ---- Values of single fields --------------------------------------------------------------------------- */

#define SETBITOFF 0
#define SETBITON  1

/* The immediate bit: status at once, or after the work is done. */
#define CDB_RETURN_ON_COMPLETION 0
#define CDB_RETURN_IMMEDIATE     1

/* FUA, bit 3 of byte 1 of READ(10) and WRITE(10) (SCSI-2 9.2.6). */
#define CDB_FORCE_MEDIA_ACCESS 0x08

/* INQUIRY: vital product data instead of the standard answer (SCSI-2 8.2.5). */
#define CDB_INQUIRY_EVPD 0x01

/* FORMAT UNIT (SCSI-2 9.2.1). */
#define LUN0_FORMAT_SAVING_DEFECT_LIST 0
#define USE_DEFAULTMSB                 0
#define USE_DEFAULTLSB                 0

/* START STOP UNIT (SCSI-2 9.2.17). */
#define STOP_UNIT_CODE   0x00
#define START_UNIT_CODE  0x01
#define CDB_DEVICE_STOP  0x10
#define CDB_DEVICE_START 0x11
#define CDB_EJECT_MEDIA  0x10
#define CDB_LOAD_MEDIA   0x01

/* MODE SELECT: the mode pages follow the standard's format (SCSI-2 8.2.8). */
#define MODE_SELECT_PFBIT     0x10
#define MODE_SELECT_IMMEDIATE 0x04

/* PERSISTENT RESERVE IN (SPC-3 6.11). */
#define RESERVATION_ACTION_READ_KEYS         0x00
#define RESERVATION_ACTION_READ_RESERVATIONS 0x01

/* PERSISTENT RESERVE OUT (SPC-3 6.12). */
#define RESERVATION_ACTION_REGISTER                 0x00
#define RESERVATION_ACTION_RESERVE                  0x01
#define RESERVATION_ACTION_RELEASE                  0x02
#define RESERVATION_ACTION_CLEAR                    0x03
#define RESERVATION_ACTION_PREEMPT                  0x04
#define RESERVATION_ACTION_PREEMPT_ABORT            0x05
#define RESERVATION_ACTION_REGISTER_IGNORE_EXISTING 0x06

#define RESERVATION_SCOPE_LU      0x00
#define RESERVATION_SCOPE_ELEMENT 0x02

#define RESERVATION_TYPE_WRITE_EXCLUSIVE             0x01
#define RESERVATION_TYPE_EXCLUSIVE                   0x03
#define RESERVATION_TYPE_WRITE_EXCLUSIVE_REGISTRANTS 0x05
#define RESERVATION_TYPE_EXCLUSIVE_REGISTRANTS       0x06

/* SECURITY PROTOCOL IN and OUT (SPC-4). */
#define SECURITY_PROTOCOL_IEEE1667 0xEE
