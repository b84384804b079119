/* 0xeb3683c8: strings: length, comparison, copy, search, reversal, numbers from and to text, words in a buffer. */
#include "checksum.h"

static int Length(const char *text)
{
    const char *end = text;

    while (*end) end++;
    return (int)(end - text);
}

static int Compare(const char *a, const char *b)
{
    while (*a && *a == *b) a++, b++;
    return *(const u8 *)a - *(const u8 *)b;
}

static char *Append(char *to, const char *text)
{
    while ((*to = *text++)) to++;
    return to;
}

static const char *Find(const char *text, const char *part)
{
    for (; *text; text++) {
        int i = 0;

        while (part[i] && text[i] == part[i]) i++;
        if (!part[i]) return text;
    }
    return 0;
}

static void Reverse(char *first, int length)
{
    char *last = first + length - 1;

    while (first < last) {
        char swapped = *first;

        *first++ = *last;
        *last-- = swapped;
    }
}

static char *Write(char *to, s32 number, u32 base)
{
    char *first = to;
    u32 rest = number < 0 ? -(u32)number : (u32)number;

    do {
        *to++ = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % base];
    } while (rest /= base);
    if (number < 0) *to++ = '-';
    *to = 0;
    Reverse(first, (int)(to - first));
    return to;
}

static s32 Read(const char *text)
{
    int negative = *text == '-';
    s32 value = 0;

    for (text += negative; *text >= '0' && *text <= '9'; text++) value = value * 10 - (*text - '0');
    return negative ? value : -value;
}

static u32 MixText(u32 sum, const char *text)
{
    while (*text) sum = Mix(sum, (u8)*text++);
    return sum;
}

u32 Checksum(void)
{
    static const char *const words[] = {"srb", "sense", "scsi", "", "interrupt", "port", "\xe9t\xe9", "inter"};
    char buffer[200];
    char *end = buffer;
    u32 sum = 8;
    int i;
    int j;

    for (i = 0; i < 8; i++) {
        for (j = 0; j < 8; j++) {
            int order = Compare(words[i], words[j]);
            const char *found = Find(words[i], words[j]);

            sum = Mix(sum, (u32)order);
            sum = Mix(sum, found ? (u32)(found - words[i]) : 99);
        }
        end = Append(end, words[i]);
        end = Append(end, ",");
        end = Write(end, (i % 2 ? -1 : 1) * 123456789 / (i + 1), (u32)(2 + i * 4));
        *end++ = ' ';
    }
    *end = 0;
    sum = MixText(sum, buffer);
    Reverse(buffer, Length(buffer));
    sum = MixText(sum, buffer);
    sum = Mix(sum, (u32)Read("-2147483648") + (u32)Read("2147483647x") + (u32)Read("") + (u32)Read("-077"));
    return Mix(sum, sizeof "a\0b" + sizeof buffer + (u32)Length("a\0b"));
}
