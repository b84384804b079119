/* 0xdef7afe2: goto: backwards, out of and into nested loops, over declarations, as the error path of a routine. */
#include "checksum.h"

static u32 Collatz(u32 n)
{
    u32 steps = 0;

again:
    if (n == 1) goto done;
    steps++;
    if (n & 1) {
        n = 3 * n + 1;
        goto again;
    }
    n >>= 1;
    goto again;
done:
    return steps;
}

static u32 FindPair(u32 wanted)
{
    u32 i;
    u32 j;

    for (i = 1; i < 30; i++) {
        for (j = i; j < 30; j++) {
            if (i * j == wanted) goto found;
            if (i * j > wanted) goto next;
        }
    next:;
    }
    return 0;
found:
    return i * 100 + j;
}

static u32 EnterLoop(u32 n)
{
    u32 sum = 0;
    u32 i = n;

    if (n % 2) goto middle;
    for (i = 0; i < 10; i++) {
        sum += i;
    middle:
        sum = sum * 3 + 1;
        if (sum > 100000) break;
    }
    return sum + i;
}

static s32 Acquire(u32 *held, u32 failing)
{
    s32 status = -1;

    if (failing == 0) goto out;
    *held |= 1;
    if (failing == 1) goto release1;
    *held |= 2;
    if (failing == 2) goto release2;
    *held |= 4;
    status = (s32)*held;
    if (failing > 3) goto out;
release2:
    *held &= ~2u;
release1:
    *held &= ~1u;
out:
    return status;
}

/* Two loops that each jump into the other: no structured form without copying. */
static u32 Irreducible(u32 n)
{
    u32 sum = n;

    if (n & 1) goto second;
first:
    sum = Mix(sum, 1);
    if (n-- == 0) return sum;
    if (sum & 4) goto first;
second:
    sum = Mix(sum, 2);
    if (n == 0) return sum;
    n--;
    if (sum & 8) goto second;
    goto first;
}

u32 Checksum(void)
{
    u32 held = 0;
    u32 sum = 11;
    u32 i;

    for (i = 1; i < 60; i++) {
        sum = Mix(sum, Collatz(i));
        sum = Mix(sum, FindPair(i * 7));
        sum = Mix(sum, EnterLoop(i));
        sum = Mix(sum, (u32)Acquire(&held, i % 5) * 8 + held);
        sum = Mix(sum, Irreducible(i));
    }
    return sum;
}
