/* siphash.c: SipHash-2-4, on machines of either byte order. */
#include "base/siphash.h"

typedef struct State {
    uint64_t v0, v1, v2, v3;
} State;

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void sip_rounds(State *s, int count)
{
    for (; count > 0; count--) {
        s->v0 += s->v1;
        s->v2 += s->v3;
        s->v1 = rotate(s->v1, 13) ^ s->v0;
        s->v3 = rotate(s->v3, 16) ^ s->v2;
        s->v0 = rotate(s->v0, 32);
        s->v2 += s->v1;
        s->v0 += s->v3;
        s->v1 = rotate(s->v1, 17) ^ s->v2;
        s->v3 = rotate(s->v3, 21) ^ s->v0;
        s->v2 = rotate(s->v2, 32);
    }
}

static uint64_t byte_at(const char *text, size_t i)
{
    return (uint64_t)(unsigned char)text[i] << 8 * i;
}

/* Eight bytes, the first one lowest. Compilers turn this into one load. */
static uint64_t word_at(const char *text)
{
    return byte_at(text, 0) | byte_at(text, 1) | byte_at(text, 2) | byte_at(text, 3) |
           byte_at(text, 4) | byte_at(text, 5) | byte_at(text, 6) | byte_at(text, 7);
}

static void sip_add(State *s, uint64_t word)
{
    s->v3 ^= word;
    sip_rounds(s, 2);
    s->v0 ^= word;
}

uint64_t siphash(const uint64_t key[2], const char *text, size_t size)
{
    State s = {key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du,
               key[0] ^ 0x6c7967656e657261u, key[1] ^ 0x7465646279746573u};
    uint64_t last = (uint64_t)size << 56;
    size_t whole = size - size % 8;
    for (size_t i = 0; i < whole; i += 8)
        sip_add(&s, word_at(text + i));
    for (size_t i = 0; i < size % 8; i++)
        last |= byte_at(text + whole, i);
    sip_add(&s, last);
    s.v2 ^= 0xff;
    sip_rounds(&s, 4);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}
