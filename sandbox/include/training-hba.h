/*
 * TH-50 SCSI host bus adapter: PCI bus-master HBA with one narrow SCSI bus, a request ring and a completion ring.
 * SPDX-License-Identifier: MIT
 *
 * Generated from sandbox/devices/training-hba/registers.ts by `node sandbox/cli/generate.ts`: do not edit.
 * Include miniport.h first.
 */
#ifndef TRAINING_HBA_H
#define TRAINING_HBA_H

/* ---- Registers (offsets from the base of the 256-byte range; 32-bit access, TH_FIFO 8-bit) --------------- */

#define TH_ID                              0x00             /* Identification */
#define TH_CTRL                            0x04             /* Control */
#define TH_INTST                           0x08             /* Interrupt status */
#define TH_INTEN                           0x0C             /* Interrupt enable */
#define TH_REQBASE                         0x10             /* Physical address of the request ring */
#define TH_CMPBASE                         0x14             /* Physical address of the completion ring */
#define TH_RINGSZ                          0x18             /* Ring sizes */
#define TH_REQTAIL                         0x1C             /* Request tail (doorbell) */
#define TH_REQHEAD                         0x20             /* Request head */
#define TH_CMPTAIL                         0x24             /* Completion tail */
#define TH_CMPHEAD                         0x28             /* Completion head */
#define TH_BUSCTL                          0x2C             /* SCSI bus control */
#define TH_XFRCTX                          0x30             /* Transfer context (system DMA and PIO variants) */
#define TH_XFRCNT                          0x34             /* Transfer count (system DMA and PIO variants) */
#define TH_XFRST                           0x38             /* Transfer status (system DMA variant) */
#define TH_XFRCTL                          0x3C             /* Transfer control (system DMA variant) */
#define TH_FIFOST                          0x40             /* FIFO status (PIO variant) */
#define TH_FIFO                            0x80             /* FIFO window (PIO variant), 8-bit access */

/* ---- CTRL ------------------------------------------------------------------------------------------------ */

#define TH_CTRL_RST                        0x00000001       /* reset the HBA */
#define TH_CTRL_RUN                        0x00000002       /* fetch requests */

/* ---- INTST ----------------------------------------------------------------------------------------------- */

#define TH_INTST_CMPL                      0x00000001       /* completions posted */
#define TH_INTST_REQA                      0x00000002       /* request accepted */
#define TH_INTST_BRST                      0x00000004       /* SCSI bus reset */
#define TH_INTST_HERR                      0x00000008       /* host bus error */
#define TH_INTST_XFER                      0x00000010       /* data transfer wanted (system DMA variant) */
#define TH_INTST_SRVC                      0x00000020       /* FIFO wants service (PIO variant) */
#define TH_INTST_BRST1                     0x00000040       /* reset of SCSI bus 1 (variant with two buses) */
#define TH_INTST_INT                       0x80000000       /* this HBA drives its interrupt line */

/* ---- INTEN ----------------------------------------------------------------------------------------------- */

#define TH_INTEN_CMPL                      0x00000001       /* completions posted may interrupt */
#define TH_INTEN_REQA                      0x00000002       /* request accepted may interrupt */
#define TH_INTEN_BRST                      0x00000004       /* SCSI bus reset may interrupt */
#define TH_INTEN_HERR                      0x00000008       /* host bus error may interrupt */
#define TH_INTEN_XFER                      0x00000010       /* data transfer wanted may interrupt */
#define TH_INTEN_SRVC                      0x00000020       /* FIFO wants service may interrupt */
#define TH_INTEN_BRST1                     0x00000040       /* reset of SCSI bus 1 may interrupt */

/* ---- RINGSZ ---------------------------------------------------------------------------------------------- */

#define TH_RINGSZ_REQN_MASK                0x000000FF       /* entries of the request ring */
#define TH_RINGSZ_REQN(n)                  ((ULONG)(n) & TH_RINGSZ_REQN_MASK)
#define TH_RINGSZ_CMPN_MASK                0x00FF0000       /* entries of the completion ring */
#define TH_RINGSZ_CMPN(n)                  (((ULONG)(n) << 16) & TH_RINGSZ_CMPN_MASK)

/* ---- BUSCTL ---------------------------------------------------------------------------------------------- */

#define TH_BUSCTL_RSTO                     0x00000001       /* drive SCSI RST# */
#define TH_BUSCTL_RSTO1                    0x00000002       /* drive RST# of SCSI bus 1 (variant with two buses) */

/* ---- XFRST ----------------------------------------------------------------------------------------------- */

#define TH_XFRST_DIR_MASK                  0x00000003       /* direction, TH_DIRECTION_... */
#define TH_XFRST_DIR(n)                    ((ULONG)(n) & TH_XFRST_DIR_MASK)
#define TH_XFRST_WAIT                      0x00000004       /* target waits for GO */
#define TH_XFRST_BUSY                      0x00000008       /* DREQ is raised */
#define TH_XFRST_TC                        0x00000010       /* terminal count reached */
#define TH_XFRST_CHAN_MASK                 0x00070000       /* channel of the DMA controller */
#define TH_XFRST_CHAN(n)                   (((ULONG)(n) << 16) & TH_XFRST_CHAN_MASK)

/* ---- XFRCTL ---------------------------------------------------------------------------------------------- */

#define TH_XFRCTL_GO                       0x00000001       /* raise DREQ */

/* ---- FIFOST ---------------------------------------------------------------------------------------------- */

#define TH_FIFOST_COUNT_MASK               0x000000FF       /* bytes to move now */
#define TH_FIFOST_COUNT(n)                 ((ULONG)(n) & TH_FIFOST_COUNT_MASK)
#define TH_FIFOST_DIR_MASK                 0x00000300       /* direction, TH_DIRECTION_... */
#define TH_FIFOST_DIR(n)                   (((ULONG)(n) << 8) & TH_FIFOST_DIR_MASK)
#define TH_FIFOST_SIZE_MASK                0x00FF0000       /* bytes that the FIFO holds */
#define TH_FIFOST_SIZE(n)                  (((ULONG)(n) << 16) & TH_FIFOST_SIZE_MASK)

/* ---- Identity -------------------------------------------------------------------------------------------- */

#define TH_VENDOR_ID                       "1AF5"           /* PCI vendor, for HW_INITIALIZATION_DATA.VendorId */
#define TH_DEVICE_ID                       "5050"           /* PCI device, for HW_INITIALIZATION_DATA.DeviceId */
#define TH_BAR_LENGTH                      0x100            /* bytes of the memory range */
#define TH_ID_RESET                        0x54483530       /* what TH_ID reads */
#define TH_INITIATOR_ID                    7                /* SCSI ID of the HBA itself */
#define TH_INTST_CAUSES                    0x0000000F       /* all causes in TH_INTST but those of variants */

/* ---- Direction ------------------------------------------------------------------------------------------- */

#define TH_DIRECTION_NONE                  0x00             /* no data */
#define TH_DIRECTION_IN                    0x01             /* target to memory */
#define TH_DIRECTION_OUT                   0x02             /* memory to target */

/* ---- HostStatus ------------------------------------------------------------------------------------------ */

#define TH_HOST_OK                         0x00             /* command ended; see ScsiStatus */
#define TH_HOST_SELECTION_TIMEOUT          0x11             /* no target answered its selection */
#define TH_HOST_DATA_RUN                   0x12             /* data overrun or underrun; see Residual */
#define TH_HOST_BUS_FREE                   0x13             /* target left the bus unexpectedly */
#define TH_HOST_PHASE_ERROR                0x14             /* target asked for a phase that the request does not allow */
#define TH_HOST_PARITY_ERROR               0x15             /* parity error on the SCSI bus */
#define TH_HOST_INVALID_REQUEST            0x1A             /* a field of the request entry is out of range */
#define TH_HOST_SENSE_FAILED               0x1B             /* sense data could not be fetched or stored */
#define TH_HOST_HOST_BUS_ERROR             0x20             /* no memory at the data address */
#define TH_HOST_ADAPTER_ERROR              0x21             /* internal error of the HBA */
#define TH_HOST_BUS_RESET                  0x22             /* the SCSI bus was in reset */

/* ---- Request entry --------------------------------------------------------------------------------------- */

typedef struct _TH_REQUEST {
  ULONG  Context;          /* 0x00 returned in the completion entry */
  UCHAR  Target;           /* 0x04 SCSI ID, 0 to 7 */
  UCHAR  Lun;              /* 0x05 logical unit, 0 to 7 */
  UCHAR  CdbLength;        /* 0x06 bytes of Cdb, 1 to 16 */
  UCHAR  Direction;        /* 0x07 TH_DIRECTION_... */
  ULONG  DataAddress;      /* 0x08 physical address of the data; not used with system DMA and PIO */
  ULONG  DataLength;       /* 0x0C bytes; not used with TH_DIRECTION_NONE */
  ULONG  SenseAddress;     /* 0x10 physical address for sense data; 0 wants none */
  ULONG  SenseLength;      /* 0x14 bytes there */
  UCHAR  Cdb[16];          /* 0x18 command descriptor block */
  UCHAR  Bus;              /* 0x28 SCSI bus, 0; with two buses also 1 */
  UCHAR  Reserved[23];     /* 0x29 write 0 */
} TH_REQUEST, *PTH_REQUEST;

typedef char TH_REQUEST_HAS_64_BYTES[sizeof(TH_REQUEST) == 64 ? 1 : -1];

/* ---- Completion entry ------------------------------------------------------------------------------------ */

typedef struct _TH_COMPLETION {
  ULONG  Context;          /* 0x00 from the request entry */
  UCHAR  HostStatus;       /* 0x04 TH_HOST_... */
  UCHAR  ScsiStatus;       /* 0x05 status byte of the target */
  USHORT Reserved;         /* 0x06 reads 0 */
  ULONG  Residual;         /* 0x08 bytes of DataLength not transferred */
  ULONG  Sequence;         /* 0x0C counts completions from 1 */
} TH_COMPLETION, *PTH_COMPLETION;

typedef char TH_COMPLETION_HAS_16_BYTES[sizeof(TH_COMPLETION) == 16 ? 1 : -1];

#endif /* TRAINING_HBA_H */
