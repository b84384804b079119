/* 0x89541e62: calls through pointers: tables, callbacks with a context, structures of routines, a pointer that is returned. */
#include "checksum.h"

typedef s32 (*operation)(s32, s32);
typedef void (*visitor)(void *context, s32 value);

static s32 Sum(s32 a, s32 b) { return a + b; }
static s32 Difference(s32 a, s32 b) { return a - b; }
static s32 Larger(s32 a, s32 b) { return a > b ? a : b; }
static s32 Blend(s32 a, s32 b) { return (a & 0xff00) | (b & 0x00ff); }

static const operation operations[] = {Sum, Difference, Larger, Blend};

static operation Choose(u32 number)
{
    return operations[number % 4];
}

static s32 Fold(operation join, const s32 *values, int count, s32 start)
{
    while (count-- > 0) {
        start = join(start, *values++);
    }
    return start;
}

struct statistics { u32 sum; s32 count; };

static void Count(void *context, s32 value)
{
    struct statistics *statistics = context;

    statistics->count++;
    statistics->sum = Mix(statistics->sum, (u32)value);
}

static void Forget(void *context, s32 value)
{
    if (value % 5 == 0) {
        ((struct statistics *)context)->count = 0;
    }
}

static void Visit(const s32 *values, int count, visitor visit, void *context)
{
    int i;

    for (i = 0; i < count; i++) {
        visit(context, values[i]);
    }
}

struct device {
    u32 state;
    u32 (*read)(struct device *device);
    void (*write)(struct device *device, u32 value);
};

static u32 Read(struct device *device) { return device->state; }
static u32 ReadOnce(struct device *device) { u32 state = device->state; device->state = 0; return state; }
static void Write(struct device *device, u32 value) { device->state = value; }
static void Clear(struct device *device, u32 value) { device->state &= ~value; }

u32 Checksum(void)
{
    struct device devices[] = {{0xffff, Read, Clear}, {1, ReadOnce, Write}, {77, Read, Write}};
    struct statistics statistics = {6, 0};
    const visitor visitors[] = {Count, Forget};
    s32 values[32];
    u32 state = 1;
    int i;

    for (i = 0; i < 32; i++) {
        values[i] = (s32)(NextNumber(&state) % 2001) - 1000;
    }
    for (i = 0; i < 40; i++) {
        struct device *device = &devices[i % 3];

        Visit(values, i % 33, visitors[i % 2], &statistics);
        statistics.sum = Mix(statistics.sum, (u32)Fold(Choose(NextNumber(&state)), values, i % 33, i));
        statistics.sum = Mix(statistics.sum, (u32)(Choose((u32)i) == operations[i % 4]));
        device->write(device, 1u << (i % 16));
        statistics.sum = Mix(statistics.sum, device->read(device));
    }
    return Mix(statistics.sum, (u32)statistics.count);
}
