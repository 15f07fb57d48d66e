/* label.c: a user's text on a screen, character by character. */
#include "view/plot/label.h"

#include "base/utf8.h"

/* The next character as it is shown. Control characters become spaces; '?' replaces invalid bytes,
   and on an ASCII screen all that is not ASCII. */
static Rune label_next(const PlotScreen *screen, PlotText text, size_t at)
{
    Rune rune = utf8_decode(text.text + at, text.size - at);
    if (rune.size == 0)
        return (Rune){'?', 1};
    if (rune.code < 0x20 || (rune.code >= 0x7F && rune.code < 0xA0))
        rune.code = ' ';
    if (rune.code >= 0x80 && !screen->utf8)
        rune.code = '?';
    return rune;
}

size_t label_width(const PlotScreen *screen, PlotText text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.size;) {
        Rune rune = label_next(screen, text, at);
        width += utf8_width(rune.code);
        at += rune.size;
    }
    return width;
}

size_t label_put(Buf *out, const PlotScreen *screen, PlotText text, size_t room)
{
    size_t whole = label_width(screen, text), ellipsis = screen->utf8 ? 1 : 3, used = 0;
    size_t most = whole <= room ? room : room > ellipsis ? room - ellipsis : 0;
    for (size_t at = 0; at < text.size;) {
        Rune rune = label_next(screen, text, at);
        if (used + utf8_width(rune.code) > most)
            break;
        used += utf8_width(rune.code);
        buf_put_rune(out, rune.code);
        at += rune.size;
    }
    if (whole <= room)
        return used;
    buf_puts(out, screen->utf8 ? "…" : "...");
    return used + ellipsis;
}
