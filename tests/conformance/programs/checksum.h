/* What the programs share: each folds what it computes into one number. */
#ifndef CHECKSUM_H
#define CHECKSUM_H

typedef signed char s8;
typedef unsigned char u8;
typedef short s16;
typedef unsigned short u16;
typedef int s32;
typedef unsigned int u32;
typedef long long s64;
typedef unsigned long long u64;

/* One step of FNV-1a (Fowler, Noll, Vo), a word at a time. */
static inline u32 Mix(u32 sum, u32 value)
{
    return (sum ^ value) * 16777619u + (sum >> 25);
}

static inline u32 MixWide(u32 sum, u64 value)
{
    return Mix(Mix(sum, (u32)value), (u32)(value >> 32));
}

/* The same numbers everywhere: Numerical Recipes' quick generator. */
static inline u32 NextNumber(u32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

u32 Checksum(void);

#endif
