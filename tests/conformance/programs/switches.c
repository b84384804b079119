/* 0x02fffe7d: switch: dense, sparse, negative, nested, with cases that run on, over 64 bits, into a loop (Duff's device). */
#include "checksum.h"

enum state { IDLE, ARBITRATION, SELECTION, COMMAND, DATA, STATUS, MESSAGE };

static enum state Step(enum state state, u32 input)
{
    switch (state) {
    case IDLE:
        return input & 1 ? ARBITRATION : IDLE;
    case ARBITRATION:
        if (input % 3 == 0) return IDLE;
        __attribute__((fallthrough));
    case SELECTION:
        return COMMAND;
    case COMMAND:
        switch (input % 4) {
        case 0:
            return STATUS;
        case 1:
        case 2:
            return DATA;
        default:
            break;
        }
        return MESSAGE;
    case DATA:
        return input % 5 ? DATA : STATUS;
    case STATUS:
        return MESSAGE;
    case MESSAGE:
        break;
    }
    return IDLE;
}

static s32 Sparse(s32 value)
{
    switch (value) {
    case -2147483647 - 1: return 1;
    case -100000: return 2;
    case -1: return 3;
    case 0: return 4;
    case 'a': return 5;
    case 0x12345: return 6;
    case 2147483647: return 7;
    case 200 ... 210: return 8;
    default: return -value / 2;
    }
}

static u32 Wide(u64 value)
{
    switch (value) {
    case 0x100000000ull: return 1;
    case 0x200000000ull: return 2;
    case 0: return 3;
    case ~0ull: return 4;
    default: return 5;
    }
}

static void Copy(u8 *to, const u8 *from, int count)
{
    int rounds = (count + 7) / 8;

    if (count == 0) return;
    switch (count % 8) {
    case 0: do { *to++ = *from++; __attribute__((fallthrough));
    case 7: *to++ = *from++; __attribute__((fallthrough));
    case 6: *to++ = *from++; __attribute__((fallthrough));
    case 5: *to++ = *from++; __attribute__((fallthrough));
    case 4: *to++ = *from++; __attribute__((fallthrough));
    case 3: *to++ = *from++; __attribute__((fallthrough));
    case 2: *to++ = *from++; __attribute__((fallthrough));
    case 1: *to++ = *from++;
            } while (--rounds > 0);
    }
}

u32 Checksum(void)
{
    static const s32 sparse[] = {-2147483647 - 1, -100000, -99999, -1, 0, 1, 97, 199, 200, 205, 210, 211, 0x12345, 2147483647};
    u8 from[40];
    u8 to[40];
    enum state state = IDLE;
    u32 random = 9;
    u32 sum = 9;
    u32 i;
    u32 j;

    for (i = 0; i < 500; i++) {
        state = Step(state, NextNumber(&random));
        sum = Mix(sum, state);
    }
    for (i = 0; i < sizeof sparse / sizeof sparse[0]; i++) sum = Mix(sum, (u32)Sparse(sparse[i]));
    for (i = 0; i < 4; i++) sum = Mix(sum, Wide((u64)i << 32) + Wide(i) + Wide(0 - (u64)i));
    for (i = 0; i < 40; i++) {
        for (j = 0; j < 40; j++) {
            from[j] = (u8)(i * j);
            to[j] = 0xaa;
        }
        Copy(to, from, (int)i);
        for (j = 0; j < 40; j++) sum = Mix(sum, to[j]);
    }
    return sum;
}
