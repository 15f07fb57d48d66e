/* style.c: one table of colours. */
#include "lib/draw/style.h"

#include <string.h>

/* The names of colours, with the most similar ones of mgrad's plots. */
static const struct ColorName {
    const char *name;
    uint32_t color;
} color_names[] = {
    {"b", 0}, {"blue", 0},    {"r", 1},      {"red", 1},   {"g", 2},      {"green", 2},
    {"m", 3}, {"magenta", 3}, {"purple", 3}, {"y", 4},     {"yellow", 4}, {"orange", 4},
    {"c", 5}, {"cyan", 5},    {"k", 6},      {"black", 6}, {"gray", 7},   {"grey", 7},
};

/* The colour that a text names; STYLE_NO_COLOR if it is not known. */
static uint32_t color_find(const char *text, size_t size)
{
    static const char prefix[] = "tab:";
    size_t skipped = size > 4 && memcmp(text, prefix, 4) == 0 ? 4 : 0;
    text += skipped;
    size -= skipped;
    for (size_t i = 0; i < sizeof color_names / sizeof *color_names; i++)
        if (strlen(color_names[i].name) == size && memcmp(color_names[i].name, text, size) == 0)
            return color_names[i].color;
    return STYLE_NO_COLOR;
}

uint32_t style_color(Datum name)
{
    return name.kind == D_STRING ? color_find(name.as.string->text, name.as.string->size)
                                 : STYLE_NO_COLOR;
}

Style style_read(const char *text)
{
    Style style = {STYLE_NO_COLOR, PLOT_LINE};
    for (const char *at = text; *at; at++) {
        uint32_t color = color_find(at, 1);
        if (color != STYLE_NO_COLOR)
            style.color = color;
    }
    if (text[strcspn(text, ".,o^v<>sp*+xXdDhH|")] && !text[strcspn(text, "-:")])
        style.kind = PLOT_POINTS;
    return style;
}
