/*
 * search.c: a part of a text, in linear time. (memmem is not in POSIX.1-2008, and does not poll.)
 *
 * The two-way algorithm (M. Crochemore and D. Perrin, "Two-way string-matching", Journal of the ACM
 * 38, 1991). The part is cut at a critical position (a critical factorization). A mismatch in
 * the right piece moves the part past it; a mismatch in the left piece moves it by the period.
 */
#include "vm/search.h"

#include <string.h>

typedef struct Part {
    const char *text;
    size_t size;
    size_t cut;    /* the right piece begins here */
    size_t period; /* how far a mismatch in the left piece moves the part */
    bool repeats;  /* the period is that of the whole part */
} Part;

/* Where the largest suffix begins, in the order of bytes or in the reverse one, and its period. */
static size_t largest_suffix(Vm *vm, const Part *part, bool is_reverse, size_t *period)
{
    size_t start = 0, other = 1, same = 0;
    *period = 1;
    while (other + same < part->size) {
        vm_poll(vm);
        unsigned char a = (unsigned char)part->text[other + same];
        unsigned char b = (unsigned char)part->text[start + same];
        if (a == b) {
            same++;
            if (same == *period) {
                other += same;
                same = 0;
            }
        } else if ((a < b) != is_reverse) {
            other += same + 1;
            same = 0;
            *period = other - start;
        } else {
            start = other++;
            same = 0;
            *period = 1;
        }
    }
    return start;
}

/* The cut is the later start of the two largest suffixes. */
static Part part_cut(Vm *vm, const String *string)
{
    Part part = {.text = string->text, .size = string->size};
    size_t period;
    part.cut = largest_suffix(vm, &part, false, &part.period);
    size_t other = largest_suffix(vm, &part, true, &period);
    if (other > part.cut) {
        part.cut = other;
        part.period = period;
    }
    part.repeats = part.cut + part.period <= part.size &&
                   memcmp(part.text, part.text + part.period, part.cut) == 0;
    if (!part.repeats) {
        size_t rest = part.size - part.cut;
        part.period = (part.cut > rest ? part.cut : rest) + 1;
    }
    return part;
}

/* The next place, from `at` on, that has the first byte of the right piece. */
static size_t next_place(const Part *part, const String *text, size_t at)
{
    const char *from = text->text + at + part->cut;
    size_t places = text->size - part->size - at + 1;
    const char *found = memchr(from, part->text[part->cut], places);
    return found ? at + (size_t)(found - from) : SIZE_MAX;
}

/* `known` bytes at the start of the part are known to match. */
static size_t part_find(Vm *vm, const Part *part, const String *text, size_t from)
{
    size_t known = 0;
    for (size_t at = from; at + part->size <= text->size;) {
        if (known == 0 && (at = next_place(part, text, at)) == SIZE_MAX)
            break;
        const char *here = text->text + at;
        size_t right = known > part->cut ? known : part->cut, left = part->cut;
        for (; right < part->size && part->text[right] == here[right]; right++)
            vm_poll(vm);
        if (right < part->size) {
            vm_poll(vm);
            at += right - part->cut + 1;
            known = 0;
            continue;
        }
        for (; left > known && part->text[left - 1] == here[left - 1]; left--)
            vm_poll(vm);
        if (left <= known)
            return at;
        at += part->period;
        known = part->repeats ? part->size - part->period : 0;
    }
    return SIZE_MAX;
}

size_t search_find(Vm *vm, const String *text, const String *part, size_t from)
{
    if (part->size > text->size || from > text->size - part->size)
        return SIZE_MAX;
    if (part->size == 0)
        return from;
    Part cut = part_cut(vm, part);
    return part_find(vm, &cut, text, from);
}
