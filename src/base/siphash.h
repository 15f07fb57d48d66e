/* siphash.h: a hash of bytes under a secret key. */
#ifndef BASE_SIPHASH_H
#define BASE_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

/* SipHash-2-4 (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012).
   Without the key, nobody can construct texts with equal hashes. */
uint64_t siphash(const uint64_t key[2], const char *text, size_t size);

#endif
