/* 0xfe07a56b: bit-fields of every width, signed and not: stored, truncated, incremented, passed and returned by value. */
#include "checksum.h"

struct command {
    u32 operation : 5;
    u32 lun : 3;
    s32 offset : 11;
    u32 flag : 1;
    s32 sign : 2;
    u32 length : 10;
};

struct split {
    u32 low : 17;
    u32 high : 30;
    u32 : 0;
    u32 last : 32;
};

static struct command Next(struct command c)
{
    c.operation += 7;
    c.lun--;
    c.offset = c.offset > 1000 ? -1024 : c.offset + 23;
    c.flag ^= 1;
    c.sign = c.sign == 1 ? -2 : c.sign + 1;
    c.length |= c.operation << c.lun & 0x3ff;
    return c;
}

static u32 MixCommand(u32 sum, struct command c)
{
    sum = Mix(sum, c.operation * 8 + c.lun);
    sum = Mix(sum, (u32)c.offset);
    sum = Mix(sum, (u32)c.sign + c.flag);
    return Mix(sum, c.length);
}

u32 Checksum(void)
{
    struct command c = {3, 5, -17, 1, -1, 1000};
    struct split s = {0};
    u32 sum = 5;
    u32 state = 6;
    int i;

    for (i = 0; i < 300; i++) {
        u32 number = NextNumber(&state);

        c = Next(c);
        s.low = number & 0x1ffff;
        s.high += number * 3;
        s.last = (u32)s.high << 2 | (u32)c.lun;
        c.length = (number >> 3) & 0x3ff;
        sum = MixCommand(sum, c);
        sum = Mix(sum, s.low + s.high);
        sum = Mix(sum, s.last);
        if (s.high > s.low && c.offset < 0) {
            s.high = ~s.high;
        }
    }
    return sum;
}
