/*
 * random.c: MT19937, and the numbers that Python and NumPy derive from its words.
 *
 * Sources: Matsumoto and Nishimura's mt19937ar.c (2002) for the generator and its two ways to be
 * seeded; CPython 3.11, Modules/_randommodule.c and Lib/random.py; NumPy 1.24,
 * random/src/legacy/legacy-distributions.c and random/src/distributions/distributions.c.
 */
#include "base/random.h"

#include <math.h>

enum { SHIFT_WORDS = 397 }; /* the generator's parameter m */

/* ---- seeding ---- */

/* The contribution of a word to the next one during seeding. */
static uint32_t word_mix(uint32_t word, uint32_t factor)
{
    return factor * (word ^ (word >> 30));
}

static void random_init(Random *random, uint32_t n)
{
    random->words[0] = n;
    for (uint32_t i = 1; i < RANDOM_WORDS; i++)
        random->words[i] = word_mix(random->words[i - 1], 1812433253) + i;
    random->at = RANDOM_WORDS;
    random->has_spare = false;
}

void random_seed_numpy(Random *random, uint32_t n)
{
    random_init(random, n);
}

/* The next index of init_by_array, which treats the words as a ring: after the last word comes word
   1, and word 0 becomes a copy of the last one. */
static uint32_t ring_next(Random *random, uint32_t i)
{
    if (i + 1 < RANDOM_WORDS)
        return i + 1;
    random->words[0] = random->words[RANDOM_WORDS - 1];
    return 1;
}

void random_seed_python(Random *random, uint64_t n)
{
    uint32_t digits[] = {(uint32_t)n, (uint32_t)(n >> 32)}, *words = random->words;
    uint32_t count = digits[1] ? 2 : 1, i = 1;
    random_init(random, 19650218);
    for (uint32_t k = 0; k < RANDOM_WORDS; k++) {
        words[i] = (words[i] ^ word_mix(words[i - 1], 1664525)) + digits[k % count] + k % count;
        i = ring_next(random, i);
    }
    for (uint32_t k = 1; k < RANDOM_WORDS; k++) {
        words[i] = (words[i] ^ word_mix(words[i - 1], 1566083941)) - i;
        i = ring_next(random, i);
    }
    words[0] = 0x80000000; /* a state of all zeros would stay zero */
}

/* ---- words and floats ---- */

/* Replaces all words by the next ones, in place, from the first to the last. */
static void random_turn(Random *random)
{
    uint32_t *words = random->words;
    for (uint32_t i = 0; i < RANDOM_WORDS; i++) {
        uint32_t next = words[(i + 1) % RANDOM_WORDS];
        uint32_t joined = (words[i] & 0x80000000) | (next & 0x7fffffff);
        uint32_t twist = joined & 1 ? 0x9908b0df : 0; /* the last bit of `next` */
        words[i] = words[(i + SHIFT_WORDS) % RANDOM_WORDS] ^ (joined >> 1) ^ twist;
    }
    random->at = 0;
}

uint32_t random_word(Random *random)
{
    if (random->at == RANDOM_WORDS)
        random_turn(random);
    uint32_t word = random->words[random->at++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >> 18);
}

double random_float(Random *random)
{
    uint32_t high = random_word(random) >> 5, low = random_word(random) >> 6; /* 27 and 26 bits */
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

/* ---- whole numbers ---- */

/* Python's getrandbits, for 1 to 64 bits. The first word is the low one. */
static uint64_t random_bits(Random *random, int bits)
{
    uint64_t low = random_word(random);
    if (bits <= 32)
        return low >> (32 - bits);
    uint64_t high = random_word(random) >> (64 - bits);
    return high << 32 | low;
}

uint64_t random_below(Random *random, uint64_t n)
{
    int bits = 0;
    while (bits < 64 && n >> bits)
        bits++;
    uint64_t value = random_bits(random, bits);
    while (value >= n)
        value = random_bits(random, bits);
    return value;
}

/* 64 bits for NumPy. Here the first word is the high one. */
static uint64_t random_long_word(Random *random)
{
    uint64_t high = random_word(random);
    return high << 32 | random_word(random);
}

uint64_t random_interval(Random *random, uint64_t max)
{
    if (max == 0)
        return 0;
    /* The smallest mask 2**k - 1 that covers max; numbers above max are drawn again. */
    uint64_t mask = max;
    for (int shift = 1; shift < 64; shift *= 2)
        mask |= mask >> shift;
    bool is_short = max <= UINT32_MAX;
    uint64_t value;
    do
        value = mask & (is_short ? random_word(random) : random_long_word(random));
    while (value > max);
    return value;
}

/* ---- the normal distribution ---- */

/* The second number of the last pair; false if it is used. */
static bool random_take_spare(Random *random, double *number)
{
    bool has_spare = random->has_spare;
    random->has_spare = false;
    *number = random->spare;
    return has_spare;
}

static void random_keep_spare(Random *random, double number)
{
    random->spare = number;
    random->has_spare = true;
}

double random_gauss(Random *random)
{
    double spare;
    if (random_take_spare(random, &spare))
        return spare;
    double x, y, square; /* a point in the unit circle, and x*x + y*y */
    do {
        x = 2.0 * random_float(random) - 1.0;
        y = 2.0 * random_float(random) - 1.0;
        square = x * x + y * y;
    } while (square >= 1.0 || square == 0.0);
    double scale = sqrt(-2.0 * log(square) / square);
    random_keep_spare(random, scale * x);
    return scale * y;
}

double random_gauss_python(Random *random)
{
    double spare;
    if (random_take_spare(random, &spare))
        return spare;
    double angle = random_float(random) * (2.0 * 3.141592653589793);
    double radius = sqrt(-2.0 * log(1.0 - random_float(random)));
    random_keep_spare(random, sin(angle) * radius);
    return cos(angle) * radius;
}
