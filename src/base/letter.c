/* letter.c: upper and lower case as a table of ranges. */
#include "base/letter.h"

#include <stddef.h>

/* Every `step`-th code point from `first` to `last` is a capital letter; the small letter is
   `distance` above it. */
typedef struct LetterRange {
    uint32_t first, last, step;
    int32_t distance;
} LetterRange;

static const LetterRange capitals[] = {
    {0x0041, 0x005A, 1, 32},   /* A to Z */
    {0x00C0, 0x00D6, 1, 32},   /* À to Ö */
    {0x00D8, 0x00DE, 1, 32},   /* Ø to Þ */
    {0x0100, 0x012E, 2, 1},    /* Ā to Į */
    {0x0132, 0x0136, 2, 1},    /* Ĳ to Ķ */
    {0x0139, 0x0147, 2, 1},    /* Ĺ to Ň */
    {0x014A, 0x0176, 2, 1},    /* Ŋ to Ŷ */
    {0x0178, 0x0178, 1, -121}, /* Ÿ */
    {0x0179, 0x017D, 2, 1},    /* Ź to Ž */
    {0x0386, 0x0386, 1, 38},   /* Ά */
    {0x0388, 0x038A, 1, 37},   /* Έ to Ί */
    {0x038C, 0x038C, 1, 64},   /* Ό */
    {0x038E, 0x038F, 1, 63},   /* Ύ and Ώ */
    {0x0391, 0x03A1, 1, 32},   /* Α to Ρ */
    {0x03A3, 0x03AB, 1, 32},   /* Σ to Ϋ */
    {0x0400, 0x040F, 1, 80},   /* Ѐ to Џ */
    {0x0410, 0x042F, 1, 32},   /* А to Я */
    {0x0460, 0x0480, 2, 1},    /* Ѡ to Ҁ */
    {0x048A, 0x04BE, 2, 1},    /* Ҋ to Ҿ */
    {0x04C0, 0x04C0, 1, 15},   /* Ӏ */
    {0x04C1, 0x04CD, 2, 1},    /* Ӂ to Ӎ */
    {0x04D0, 0x052E, 2, 1},    /* Ӑ to Ԯ */
    {0x0531, 0x0556, 1, 48},   /* Ա to Ֆ */
    {0x1E00, 0x1E94, 2, 1},    /* Ḁ to Ẕ */
    {0x1EA0, 0x1EFE, 2, 1},    /* Ạ to Ỿ */
};

enum {
    CAPITALS = sizeof capitals / sizeof *capitals,
    FINAL_SIGMA = 0x03C2, /* ς, a second small letter of Σ */
    CAPITAL_SIGMA = 0x03A3
};

static bool range_contains(const LetterRange *range, uint32_t code)
{
    return code >= range->first && code <= range->last && (code - range->first) % range->step == 0;
}

uint32_t letter_lower(uint32_t code)
{
    for (size_t i = 0; i < CAPITALS; i++)
        if (range_contains(&capitals[i], code))
            return code + (uint32_t)capitals[i].distance;
    return code;
}

uint32_t letter_upper(uint32_t code)
{
    if (code == FINAL_SIGMA)
        return CAPITAL_SIGMA;
    for (size_t i = 0; i < CAPITALS; i++)
        if (range_contains(&capitals[i], code - (uint32_t)capitals[i].distance))
            return code - (uint32_t)capitals[i].distance;
    return code;
}

bool letter_is_blank(uint32_t code)
{
    return (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x20) || code == 0x85 ||
           code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}
