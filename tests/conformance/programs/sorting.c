/* 0xc2730e37: sorting: by insertion, heap, quick and merge sort, records by two keys, all agreeing; binary search. */
#include "checksum.h"

#define COUNT 150

typedef struct record { s32 key; u16 place; } record;

static int Before(const record *a, const record *b)
{
    return a->key != b->key ? a->key < b->key : a->place < b->place;
}

static void Swap(record *a, record *b)
{
    record held = *a;

    *a = *b;
    *b = held;
}

static void SortByInsertion(record *items, int count)
{
    int i;
    int j;

    for (i = 1; i < count; i++) {
        record item = items[i];

        for (j = i; j > 0 && Before(&item, &items[j - 1]); j--) items[j] = items[j - 1];
        items[j] = item;
    }
}

static void Sink(record *items, int at, int count)
{
    int child;

    while ((child = 2 * at + 1) < count) {
        if (child + 1 < count && Before(&items[child], &items[child + 1])) child++;
        if (!Before(&items[at], &items[child])) return;
        Swap(&items[at], &items[child]);
        at = child;
    }
}

static void SortByHeap(record *items, int count)
{
    int i;

    for (i = count / 2; i-- > 0;) Sink(items, i, count);
    while (count > 1) {
        Swap(&items[0], &items[--count]);
        Sink(items, 0, count);
    }
}

static void SortQuickly(record *items, int count)
{
    record pivot;
    int low = 0;
    int high = count - 1;

    if (count < 2) return;
    pivot = items[count / 2];
    while (low <= high) {
        while (Before(&items[low], &pivot)) low++;
        while (Before(&pivot, &items[high])) high--;
        if (low <= high) Swap(&items[low++], &items[high--]);
    }
    SortQuickly(items, high + 1);
    SortQuickly(items + low, count - low);
}

static void SortByMerging(record *items, int count)
{
    static record spare[COUNT];
    int half = count / 2;
    int i = 0;
    int j = half;
    int k;

    if (count < 2) return;
    SortByMerging(items, half);
    SortByMerging(items + half, count - half);
    for (k = 0; k < count; k++)
        spare[k] = j >= count || (i < half && !Before(&items[j], &items[i])) ? items[i++] : items[j++];
    for (k = 0; k < count; k++) items[k] = spare[k];
}

static int Search(const record *items, int count, s32 key)
{
    int low = 0;

    while (count > 0) {
        int half = count / 2;

        if (items[low + half].key < key) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return low;
}

u32 Checksum(void)
{
    static void (*const sorts[])(record *, int) = {SortByInsertion, SortByHeap, SortQuickly, SortByMerging};
    static record items[COUNT];
    u32 sum = 12;
    int i;
    int round;

    for (round = 0; round < 4; round++) {
        u32 random = 12;

        for (i = 0; i < COUNT; i++) {
            items[i].key = (s32)(NextNumber(&random) % 101) - 50;
            items[i].place = (u16)i;
        }
        sorts[round](items, COUNT);
        for (i = 0; i < COUNT; i++) sum = Mix(sum, (u32)items[i].key * 1000 + items[i].place);
        for (i = 1; i < COUNT; i++) sum += !Before(&items[i - 1], &items[i]);
        for (i = -60; i < 60; i += 7) sum = Mix(sum, (u32)Search(items, COUNT, i));
    }
    return sum;
}
