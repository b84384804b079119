/* 0x7dce541c: structures and unions by value: as parameters, results, members, elements, and copied over themselves. */
#include "checksum.h"

struct point { s32 x, y; };
struct box { struct point low, high; };
struct tagged {
    enum { EMPTY, NUMBER, PAIR, BYTES } kind;
    union {
        u64 number;
        struct point pair;
        u8 bytes[8];
    } as;
};
struct large { struct tagged items[5]; s16 count; char name[7]; };
struct single { u16 only; };

static struct point Add(struct point a, struct point b)
{
    return (struct point){a.x + b.x, a.y + b.y};
}

static struct box Join(struct box a, struct point p)
{
    if (p.x < a.low.x) a.low.x = p.x;
    if (p.y < a.low.y) a.low.y = p.y;
    if (p.x > a.high.x) a.high.x = p.x;
    if (p.y > a.high.y) a.high.y = p.y;
    return a;
}

static struct single Twice(struct single value)
{
    value.only = (u16)(value.only * 2);
    return value;
}

static u32 MixTagged(u32 sum, struct tagged item)
{
    int i;

    sum = Mix(sum, item.kind);
    switch (item.kind) {
    case NUMBER:
        return MixWide(sum, item.as.number);
    case PAIR:
        return Mix(Mix(sum, (u32)item.as.pair.x), (u32)item.as.pair.y);
    case BYTES:
        for (i = 0; i < 8; i++) sum = Mix(sum, item.as.bytes[i]);
        return sum;
    default:
        return sum;
    }
}

static struct large Push(struct large list, struct tagged item)
{
    list.items[list.count % 5] = item;
    list.name[list.count % 7]++;
    list.count++;
    return list;
}

u32 Checksum(void)
{
    struct large list = {.name = "list"};
    struct box box = {{1000, 1000}, {-1000, -1000}};
    struct box boxes[3];
    struct point at = {0, 0};
    struct single small = {3};
    u32 sum = 4;
    s32 i;

    for (i = 0; i < 23; i++) {
        struct tagged item = {.kind = (u32)i % 4};

        at = Add(at, (struct point){i % 5 - 2, 3 - i % 7});
        box = Join(box, at);
        boxes[i % 3] = box;
        small = Twice(small);
        if (item.kind == NUMBER) item.as.number = 0x100000001ull * (u32)(i + 1);
        if (item.kind == PAIR) item.as.pair = Add(at, box.high);
        if (item.kind == BYTES) item.as.bytes[i % 8] = (u8)(200 + i);
        list = Push(list, item);
        if (i % 6 == 5) list = *&list;
        sum = Mix(sum, small.only);
    }
    for (i = 0; i < 5; i++) sum = MixTagged(sum, list.items[i]);
    for (i = 0; i < 7; i++) sum = Mix(sum, (u8)list.name[i]);
    for (i = 0; i < 3; i++) {
        sum = Mix(sum, (u32)(boxes[i].low.x * 31 + boxes[i].low.y));
        sum = Mix(sum, (u32)(boxes[i].high.x * 31 + boxes[i].high.y));
    }
    return Mix(sum, (u32)list.count);
}
