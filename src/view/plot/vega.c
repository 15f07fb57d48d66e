/* vega.c: the beginning of a chart in Vega-Lite, and texts. */
#include "view/plot/vega.h"

#include <string.h>

#include "base/escape.h"
#include "view/plot/palette.h"
#include "view/plot/paper.h"

void vega_text(Json *json, PlotText text, Arena *arena)
{
    enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };
    if (!text.size) {
        json_null(json);
        return;
    }
    char *clean = arena_alloc(arena, text.size);
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        EscapeMark mark = escape_at(text.text + at, text.size - at);
        if (mark.width || mark.code == LINE_SEPARATOR || mark.code == PARAGRAPH_SEPARATOR) {
            clean[size++] = ' ';
        } else {
            memcpy(clean + size, text.text + at, mark.size);
            size += mark.size;
        }
        at += mark.size;
    }
    json_text(json, clean, size);
}

/* ---- the style ---- */

static void put_axis_style(Json *json)
{
    json_key_open(json, "axis", '{');
    json_key_integer(json, "labelFontSize", PAPER_EM);
    json_key_integer(json, "titleFontSize", PAPER_EM);
    json_key_string(json, "titleFontWeight", "normal");
    json_key_string(json, "labelColor", PALETTE_TEXT);
    json_key_string(json, "domainColor", PALETTE_FRAME);
    json_key_string(json, "tickColor", PALETTE_FRAME);
    json_key_string(json, "gridColor", PALETTE_GRID);
    json_close(json, '}');
}

static void put_legend_style(Json *json)
{
    enum { SYMBOL = 250, LABEL = 260 }; /* the area of a symbol; the width of the longest name */
    json_key_open(json, "legend", '{');
    json_key_string(json, "orient", "top");
    json_key_integer(json, "labelFontSize", PAPER_EM);
    json_key_integer(json, "labelLimit", LABEL);
    json_key_integer(json, "symbolSize", SYMBOL);
    json_key_integer(json, "labelOffset", PAPER_EM / 2);
    json_close(json, '}');
}

static void put_style(Json *json)
{
    json_key_open(json, "config", '{');
    json_key_string(json, "font", "sans-serif");
    json_key_open(json, "view", '{');
    json_key_null(json, "stroke");
    json_close(json, '}');
    json_key_open(json, "title", '{');
    json_key_integer(json, "fontSize", PAPER_EM);
    json_key_string(json, "fontWeight", "normal");
    json_key_string(json, "anchor", "middle");
    json_close(json, '}');
    put_axis_style(json);
    put_legend_style(json);
    json_close(json, '}');
}

void vega_open(Json *json, PlotText title, Arena *arena)
{
    json_open(json, '{');
    json_key_string(json, "$schema", "https://vega.github.io/schema/vega-lite/v5.json");
    json_key_string(json, "background", "#ffffff");
    json_key_integer(json, "padding", PAPER_EM / 2);
    json_break(json);
    put_style(json);
    json_break(json);
    if (title.size) {
        json_key(json, "title");
        vega_text(json, title, arena);
    }
}
