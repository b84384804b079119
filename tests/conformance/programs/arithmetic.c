/* 0x0e4a6421: 32-bit and narrower arithmetic: signs, conversions, wrap-around, comparisons. */
#include "checksum.h"

static const s32 values[] = {0, 1, -1, 7, -7, 100, -100, 46340, -46340, 0x12345678, 2147483647, -2147483647 - 1};
#define COUNT ((int)(sizeof values / sizeof values[0]))

static u32 Divide(u32 sum, s32 a, s32 b)
{
    if (b == 0 || (b == -1 && a == -2147483647 - 1)) {
        return sum;
    }
    sum = Mix(sum, (u32)(a / b));
    return Mix(sum, (u32)(a % b));
}

static u32 Compare(u32 sum, s32 a, s32 b)
{
    u32 bits = (u32)(a < b) | (u32)(a <= b) << 1 | (u32)(a == b) << 2 | (u32)(a != b) << 3;

    bits |= (u32)((u32)a < (u32)b) << 4 | (u32)((u32)a > (u32)b) << 5;
    bits |= (u32)((u8)a < (s8)b) << 6 | (u32)(!a) << 7 | (u32)(a && b) << 8 | (u32)(a || b) << 9;
    return Mix(sum, bits);
}

static u32 Narrow(u32 sum, s32 a)
{
    s8 small = (s8)a;
    u8 smallUnsigned = (u8)a;
    s16 half = (s16)a;
    u16 halfUnsigned = (u16)a;

    small = (s8)(small + 100);
    smallUnsigned += 200;
    half = (s16)(half * 3);
    halfUnsigned = (u16)(halfUnsigned * 5u);
    smallUnsigned = (u8)(smallUnsigned << 3 | smallUnsigned >> 5);
    sum = Mix(sum, (u32)(small + smallUnsigned));
    return Mix(sum, (u32)(half - halfUnsigned));
}

u32 Checksum(void)
{
    u32 sum = 1;
    int i;
    int j;

    for (i = 0; i < COUNT; i++) {
        sum = Narrow(sum, values[i]);
        sum = Mix(sum, ~(u32)values[i] + -(u32)values[i]);
        for (j = 0; j < COUNT; j++) {
            u32 a = (u32)values[i];
            u32 b = (u32)values[j];

            sum = Mix(sum, a + b);
            sum = Mix(sum, a - b);
            sum = Mix(sum, a * b);
            sum = Mix(sum, (a & b) ^ (a | ~b));
            sum = Divide(sum, values[i], values[j]);
            if (b != 0) {
                sum = Mix(sum, a / b);
                sum = Mix(sum, a % b);
            }
            sum = Compare(sum, values[i], values[j]);
        }
    }
    return sum;
}
