/* 0x9a76d0c5: recursion: direct, mutual, deep, with arrays on the stack: Ackermann, Hanoi, permutations, queens, parser. */
#include "checksum.h"

static u32 Ackermann(u32 m, u32 n)
{
    if (m == 0) return n + 1;
    return n == 0 ? Ackermann(m - 1, 1) : Ackermann(m - 1, Ackermann(m, n - 1));
}

static u32 Hanoi(u32 sum, int discs, int from, int to)
{
    if (discs == 0) return sum;
    sum = Hanoi(sum, discs - 1, from, 3 - from - to);
    sum = Mix(sum, (u32)(discs * 9 + from * 3 + to));
    return Hanoi(sum, discs - 1, 3 - from - to, to);
}

static int IsOdd(u32 n);
static int IsEven(u32 n) { return n == 0 ? 1 : IsOdd(n - 1); }
static int IsOdd(u32 n) { return n == 0 ? 0 : IsEven(n - 1); }

static u32 Permute(u32 sum, const char *rest, int length, u32 chosen)
{
    char shorter[8];
    int i;
    int j;

    if (length == 0) return Mix(sum, chosen);
    for (i = 0; i < length; i++) {
        for (j = 0; j < length - 1; j++) shorter[j] = rest[j + (j >= i)];
        sum = Permute(sum, shorter, length - 1, chosen * 10 + (u32)(rest[i] - '0'));
    }
    return sum;
}

static u32 Queens(int row, u32 columns, u32 left, u32 right)
{
    u32 free = ~(columns | left | right) & 0x7f;
    u32 found = 0;

    if (row == 7) return 1;
    for (; free != 0; free &= free - 1) {
        u32 queen = free & -free;

        found += Queens(row + 1, columns | queen, (left | queen) << 1, (right | queen) >> 1);
    }
    return found;
}

static s32 Term(const char **at);

/* sum: term { ('+' | '-') term } */
static s32 Expression(const char **at)
{
    s32 value = Term(at);

    while (**at == '+' || **at == '-') {
        value = *(*at)++ == '+' ? value + Term(at) : value - Term(at);
    }
    return value;
}

/* term: digit { digit } | '(' sum ')', each followed by '*' term or not */
static s32 Term(const char **at)
{
    s32 value = 0;

    if (**at == '(') {
        ++*at;
        value = Expression(at);
        ++*at;
    } else {
        while (**at >= '0' && **at <= '9') value = value * 10 + *(*at)++ - '0';
    }
    if (**at == '*') {
        ++*at;
        return value * Term(at);
    }
    return value;
}

u32 Checksum(void)
{
    const char *text = "2*(3+4*(5-6*(7-8)))-((12))*(1+1)*3+(((((9)))))";
    u32 sum = Mix(7, Ackermann(2, 9));

    sum = Hanoi(sum, 7, 0, 2);
    sum = Mix(sum, (u32)(IsEven(60) * 2 + IsOdd(60)));
    sum = Permute(sum, "12345", 5, 0);
    sum = Mix(sum, Queens(0, 0, 0, 0));
    return Mix(sum, (u32)Expression(&text));
}
