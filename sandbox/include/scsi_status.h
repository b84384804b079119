/*
 * What a target says about a command: status, messages, sense.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h.
 */
#pragma once

/* ---- Status byte, the end of every command (SCSI-2 7.3); SRB.ScsiStatus -------------------------------- */

#define SCSISTAT_GOOD                  0x00
#define SCSISTAT_CHECK_CONDITION       0x02
#define SCSISTAT_CONDITION_MET         0x04
#define SCSISTAT_BUSY                  0x08
#define SCSISTAT_INTERMEDIATE          0x10
#define SCSISTAT_INTERMEDIATE_COND_MET 0x14
#define SCSISTAT_RESERVATION_CONFLICT  0x18
#define SCSISTAT_COMMAND_TERMINATED    0x22
#define SCSISTAT_QUEUE_FULL            0x28

/* ---- Messages between initiator and target (SCSI-2 6.6) ------------------------------------------------ */

#define SCSIMESS_COMMAND_COMPLETE     0x00
#define SCSIMESS_EXTENDED_MESSAGE     0x01
#define SCSIMESS_SAVE_DATA_POINTER    0x02
#define SCSIMESS_RESTORE_POINTERS     0x03
#define SCSIMESS_DISCONNECT           0x04
#define SCSIMESS_INIT_DETECTED_ERROR  0x05
#define SCSIMESS_ABORT                0x06
#define SCSIMESS_MESSAGE_REJECT       0x07
#define SCSIMESS_NO_OPERATION         0x08
#define SCSIMESS_MESS_PARITY_ERROR    0x09
#define SCSIMESS_LINK_CMD_COMP        0x0A
#define SCSIMESS_LINK_CMD_COMP_W_FLAG 0x0B
#define SCSIMESS_BUS_DEVICE_RESET     0x0C
#define SCSIMESS_ABORT_WITH_TAG       0x0D
#define SCSIMESS_CLEAR_QUEUE          0x0E
#define SCSIMESS_INITIATE_RECOVERY    0x0F
#define SCSIMESS_RELEASE_RECOVERY     0x10
#define SCSIMESS_TERMINATE_IO_PROCESS 0x11

/* Two bytes: the second is the tag, or the number of bytes to ignore. */
#define SCSIMESS_SIMPLE_QUEUE_TAG    0x20
#define SCSIMESS_HEAD_OF_QUEUE_TAG   0x21
#define SCSIMESS_ORDERED_QUEUE_TAG   0x22
#define SCSIMESS_IGNORE_WIDE_RESIDUE 0x23

/* The low three bits carry the logical unit; bit 6 grants the right to disconnect. */
#define SCSIMESS_IDENTIFY             0x80
#define SCSIMESS_IDENTIFY_WITH_DISCON 0xC0

/* Extended messages: type and length (SCSI-2 6.6.21, 6.6.23). */
#define SCSIMESS_MODIFY_DATA_POINTER  0x00
#define SCSIMESS_SYNCHRONOUS_DATA_REQ 0x01
#define SCSIMESS_WIDE_DATA_REQUEST    0x03

#define SCSIMESS_MODIFY_DATA_LENGTH 5
#define SCSIMESS_SYNCH_DATA_LENGTH  3
#define SCSIMESS_WIDE_DATA_LENGTH   2

typedef struct _SCSI_EXTENDED_MESSAGE {
  UCHAR InitialMessageCode;
  UCHAR MessageLength;
  UCHAR MessageType;
  union _EXTENDED_ARGUMENTS {
    struct { UCHAR Modifier[4]; } Modify;
    struct { UCHAR TransferPeriod; UCHAR ReqAckOffset; } Synchronous;
    struct { UCHAR Width; } Wide;
  } ExtendedArguments;
} SCSI_EXTENDED_MESSAGE, *PSCSI_EXTENDED_MESSAGE;

/* ---- Sense data: why the status was CHECK CONDITION (SCSI-2 8.2.14) ------------------------------------ */

typedef struct _SENSE_DATA {
  UCHAR ErrorCode : 7, Valid : 1;
  UCHAR SegmentNumber;
  UCHAR SenseKey : 4, Reserved : 1, IncorrectLength : 1, EndOfMedia : 1, FileMark : 1;
  UCHAR Information[4];
  UCHAR AdditionalSenseLength;
  UCHAR CommandSpecificInformation[4];
  UCHAR AdditionalSenseCode;
  UCHAR AdditionalSenseCodeQualifier;
  UCHAR FieldReplaceableUnitCode;
  UCHAR SenseKeySpecific[3];
} SENSE_DATA, *PSENSE_DATA;

#define SENSE_BUFFER_SIZE     18
#define MAX_SENSE_BUFFER_SIZE 255
#define MAX_ADDITIONAL_SENSE_BYTES (MAX_SENSE_BUFFER_SIZE - SENSE_BUFFER_SIZE)

/* ---- Sense keys (SCSI-2 8.2.14.3) ---------------------------------------------------------------------- */

#define SCSI_SENSE_NO_SENSE        0x00
#define SCSI_SENSE_RECOVERED_ERROR 0x01
#define SCSI_SENSE_NOT_READY       0x02
#define SCSI_SENSE_MEDIUM_ERROR    0x03
#define SCSI_SENSE_HARDWARE_ERROR  0x04
#define SCSI_SENSE_ILLEGAL_REQUEST 0x05
#define SCSI_SENSE_UNIT_ATTENTION  0x06
#define SCSI_SENSE_DATA_PROTECT    0x07
#define SCSI_SENSE_BLANK_CHECK     0x08
#define SCSI_SENSE_UNIQUE          0x09
#define SCSI_SENSE_COPY_ABORTED    0x0A
#define SCSI_SENSE_ABORTED_COMMAND 0x0B
#define SCSI_SENSE_EQUAL           0x0C
#define SCSI_SENSE_VOL_OVERFLOW    0x0D
#define SCSI_SENSE_MISCOMPARE      0x0E
#define SCSI_SENSE_RESERVED        0x0F

/* The bits above the key, as one byte. */
#define SCSI_ILLEGAL_LENGTH 0x20
#define SCSI_EOM            0x40
#define SCSI_FILE_MARK      0x80

/* ---- Additional sense codes (SCSI-2 8.2.14.3, SPC-3 4.5.6) --------------------------------------------- */

#define SCSI_ADSENSE_NO_SENSE                              0x00
#define SCSI_ADSENSE_NO_SEEK_COMPLETE                      0x02
#define SCSI_ADSENSE_LUN_NOT_READY                         0x04
#define SCSI_ADSENSE_LUN_COMMUNICATION                     0x08
#define SCSI_ADSENSE_WRITE_ERROR                           0x0C
#define SCSI_ADSENSE_TRACK_ERROR                           0x14
#define SCSI_ADSENSE_SEEK_ERROR                            0x15
#define SCSI_ADSENSE_REC_DATA_NOECC                        0x17
#define SCSI_ADSENSE_REC_DATA_ECC                          0x18
#define SCSI_ADSENSE_PARAMETER_LIST_LENGTH                 0x1A
#define SCSI_ADSENSE_ILLEGAL_COMMAND                       0x20
#define SCSI_ADSENSE_ILLEGAL_BLOCK                         0x21
#define SCSI_ADSENSE_INVALID_CDB                           0x24
#define SCSI_ADSENSE_INVALID_LUN                           0x25
#define SCSI_ADSENSE_INVALID_FIELD_PARAMETER_LIST          0x26
#define SCSI_ADSENSE_WRITE_PROTECT                         0x27
#define SCSI_ADSENSE_MEDIUM_CHANGED                        0x28
#define SCSI_ADSENSE_BUS_RESET                             0x29
#define SCSI_ADSENSE_PARAMETERS_CHANGED                    0x2A
#define SCSI_ADSENSE_INSUFFICIENT_TIME_FOR_OPERATION       0x2E
#define SCSI_ADSENSE_INVALID_MEDIA                         0x30
#define SCSI_ADSENSE_NO_MEDIA_IN_DEVICE                    0x3A
#define SCSI_ADSENSE_POSITION_ERROR                        0x3B
#define SCSI_ADSENSE_OPERATING_CONDITIONS_CHANGED          0x3F
#define SCSI_ADSENSE_OPERATOR_REQUEST                      0x5A
#define SCSI_ADSENSE_FAILURE_PREDICTION_THRESHOLD_EXCEEDED 0x5D
#define SCSI_ADSENSE_ILLEGAL_MODE_FOR_THIS_TRACK           0x64
#define SCSI_ADSENSE_COPY_PROTECTION_FAILURE               0x6F
#define SCSI_ADSENSE_POWER_CALIBRATION_ERROR               0x73
#define SCSI_ADSENSE_VENDOR_UNIQUE                         0x80
#define SCSI_ADSENSE_MUSIC_AREA                            0xA0
#define SCSI_ADSENSE_DATA_AREA                             0xA1
#define SCSI_ADSENSE_VOLUME_OVERFLOW                       0xA7

#define SCSI_ADWRITE_PROTECT                       SCSI_ADSENSE_WRITE_PROTECT
#define SCSI_FAILURE_PREDICTION_THRESHOLD_EXCEEDED SCSI_ADSENSE_FAILURE_PREDICTION_THRESHOLD_EXCEEDED

/* ---- Their qualifiers ---------------------------------------------------------------------------------- */

/* Of SCSI_ADSENSE_LUN_NOT_READY. */
#define SCSI_SENSEQ_CAUSE_NOT_REPORTABLE         0x00
#define SCSI_SENSEQ_BECOMING_READY               0x01
#define SCSI_SENSEQ_INIT_COMMAND_REQUIRED        0x02
#define SCSI_SENSEQ_MANUAL_INTERVENTION_REQUIRED 0x03
#define SCSI_SENSEQ_FORMAT_IN_PROGRESS           0x04
#define SCSI_SENSEQ_REBUILD_IN_PROGRESS          0x05
#define SCSI_SENSEQ_RECALCULATION_IN_PROGRESS    0x06
#define SCSI_SENSEQ_OPERATION_IN_PROGRESS        0x07
#define SCSI_SENSEQ_LONG_WRITE_IN_PROGRESS       0x08

/* Of SCSI_ADSENSE_LUN_COMMUNICATION. */
#define SCSI_SENSEQ_COMM_FAILURE       0x00
#define SCSI_SENSEQ_COMM_TIMEOUT       0x01
#define SCSI_SENSEQ_COMM_PARITY_ERROR  0x02
#define SCSI_SESNEQ_COMM_CRC_ERROR     0x03
#define SCSI_SENSEQ_UNREACHABLE_TARGET 0x04

/* Of SCSI_ADSENSE_NO_SENSE: where a tape stands. */
#define SCSI_SENSEQ_FILEMARK_DETECTED           0x01
#define SCSI_SENSEQ_END_OF_MEDIA_DETECTED       0x02
#define SCSI_SENSEQ_SETMARK_DETECTED            0x03
#define SCSI_SENSEQ_BEGINNING_OF_MEDIA_DETECTED 0x04

/* Of SCSI_ADSENSE_WRITE_ERROR. */
#define SCSI_SENSEQ_LOSS_OF_STREAMING    0x09
#define SCSI_SENSEQ_PADDING_BLOCKS_ADDED 0x0A

/* Of SCSI_ADSENSE_ILLEGAL_BLOCK and SCSI_ADSENSE_POSITION_ERROR: changers. */
#define SCSI_SENSEQ_ILLEGAL_ELEMENT_ADDR 0x01
#define SCSI_SENSEQ_DESTINATION_FULL     0x0D
#define SCSI_SENSEQ_SOURCE_EMPTY         0x0E

/* Of SCSI_ADSENSE_INVALID_MEDIA. */
#define SCSI_SENSEQ_INCOMPATIBLE_MEDIA_INSTALLED 0x00
#define SCSI_SENSEQ_UNKNOWN_FORMAT               0x01
#define SCSI_SENSEQ_INCOMPATIBLE_FORMAT          0x02
#define SCSI_SENSEQ_CLEANING_CARTRIDGE_INSTALLED 0x03

/* Of SCSI_ADSENSE_OPERATING_CONDITIONS_CHANGED. */
#define SCSI_SENSEQ_TARGET_OPERATING_CONDITIONS_CHANGED 0x00
#define SCSI_SENSEQ_MICROCODE_CHANGED                   0x01
#define SCSI_SENSEQ_OPERATING_DEFINITION_CHANGED        0x02
#define SCSI_SENSEQ_INQUIRY_DATA_CHANGED                0x03
#define SCSI_SENSEQ_COMPONENT_DEVICE_ATTACHED           0x04
#define SCSI_SENSEQ_DEVICE_IDENTIFIER_CHANGED           0x05
#define SCSI_SENSEQ_REDUNDANCY_GROUP_MODIFIED           0x06
#define SCSI_SENSEQ_REDUNDANCY_GROUP_DELETED            0x07
#define SCSI_SENSEQ_SPARE_MODIFIED                      0x08
#define SCSI_SENSEQ_SPARE_DELETED                       0x09
#define SCSI_SENSEQ_VOLUME_SET_MODIFIED                 0x0A
#define SCSI_SENSEQ_VOLUME_SET_DELETED                  0x0B
#define SCSI_SENSEQ_VOLUME_SET_DEASSIGNED               0x0C
#define SCSI_SENSEQ_VOLUME_SET_REASSIGNED               0x0D
#define SCSI_SENSEQ_REPORTED_LUNS_DATA_CHANGED          0x0E
#define SCSI_SENSEQ_ECHO_BUFFER_OVERWRITTEN             0x0F
#define SCSI_SENSEQ_MEDIUM_LOADABLE                     0x10
#define SCSI_SENSEQ_MEDIUM_AUXILIARY_MEMORY_ACCESSIBLE  0x11

/* Of SCSI_ADSENSE_OPERATOR_REQUEST. */
#define SCSI_SENSEQ_STATE_CHANGE_INPUT    0x00
#define SCSI_SENSEQ_MEDIUM_REMOVAL        0x01
#define SCSI_SENSEQ_WRITE_PROTECT_ENABLE  0x02
#define SCSI_SENSEQ_WRITE_PROTECT_DISABLE 0x03

/* Of SCSI_ADSENSE_COPY_PROTECTION_FAILURE. */
#define SCSI_SENSEQ_AUTHENTICATION_FAILURE                          0x00
#define SCSI_SENSEQ_KEY_NOT_PRESENT                                 0x01
#define SCSI_SENSEQ_KEY_NOT_ESTABLISHED                             0x02
#define SCSI_SENSEQ_READ_OF_SCRAMBLED_SECTOR_WITHOUT_AUTHENTICATION 0x03
#define SCSI_SENSEQ_MEDIA_CODE_MISMATCHED_TO_LOGICAL_UNIT           0x04
#define SCSI_SENSEQ_LOGICAL_UNIT_RESET_COUNT_ERROR                  0x05

/* Of SCSI_ADSENSE_POWER_CALIBRATION_ERROR. */
#define SCSI_SENSEQ_POWER_CALIBRATION_AREA_ALMOST_FULL 0x01
#define SCSI_SENSEQ_POWER_CALIBRATION_AREA_FULL        0x02
#define SCSI_SENSEQ_POWER_CALIBRATION_AREA_ERROR       0x03
#define SCSI_SENSEQ_PMA_RMA_UPDATE_FAILURE             0x04
#define SCSI_SENSEQ_PMA_RMA_IS_FULL                    0x05
#define SCSI_SENSEQ_PMA_RMA_ALMOST_FULL                0x06
