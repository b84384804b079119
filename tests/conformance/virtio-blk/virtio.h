/* The virtio block device as a driver meets it. Source: OASIS, Virtual I/O Device (VIRTIO) Version 1.2. */
#pragma once

#include <miniport.h>
#include <scsi.h>
#include <srb.h>

/* Legacy registers, in I/O space (4.1.4.10). */
#define VIRTIO_DEVICE_FEATURES 0x00
#define VIRTIO_DRIVER_FEATURES 0x04
#define VIRTIO_QUEUE_ADDRESS   0x08
#define VIRTIO_QUEUE_SIZE      0x0C
#define VIRTIO_QUEUE_SELECT    0x0E
#define VIRTIO_QUEUE_NOTIFY    0x10
#define VIRTIO_DEVICE_STATUS   0x12
#define VIRTIO_ISR_STATUS      0x13
#define VIRTIO_CAPACITY        0x14

/* Device status (2.1), ISR status (4.1.4.5), features (6). */
#define VIRTIO_ACKNOWLEDGE   0x01
#define VIRTIO_DRIVER        0x02
#define VIRTIO_DRIVER_OK     0x04
#define VIRTIO_FAILED        0x80
#define VIRTIO_ISR_QUEUE     0x01
#define VIRTIO_F_ANY_LAYOUT  (1UL << 27)

/* The split virtqueue (2.7); the used ring begins at a page of its own (2.7.2). */
#define VIRTIO_PAGE        4096
#define QUEUE_ENTRIES      128
#define DESCRIPTOR_NEXT    1
#define DESCRIPTOR_WRITE   2

typedef struct {
    ULONG Address;
    ULONG AddressHigh;
    ULONG Length;
    USHORT Flags;
    USHORT Next;
} DESCRIPTOR;

typedef struct {
    DESCRIPTOR Descriptor[QUEUE_ENTRIES];
    USHORT AvailableFlags;
    volatile USHORT AvailableIndex;
    USHORT Available[QUEUE_ENTRIES];
    UCHAR Padding[VIRTIO_PAGE - QUEUE_ENTRIES * 18 - 4];
    USHORT UsedFlags;
    volatile USHORT UsedIndex;
    struct {
        ULONG Id;
        ULONG Length;
    } Used[QUEUE_ENTRIES];
} VIRTQUEUE;

/* Requests (5.2.6). */
#define BLOCK_IN     0
#define BLOCK_OUT    1
#define BLOCK_OK     0
#define BLOCK_UNDONE 0xFF
#define BLOCK_BYTES  512

typedef struct {
    ULONG Type;
    ULONG Reserved;
    ULONG Sector;
    ULONG SectorHigh;
    UCHAR Status;
} BLOCK_REQUEST;

#define BLOCK_HEADER_BYTES 16

/* Header, status, and the pieces of a buffer with so many breaks. */
#define MOST_BREAKS      16
#define MOST_DESCRIPTORS (MOST_BREAKS + 1 + 2)
#define MOST_REQUESTS    (QUEUE_ENTRIES / MOST_DESCRIPTORS)

typedef struct {
    PUCHAR Ports;
    VIRTQUEUE *Queue;
    ULONG QueueAddress;
    ULONG Capacity;
    USHORT Free;
    USHORT UnderWay;
    USHORT UsedIndex;
    PSCSI_REQUEST_BLOCK Srb[QUEUE_ENTRIES];
} HW_DEVICE_EXTENSION, *PHW_DEVICE_EXTENSION;

ULONG PhysicalAddress(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, PVOID address, ULONG *length);
VOID StartDevice(PHW_DEVICE_EXTENSION extension);
VOID SendRequest(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, ULONG type, ULONG sector);
PSCSI_REQUEST_BLOCK TakeRequest(PHW_DEVICE_EXTENSION extension);
