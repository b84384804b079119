/* Loads, stores and arithmetic in one loop. */
static unsigned values[256];

PLAIN unsigned DriverEntry(unsigned rounds, unsigned seed)
{
    unsigned sum = seed;
    unsigned i;

    for (i = 0; i < 256; i++) {
        values[i] = i;
    }
    for (i = 0; i < rounds; i++) {
        values[i & 255] += sum ^ i;
        sum = sum * 31 + values[(i * 7) & 255];
    }
    return sum;
}
