/* The device's queue: requests go in as chains of descriptors and come back by the index of the first. */
#include "virtio.h"

#define CHAIN_END 0xFFFF

ULONG PhysicalAddress(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, PVOID address, ULONG *length)
{
    return ScsiPortConvertPhysicalAddressToUlong(ScsiPortGetPhysicalAddress(extension, srb, address, length));
}

/* Resets the device, which forgets every request, and sets it up (3.1.2). */
VOID StartDevice(PHW_DEVICE_EXTENSION extension)
{
    VIRTQUEUE *queue = extension->Queue;
    PUCHAR ports = extension->Ports;
    USHORT index;

    ScsiPortWritePortUchar(ports + VIRTIO_DEVICE_STATUS, 0);
    ScsiPortWritePortUchar(ports + VIRTIO_DEVICE_STATUS, VIRTIO_ACKNOWLEDGE | VIRTIO_DRIVER);
    ScsiPortWritePortUlong((PULONG)(ports + VIRTIO_DRIVER_FEATURES),
                           ScsiPortReadPortUlong((PULONG)(ports + VIRTIO_DEVICE_FEATURES)) & VIRTIO_F_ANY_LAYOUT);

    for (index = 0; index < QUEUE_ENTRIES; index++) {
        queue->Descriptor[index].Next = index + 1 == QUEUE_ENTRIES ? CHAIN_END : index + 1;
        extension->Srb[index] = NULL;
    }
    queue->AvailableFlags = 0;
    queue->AvailableIndex = 0;
    queue->UsedFlags = 0;
    queue->UsedIndex = 0;
    extension->Free = 0;
    extension->UnderWay = 0;
    extension->UsedIndex = 0;

    ScsiPortWritePortUshort((PUSHORT)(ports + VIRTIO_QUEUE_SELECT), 0);
    ScsiPortWritePortUlong((PULONG)(ports + VIRTIO_QUEUE_ADDRESS), extension->QueueAddress / VIRTIO_PAGE);
    ScsiPortWritePortUchar(ports + VIRTIO_DEVICE_STATUS,
                           VIRTIO_ACKNOWLEDGE | VIRTIO_DRIVER | VIRTIO_DRIVER_OK);
}

/* Takes a free descriptor and appends it to the chain. */
static DESCRIPTOR *Append(PHW_DEVICE_EXTENSION extension, DESCRIPTOR *last, ULONG address, ULONG length, USHORT flags)
{
    DESCRIPTOR *next = &extension->Queue->Descriptor[extension->Free];

    if (last != NULL) {
        last->Flags |= DESCRIPTOR_NEXT;
        last->Next = extension->Free;
    }
    extension->Free = next->Next;
    next->Address = address;
    next->AddressHigh = 0;
    next->Length = length;
    next->Flags = flags;
    return next;
}

/* There is room for it: the port driver gives no request while the device has MOST_REQUESTS. */
VOID SendRequest(PHW_DEVICE_EXTENSION extension, PSCSI_REQUEST_BLOCK srb, ULONG type, ULONG sector)
{
    VIRTQUEUE *queue = extension->Queue;
    BLOCK_REQUEST *request = srb->SrbExtension;
    USHORT head = extension->Free;
    USHORT direction = type == BLOCK_IN ? DESCRIPTOR_WRITE : 0;
    PUCHAR data = srb->DataBuffer;
    ULONG left = srb->DataTransferLength;
    DESCRIPTOR *last;
    ULONG length;
    ULONG address;

    request->Type = type;
    request->Reserved = 0;
    request->Sector = sector;
    request->SectorHigh = 0;
    request->Status = BLOCK_UNDONE;

    address = PhysicalAddress(extension, NULL, request, &length);
    last = Append(extension, NULL, address, BLOCK_HEADER_BYTES, 0);
    while (left > 0) {
        address = PhysicalAddress(extension, srb, data, &length);
        if (length > left) {
            length = left;
        }
        last = Append(extension, last, address, length, direction);
        data += length;
        left -= length;
    }
    address = PhysicalAddress(extension, NULL, &request->Status, &length);
    Append(extension, last, address, sizeof(request->Status), DESCRIPTOR_WRITE);

    extension->Srb[head] = srb;
    extension->UnderWay++;
    queue->Available[queue->AvailableIndex % QUEUE_ENTRIES] = head;
    queue->AvailableIndex++;
    ScsiPortWritePortUshort((PUSHORT)(extension->Ports + VIRTIO_QUEUE_NOTIFY), 0);
}

/* The next request that the device has given back, its descriptors free again; NULL when there is none. */
PSCSI_REQUEST_BLOCK TakeRequest(PHW_DEVICE_EXTENSION extension)
{
    VIRTQUEUE *queue = extension->Queue;
    PSCSI_REQUEST_BLOCK srb;
    USHORT head;
    USHORT last;

    if (queue->UsedIndex == extension->UsedIndex) {
        return NULL;
    }
    head = (USHORT)queue->Used[extension->UsedIndex % QUEUE_ENTRIES].Id;
    extension->UsedIndex++;
    extension->UnderWay--;

    last = head;
    while (queue->Descriptor[last].Flags & DESCRIPTOR_NEXT) {
        last = queue->Descriptor[last].Next;
    }
    queue->Descriptor[last].Next = extension->Free;
    extension->Free = head;

    srb = extension->Srb[head];
    extension->Srb[head] = NULL;
    return srb;
}
