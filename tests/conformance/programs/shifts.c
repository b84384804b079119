/* 0x1330a896: shifts and rotations of every distance, population counts, reversed bits and bytes. */
#include "checksum.h"

static u32 Rotate(u32 value, u32 distance)
{
    distance &= 31;
    return value << distance | value >> ((32 - distance) & 31);
}

static u64 RotateWide(u64 value, u32 distance)
{
    distance &= 63;
    return value << distance | value >> ((64 - distance) & 63);
}

static u32 CountBits(u32 value)
{
    value -= value >> 1 & 0x55555555u;
    value = (value & 0x33333333u) + (value >> 2 & 0x33333333u);
    return ((value + (value >> 4)) & 0x0f0f0f0fu) * 0x01010101u >> 24;
}

static u32 ReverseBits(u32 value)
{
    u32 result = 0;
    int i;

    for (i = 0; i < 32; i++) {
        result = result << 1 | (value >> i & 1);
    }
    return result;
}

static u32 ReverseBytes(u32 value)
{
    return value << 24 | (value & 0xff00u) << 8 | (value >> 8 & 0xff00u) | value >> 24;
}

static u32 LeadingZeros(u64 value)
{
    u32 zeros = 0;

    while (zeros < 64 && !(value >> (63 - zeros) & 1)) {
        zeros++;
    }
    return zeros;
}

u32 Checksum(void)
{
    u32 sum = 3;
    u32 value = 0x9e3779b9u;
    u64 wide = 0x0123456789abcdefull;
    s32 negative = -123456789;
    s64 negativeWide = -1234567890123456789ll;
    u32 distance;

    for (distance = 0; distance < 64; distance++) {
        value = Rotate(value, distance) ^ ReverseBits(value);
        wide = RotateWide(wide, distance + 1) + ReverseBytes(value);
        sum = Mix(sum, value);
        sum = MixWide(sum, wide << distance);
        sum = MixWide(sum, wide >> distance);
        sum = MixWide(sum, (u64)(negativeWide >> distance));
        sum = Mix(sum, (u32)(negative >> (distance & 31)));
        sum = Mix(sum, (u32)(u8)(value << (distance & 7)) + (u32)((s8)value >> (distance & 7)));
        sum = Mix(sum, CountBits(value) * 64 + LeadingZeros(wide >> distance));
        value <<= distance & 1;
        value |= 1u << (distance & 31);
    }
    return sum;
}
