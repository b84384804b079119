/*
 * Mode pages of CD and DVD drives.
 * SPDX-License-Identifier: MIT
 *
 * Included by scsi.h.
 */
#pragma once

/* ---- Pages of CD and DVD drives (SCSI-2 14.3.3, MMC-3) ------------------------------------------------- */

typedef struct _MODE_READ_RECOVERY_PAGE {
  UCHAR PageCode : 6, Reserved1 : 1, PSBit : 1;
  UCHAR PageLength;
  UCHAR DCRBit : 1, DTEBit : 1, PERBit : 1, Reserved2 : 1, RCBit : 1, TBBit : 1, Reserved3 : 2;
  UCHAR ReadRetryCount;
  UCHAR Reserved4[4];
} MODE_READ_RECOVERY_PAGE, *PMODE_READ_RECOVERY_PAGE;

typedef struct _MODE_MRW_PAGE {
  UCHAR PageCode : 6, Reserved : 1, PageSavable : 1;
  UCHAR PageLength;
  UCHAR Reserved1;
  UCHAR LbaSpace : 1, Reserved2 : 7;
  UCHAR Reserved3[4];
} MODE_MRW_PAGE, *PMODE_MRW_PAGE;

typedef struct _MODE_CDROM_WRITE_PARAMETERS_PAGE2 {
  UCHAR PageCode : 6, Reserved : 1, PageSavable : 1;
  UCHAR PageLength;
  UCHAR WriteType : 4, TestWrite : 1, LinkSizeValid : 1, BufferUnderrunFreeEnabled : 1, Reserved2 : 1;
  UCHAR TrackMode : 4, Copy : 1, FixedPacket : 1, MultiSession : 2;
  UCHAR DataBlockType : 4, Reserved3 : 4;
  UCHAR LinkSize;
  UCHAR Reserved4;
  UCHAR HostApplicationCode : 6, Reserved5 : 2;
  UCHAR SessionFormat;
  UCHAR Reserved6;
  UCHAR PacketSize[4];
  UCHAR AudioPauseLength[2];
  UCHAR MediaCatalogNumber[16];
  UCHAR ISRC[16];
  UCHAR SubHeaderData[4];
} MODE_CDROM_WRITE_PARAMETERS_PAGE2, *PMODE_CDROM_WRITE_PARAMETERS_PAGE2;

/* The same page without its first byte, with its text fields broken down. */
typedef struct _MODE_CDROM_WRITE_PARAMETERS_PAGE {
  UCHAR PageLength;
  UCHAR WriteType : 4, TestWrite : 1, LinkSizeValid : 1, BufferUnderrunFreeEnabled : 1, Reserved2 : 1;
  UCHAR TrackMode : 4, Copy : 1, FixedPacket : 1, MultiSession : 2;
  UCHAR DataBlockType : 4, Reserved3 : 4;
  UCHAR LinkSize;
  UCHAR Reserved4;
  UCHAR HostApplicationCode : 6, Reserved5 : 2;
  UCHAR SessionFormat;
  UCHAR Reserved6;
  UCHAR PacketSize[4];
  UCHAR AudioPauseLength[2];
  UCHAR Reserved7 : 7, MediaCatalogNumberValid : 1;
  UCHAR MediaCatalogNumber[13];
  UCHAR MediaCatalogNumberZero;
  UCHAR MediaCatalogNumberAFrame;
  UCHAR Reserved8 : 7, ISRCValid : 1;
  UCHAR ISRCCountry[2];
  UCHAR ISRCOwner[3];
  UCHAR ISRCRecordingYear[2];
  UCHAR ISRCSerialNumber[5];
  UCHAR ISRCZero;
  UCHAR ISRCAFrame;
  UCHAR ISRCReserved;
  UCHAR SubHeaderData[4];
} MODE_CDROM_WRITE_PARAMETERS_PAGE, *PMODE_CDROM_WRITE_PARAMETERS_PAGE;

typedef struct _CDDA_OUTPUT_PORT {
  UCHAR ChannelSelection : 4, Reserved : 4;
  UCHAR Volume;
} CDDA_OUTPUT_PORT, *PCDDA_OUTPUT_PORT;

typedef struct _CDAUDIO_CONTROL_PAGE {
  UCHAR PageCode : 6, Reserved : 1, PSBit : 1;
  UCHAR PageLength;
  UCHAR Reserved2 : 1, StopOnTrackCrossing : 1, Immediate : 1, Reserved3 : 5;
  UCHAR Reserved4[3];
  UCHAR Obsolete[2];
  CDDA_OUTPUT_PORT CDDAOutputPorts[4];
} CDAUDIO_CONTROL_PAGE, *PCDAUDIO_CONTROL_PAGE;

typedef struct _PORT_OUTPUT {
  UCHAR ChannelSelection;
  UCHAR Volume;
} PORT_OUTPUT, *PPORT_OUTPUT;

typedef struct _AUDIO_OUTPUT {
  UCHAR CodePage;
  UCHAR ParameterLength;
  UCHAR Immediate;
  UCHAR Reserved[2];
  UCHAR LbaFormat;
  UCHAR LogicalBlocksPerSecond[2];
  PORT_OUTPUT PortOutput[4];
} AUDIO_OUTPUT, *PAUDIO_OUTPUT;

/* Which channel a port plays. */
#define CDDA_CHANNEL_MUTED 0x0
#define CDDA_CHANNEL_ZERO  0x1
#define CDDA_CHANNEL_ONE   0x2
#define CDDA_CHANNEL_TWO   0x4
#define CDDA_CHANNEL_THREE 0x8

typedef struct _CDVD_FEATURE_SET_PAGE {
  UCHAR PageCode : 6, Reserved : 1, PSBit : 1;
  UCHAR PageLength;
  UCHAR CDAudio[2];
  UCHAR EmbeddedChanger[2];
  UCHAR PacketSMART[2];
  UCHAR PersistantPrevent[2];
  UCHAR EventStatusNotification[2];
  UCHAR DigitalOutput[2];
  UCHAR CDSequentialRecordable[2];
  UCHAR DVDSequentialRecordable[2];
  UCHAR RandomRecordable[2];
  UCHAR KeyExchange[2];
  UCHAR Reserved2[2];
} CDVD_FEATURE_SET_PAGE, *PCDVD_FEATURE_SET_PAGE;

typedef struct _CDVD_INACTIVITY_TIMEOUT_PAGE {
  UCHAR PageCode : 6, Reserved : 1, PSBit : 1;
  UCHAR PageLength;
  UCHAR Reserved2[2];
  UCHAR SWPP : 1, DISP : 1, Reserved3 : 6;
  UCHAR Reserved4;
  UCHAR GroupOneMinimumTimeout[2];
  UCHAR GroupTwoMinimumTimeout[2];
} CDVD_INACTIVITY_TIMEOUT_PAGE, *PCDVD_INACTIVITY_TIMEOUT_PAGE;

typedef struct _CDVD_CAPABILITIES_PAGE {
  UCHAR PageCode : 6, Reserved : 1, PSBit : 1;
  UCHAR PageLength;
  UCHAR CDRRead : 1, CDERead : 1, Method2 : 1, DVDROMRead : 1, DVDRRead : 1, DVDRAMRead : 1, Reserved2 : 2;
  UCHAR CDRWrite : 1, CDEWrite : 1, TestWrite : 1, Reserved3 : 1, DVDRWrite : 1, DVDRAMWrite : 1,
        Reserved4 : 2;
  UCHAR AudioPlay : 1, Composite : 1, DigitalPortOne : 1, DigitalPortTwo : 1, Mode2Form1 : 1, Mode2Form2 : 1,
        MultiSession : 1, BufferUnderrunFree : 1;
  UCHAR CDDA : 1, CDDAAccurate : 1, RWSupported : 1, RWDeinterleaved : 1, C2Pointers : 1, ISRC : 1, UPC : 1,
        ReadBarCodeCapable : 1;
  UCHAR Lock : 1, LockState : 1, PreventJumper : 1, Eject : 1, Reserved6 : 1, LoadingMechanismType : 3;
  UCHAR SeparateVolume : 1, SeperateChannelMute : 1, SupportsDiskPresent : 1, SWSlotSelection : 1,
        SideChangeCapable : 1, RWInLeadInReadable : 1, Reserved7 : 2;
  union { UCHAR ReadSpeedMaximum[2]; UCHAR ObsoleteReserved[2]; };
  UCHAR NumberVolumeLevels[2];
  UCHAR BufferSize[2];
  union { UCHAR ReadSpeedCurrent[2]; UCHAR ObsoleteReserved2[2]; };
  UCHAR ObsoleteReserved3;
  UCHAR Reserved8 : 1, BCK : 1, RCK : 1, LSBF : 1, Length : 2, Reserved9 : 2;
  union { UCHAR WriteSpeedMaximum[2]; UCHAR ObsoleteReserved4[2]; };
  union { UCHAR WriteSpeedCurrent[2]; UCHAR ObsoleteReserved11[2]; };
  union { UCHAR CopyManagementRevision[2]; UCHAR Reserved10[2]; };
} CDVD_CAPABILITIES_PAGE, *PCDVD_CAPABILITIES_PAGE;

/* CDVD_CAPABILITIES_PAGE.LoadingMechanismType. */
#define CDVD_LMT_CADDY              0
#define CDVD_LMT_TRAY               1
#define CDVD_LMT_POPUP              2
#define CDVD_LMT_RESERVED1          3
#define CDVD_LMT_CHANGER_INDIVIDUAL 4
#define CDVD_LMT_CHANGER_CARTRIDGE  5
#define CDVD_LMT_RESERVED2          6
#define CDVD_LMT_RESERVED3          7

#define LOADING_MECHANISM_CADDY              0x00
#define LOADING_MECHANISM_TRAY               0x01
#define LOADING_MECHANISM_POPUP              0x02
#define LOADING_MECHANISM_INDIVIDUAL_CHANGER 0x04
#define LOADING_MECHANISM_CARTRIDGE_CHANGER  0x05
