/* Little but calls: recursive, direct and through a pointer. */
PLAIN static unsigned Fibonacci(unsigned n)
{
    return n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
}

PLAIN static unsigned Add(unsigned a, unsigned b)
{
    return a + b;
}

PLAIN unsigned DriverEntry(unsigned rounds, unsigned seed)
{
    unsigned (*volatile add)(unsigned, unsigned) = Add;
    unsigned sum = seed;
    unsigned i;

    for (i = 0; i < rounds; i++) {
        sum = add(sum, Fibonacci(i % 10));
    }
    return sum;
}
