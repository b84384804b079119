/* 0x222ecfd9: 64-bit arithmetic: product, quotient, remainder, comparison, square root, greatest common divisor. */
#include "checksum.h"

static u64 Power(u64 base, u64 exponent, u64 modulus)
{
    u64 result = 1;

    for (base %= modulus; exponent != 0; exponent >>= 1) {
        if (exponent & 1) {
            result = result * base % modulus;
        }
        base = base * base % modulus;
    }
    return result;
}

static u64 SquareRoot(u64 square)
{
    u64 root = 0;
    u64 bit = 1ull << 62;

    while (bit > square) {
        bit >>= 2;
    }
    for (; bit != 0; bit >>= 2) {
        if (square >= root + bit) {
            square -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return root;
}

static s64 CommonDivisor(s64 a, s64 b)
{
    while (b != 0) {
        s64 rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

u32 Checksum(void)
{
    static const s64 values[] = {1, -1, 10000000000ll, -10000000000ll, 0x123456789abcdefll, -0x7edcba9876543210ll, 3};
    u32 sum = 2;
    u64 state = 88172645463325252ull;
    int i;
    int j;

    for (i = 0; i < 7; i++) {
        for (j = 0; j < 7; j++) {
            sum = MixWide(sum, (u64)values[i] * (u64)values[j] + (u64)i);
            sum = MixWide(sum, (u64)(values[i] / values[j]));
            sum = MixWide(sum, (u64)(values[i] % values[j]));
            sum = MixWide(sum, (u64)values[i] / (u64)values[j]);
            sum = Mix(sum, (u32)(values[i] < values[j]) + 2 * (u32)((u64)values[i] < (u64)values[j]));
            sum = MixWide(sum, (u64)CommonDivisor(values[i] / 16, values[j] / 16));
        }
    }
    for (i = 0; i < 200; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        sum = MixWide(sum, SquareRoot(state));
        sum = MixWide(sum, Power(state, (u32)i + 3, 4294967291ull));
        sum = MixWide(sum, (u64)((s64)(s32)(u32)state * (s64)(s16)i));
    }
    return sum;
}
