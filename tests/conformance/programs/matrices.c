/* 0xfce448a5: arrays of arrays: products, powers, a determinant modulo a prime, rotation in place, doubles, three dimensions. */
#include "checksum.h"

#define N 6
#define PRIME 1000003u

typedef u32 matrix[N][N];

static void Multiply(matrix result, const u32 (*a)[N], const u32 (*b)[N])
{
    int i;
    int j;
    int k;

    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++) {
            u64 sum = 0;

            for (k = 0; k < N; k++) sum += (u64)a[i][k] * b[k][j];
            result[i][j] = (u32)(sum % PRIME);
        }
}

static u32 Inverse(u32 value)
{
    u64 result = 1;
    u64 power = value;
    u32 exponent;

    for (exponent = PRIME - 2; exponent; exponent >>= 1) {
        if (exponent & 1) result = result * power % PRIME;
        power = power * power % PRIME;
    }
    return (u32)result;
}

static u32 Determinant(const u32 (*source)[N])
{
    matrix m;
    u64 result = 1;
    int i;
    int j;
    int k;

    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++) m[i][j] = source[i][j] % PRIME;
    for (i = 0; i < N; i++) {
        u32 inverse;

        if (m[i][i] == 0) return 0;
        result = result * m[i][i] % PRIME;
        inverse = Inverse(m[i][i]);
        for (j = i + 1; j < N; j++) {
            u64 factor = (u64)m[j][i] * inverse % PRIME;

            for (k = i; k < N; k++) m[j][k] = (u32)((m[j][k] + (PRIME - factor) * m[i][k]) % PRIME);
        }
    }
    return (u32)result;
}

static void Rotate(matrix m)
{
    int i;
    int j;

    for (i = 0; i < N / 2; i++)
        for (j = i; j < N - 1 - i; j++) {
            u32 held = m[i][j];

            m[i][j] = m[N - 1 - j][i];
            m[N - 1 - j][i] = m[N - 1 - i][N - 1 - j];
            m[N - 1 - i][N - 1 - j] = m[j][N - 1 - i];
            m[j][N - 1 - i] = held;
        }
}

/* Halves and quarters only, so that every intermediate is exact. */
static u32 Smooth(u32 sum)
{
    double grid[3][4][5] = {{{0}}};
    int x;
    int y;
    int z;
    int round;

    grid[1][2][2] = 4096.0;
    for (round = 0; round < 3; round++)
        for (x = 0; x < 3; x++)
            for (y = 0; y < 4; y++)
                for (z = 1; z < 4; z++)
                    grid[x][y][z] = grid[x][y][z] / 2 + (grid[x][y][z - 1] + grid[(x + 1) % 3][y][z + 1]) * 0.25;
    for (x = 0; x < 3; x++)
        for (y = 0; y < 4; y++)
            for (z = 0; z < 5; z++) sum = Mix(sum, (u32)(s32)(grid[x][y][z] * 16.0f - 1.0));
    return sum;
}

u32 Checksum(void)
{
    matrix a;
    matrix b;
    matrix c;
    u32 random = 13;
    u32 sum = 13;
    int i;
    int j;
    int round;

    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++) {
            a[i][j] = NextNumber(&random) % PRIME;
            b[i][j] = (u32)(i == j);
        }
    for (round = 0; round < 5; round++) {
        Multiply(c, a, b);
        Rotate(c);
        sum = Mix(sum, Determinant(c));
        Multiply(b, c, a);
        for (i = 0; i < N; i++) sum = Mix(sum, b[i][N - 1 - i] + (&c[0][0])[i * N + round]);
    }
    return Smooth(sum);
}
