/*
 * random.h: random numbers that are Python's and NumPy's for the same seed.
 *
 * Both draw from the same generator, MT19937, the Mersenne Twister of M. Matsumoto and T. Nishimura
 * (ACM Transactions on Modeling and Computer Simulation 8, 1998), and both make floats of it in the
 * same way. They differ in how a seed fills it and in how they find a whole number within bounds.
 * A Random is one stream of either kind; it lies where its owner puts it and holds no memory.
 */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

enum { RANDOM_WORDS = 624 };

typedef struct Random {
    uint32_t words[RANDOM_WORDS];
    uint32_t at;  /* the next word; RANDOM_WORDS: all are used up */
    double spare; /* random_gauss makes two numbers at a time */
    bool has_spare;
} Random;

/* Python's random.seed(n), given |n|: init_by_array of its 32-bit digits. */
void random_seed_python(Random *random, uint64_t n);
/* NumPy's np.random.seed(n): init_genrand. */
void random_seed_numpy(Random *random, uint32_t n);

/* 32 random bits. */
uint32_t random_word(Random *random);
/* A multiple of 2**-53 in [0, 1): Python's random(), NumPy's random_sample(). */
double random_float(Random *random);

/* One of 0 … n - 1, n > 0: Python's Random._randbelow_with_getrandbits. */
uint64_t random_below(Random *random, uint64_t n);
/* One of 0 … max: NumPy's random_interval, and its legacy randint. */
uint64_t random_interval(Random *random, uint64_t max);
/* Of the standard normal distribution: NumPy's legacy_gauss, the polar method of G. Marsaglia. */
double random_gauss(Random *random);

#endif
