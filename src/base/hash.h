/*
 * hash.h: hashes for tables whose keys come from programs and data.
 *
 * Without a seed they are simple and fast, and keys can be made to collide. When a search in a
 * table becomes too long, the table is built anew with a seed, which is not known in advance.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Slots that a search passes before the table needs a seed. At random it passes fewer, even among
   millions of keys. */
enum { HASH_MOST_PASSED = 500 };

/* Not 0. `table` is the address of a large block, which differs in each run. */
uint32_t hash_seed(const void *table);

/* `seed` 0: without a seed. */
uint32_t hash_number(uint64_t number, uint32_t seed);
uint32_t hash_text(const char *text, size_t size, uint32_t seed);

#endif
