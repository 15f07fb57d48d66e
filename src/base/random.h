/*
 * random.h: the random numbers that Python and NumPy give for a seed.
 *
 * Both use the same generator, MT19937, the Mersenne Twister of M. Matsumoto and T. Nishimura (ACM
 * Transactions on Modeling and Computer Simulation 8, 1998), and turn its words into floats in the
 * same way. They differ in how a seed fills the state, and in how they choose an integer in a
 * range. A Random is one stream of either kind. It owns no memory.
 */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

enum { RANDOM_WORDS = 624 };

typedef struct Random {
    uint32_t words[RANDOM_WORDS]; /* the generator's state */
    uint32_t at;                  /* the next word to use; RANDOM_WORDS: all are used */
    double spare; /* the random_gauss functions compute two numbers at a time: the second */
    bool has_spare;
} Random;

/* Python's random.seed(n), given |n|: init_by_array of the 32-bit digits of n. */
void random_seed_python(Random *random, uint64_t n);
/* NumPy's np.random.seed(n): init_genrand. */
void random_seed_numpy(Random *random, uint32_t n);

/* 32 random bits. */
uint32_t random_word(Random *random);
/* A multiple of 2**-53 in [0, 1): Python's random(), NumPy's random_sample(). */
double random_float(Random *random);

/* An integer in [0, n), n > 0: Python's Random._randbelow_with_getrandbits. */
uint64_t random_below(Random *random, uint64_t n);
/* An integer in [0, max]: NumPy's random_interval, also its legacy randint. */
uint64_t random_interval(Random *random, uint64_t max);
/* A number from the standard normal distribution: NumPy's legacy_gauss, which is the polar method
   of G. Marsaglia. */
double random_gauss(Random *random);
/* The same distribution: Python's random.gauss(0, 1), the method of G. E. P. Box and M. Muller. */
double random_gauss_python(Random *random);

#endif
