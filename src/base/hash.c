/* hash.c: FNV-1a or SipHash for texts, MurmurHash3's finalizer for numbers. */
#include "base/hash.h"

#include "base/siphash.h"

/* A seed in both halves of 64 bits. */
static uint64_t seed_bits(uint32_t seed)
{
    return (uint64_t)seed << 32 | seed;
}

/* The finalizer of MurmurHash3 (Austin Appleby): each bit of a number changes half of the bits. */
uint32_t hash_number(uint64_t number, uint32_t seed)
{
    uint64_t bits = number ^ seed_bits(seed);
    bits = (bits ^ bits >> 33) * 0xff51afd7ed558ccdu;
    bits = (bits ^ bits >> 33) * 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(bits ^ bits >> 33);
}

uint32_t hash_seed(const void *table)
{
    return hash_number((uintptr_t)table, 0) | 1;
}

/* FNV-1a, 32 bits (Fowler, Noll and Vo). */
static uint32_t short_hash(const char *text, size_t size)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* FNV-1a takes one byte after the other, so it is slow for a long text. */
uint32_t hash_text(const char *text, size_t size, uint32_t seed)
{
    enum { SHORT = 64 };
    const uint64_t key[2] = {seed_bits(seed), ~seed_bits(seed)};
    return !seed && size <= SHORT ? short_hash(text, size) : (uint32_t)siphash(key, text, size);
}
