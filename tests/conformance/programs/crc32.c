/* 0x328c0fb0: CRC-32 (ISO 3309) bit by bit and by table, Adler-32 (RFC 1950), and MD5-like rounds over one message. */
#include "checksum.h"

#define POLYNOMIAL 0xedb88320u

static u32 table[256];
static u8 message[1000];

static u32 CrcByBits(const u8 *data, u32 length)
{
    u32 crc = ~0u;
    int bit;

    while (length-- > 0) {
        crc ^= *data++;
        for (bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (POLYNOMIAL & -(crc & 1));
    }
    return ~crc;
}

static u32 CrcByTable(const u8 *data, u32 length)
{
    u32 crc = ~0u;

    while (length-- > 0) crc = crc >> 8 ^ table[(crc ^ *data++) & 0xff];
    return ~crc;
}

static u32 Adler(const u8 *data, u32 length)
{
    u32 a = 1;
    u32 b = 0;

    while (length-- > 0) {
        a = (a + *data++) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

static u32 Rounds(const u8 *data, u32 length)
{
    u32 a = 0x67452301, b = 0xefcdab89, c = 0x98badcfe, d = 0x10325476;
    u32 i;

    for (i = 0; i + 4 <= length; i += 4) {
        u32 word = data[i] | (u32)data[i + 1] << 8 | (u32)data[i + 2] << 16 | (u32)data[i + 3] << 24;
        u32 mixed = (i & 4 ? (b & c) | (~b & d) : b ^ c ^ d) + a + word;

        a = d;
        d = c;
        c = b;
        b += mixed << (5 + i % 17) | mixed >> (27 - i % 17);
    }
    return a ^ b ^ c ^ d;
}

u32 Checksum(void)
{
    u32 random = 14;
    u32 sum = 14;
    u32 i;

    for (i = 0; i < 256; i++) {
        u32 crc = i;
        int bit;

        for (bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
        table[i] = crc;
    }
    sum = Mix(sum, CrcByTable((const u8 *)"123456789", 9) == 0xcbf43926u);
    for (i = 0; i < sizeof message; i++) message[i] = (u8)NextNumber(&random);
    for (i = 0; i < sizeof message; i += 111) {
        sum = Mix(sum, CrcByBits(message + i, sizeof message - i));
        sum = Mix(sum, CrcByTable(message, i));
        sum = Mix(sum, Adler(message, i));
        sum = Mix(sum, Rounds(message, i));
    }
    return sum;
}
