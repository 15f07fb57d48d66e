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

size_t utf8_width(uint32_t code)
{
    static const struct {
        uint32_t first, last, width;
    } ranges[] = {
        {0x300, 0x36F, 0},   {0x200B, 0x200F, 0}, {0xFE00, 0xFE0F, 0},   {0x1100, 0x115F, 2},
        {0x2E80, 0xA4CF, 2}, {0xAC00, 0xD7A3, 2}, {0xF900, 0xFAFF, 2},   {0xFE30, 0xFE6F, 2},
        {0xFF00, 0xFF60, 2}, {0xFFE0, 0xFFE6, 2}, {0x1F300, 0x1FAFF, 2}, {0x20000, 0x3FFFD, 2},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return ranges[i].width;
    return 1;
}
