/* 0x87997cba: variable arguments: of every size, none, passed on, copied and read twice; a small formatter. */
#include <stdarg.h>

#include "checksum.h"

static s64 Total(int count, ...)
{
    va_list arguments;
    va_list again;
    s64 total = 0;
    int i;

    va_start(arguments, count);
    va_copy(again, arguments);
    for (i = 0; i < count; i++) total += va_arg(arguments, int);
    for (i = 0; i < count; i++) total = total * 3 + va_arg(again, int);
    va_end(again);
    va_end(arguments);
    return total;
}

static char *Digits(char *to, u64 value, u32 base)
{
    if (value >= base) to = Digits(to, value / base, base);
    *to++ = "0123456789abcdef"[value % base];
    return to;
}

static char *FormatList(char *to, const char *format, va_list arguments)
{
    for (; *format; format++) {
        const char *text;
        s32 number;

        if (*format != '%') {
            *to++ = *format;
            continue;
        }
        switch (*++format) {
        case 'd':
            number = va_arg(arguments, int);
            if (number < 0) *to++ = '-';
            to = Digits(to, number < 0 ? 0 - (u64)number : (u64)number, 10);
            break;
        case 'x':
            to = Digits(to, va_arg(arguments, unsigned int), 16);
            break;
        case 'w':
            to = Digits(to, va_arg(arguments, u64), 16);
            break;
        case 'c':
            *to++ = (char)va_arg(arguments, int);
            break;
        case 's':
            for (text = va_arg(arguments, const char *); *text; text++) *to++ = *text;
            break;
        case 'f':
            to = Digits(to, (u64)(va_arg(arguments, double) * 1000.0), 10);
            break;
        default:
            *to++ = *format;
        }
    }
    *to = 0;
    return to;
}

static u32 MixFormatted(u32 sum, const char *format, ...)
{
    char buffer[160];
    va_list arguments;
    char *end;
    char *at;

    va_start(arguments, format);
    end = FormatList(buffer, format, arguments);
    va_end(arguments);
    for (at = buffer; at < end; at++) sum = Mix(sum, (u8)*at);
    return Mix(sum, (u32)(end - buffer));
}

u32 Checksum(void)
{
    char small = -5;
    s16 half = -3000;
    u8 byte = 250;
    u32 sum = 10;

    sum = MixWide(sum, (u64)Total(0));
    sum = MixWide(sum, (u64)Total(1, -7));
    sum = MixWide(sum, (u64)Total(9, small, half, byte, 'x', 1 << 30, -1, 2147483647, small + half, byte * 2));
    sum = MixFormatted(sum, "nothing");
    sum = MixFormatted(sum, "%d %d %x %c%c %%", -2147483647 - 1, half, 0xdeadbeefu, small + 'k', byte - 200);
    sum = MixFormatted(sum, "%c%w%c%w%d", 'a', 0x123456789abcdefull, 'b', (u64)byte << 40, 5);
    sum = MixFormatted(sum, "%s:%f:%s:%f:%w:%d", "one", 3.25, "", 1e6 + 0.125, ~0ull, small);
    return sum;
}
