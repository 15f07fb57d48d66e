/* utf8.c: decoding UTF-8. */
#include "base/utf8.h"

size_t utf8_count(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += !utf8_continues(text[i]);
    return count;
}

Rune utf8_decode(const char *text, size_t size)
{
    static const Rune none = {0, 0};
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80)
        return (Rune){first, 1};
    uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > size)
        return none;
    uint32_t code = first & (0x7Fu >> length);
    for (uint32_t i = 1; i < length; i++) {
        if (!utf8_continues(text[i]))
            return none;
        code = code << 6 | ((uint32_t)text[i] & 0x3F);
    }
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < least[length] || code > 0x10FFFF || surrogate ? none : (Rune){code, length};
}
