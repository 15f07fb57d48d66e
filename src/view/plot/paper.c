/* paper.c: the beginning of a script for gnuplot, and quoted texts. */
#include "view/plot/paper.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/escape.h"

typedef struct Format {
    const char *name;
    double width, step; /* of the page, in `unit`; its height is a multiple of `step` */
    const char *unit, *terminal, *options;
} Format;

/* An SVG is 800 units wide, with letters of PAPER_EM units; the other formats have the same
   proportions. gnuplot draws a font size of 1 point as 4/3 pixels in a PNG, and the shapes of
   points half as large as in an SVG. */
static const double file_width = 800.0 / PAPER_EM; /* in ems */

static const Format formats[] = {
    {"svg", 800, 1, "", "svg", "noenhanced font \"sans-serif,18\" background \"#ffffff\""},
    {"png", 1600, 1, "", "pngcairo",
     "noenhanced font \"sans,13.5\" fontscale 2 linewidth 2 pointscale 4.8"},
    {"pdf", 8, 0.01, "in", "pdfcairo",
     "noenhanced font \"sans,13\" fontscale 0.75 linewidth 1.5 pointscale 1.7"},
};

static const Format *format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

bool paper_knows(const char *format)
{
    return format_find(format) != NULL;
}

/* Letters, digits and harmless punctuation are written as they are, everything else as octal
   escapes. A digit after an escape is escaped too: it could be read as part of it. Control
   characters become spaces, and so do invalid bytes, which would make an SVG invalid. */
void paper_put_text(Buf *out, PlotText text, size_t most)
{
    bool after_escape = false;
    buf_putc(out, '"');
    for (size_t i = 0, step; i < text.size; i += step) {
        EscapeMark mark = escape_at(text.text + i, text.size - i);
        step = mark.size;
        if (most-- == 0) {
            buf_puts(out, "…");
            break;
        }
        int c = mark.width ? ' ' : (int)mark.code;
        bool plain =
            c >= 0x80 || isalpha(c) || (isdigit(c) && !after_escape) || strchr(" -+.,:()=/*'", c);
        if (plain)
            buf_put_rune(out, (uint32_t)c);
        else
            buf_printf(out, "\\%03o", (unsigned)c);
        after_escape = !plain;
    }
    buf_putc(out, '"');
}

/* The em of a picture of a given size, in pixels: its letters are as large as the text around it.
 */
static double paper_em(const PlotPaper *paper)
{
    return (double)paper->line / 1.25;
}

/* A picture of a given size is at most one and a half times as wide, in ems, as one in a file. */
double paper_width(const PlotPaper *paper)
{
    if (!paper->width)
        return file_width;
    double em = paper_em(paper), most = (double)paper->height / paper_ratio;
    return fmin(fmin((double)paper->width, most), em * file_width * 1.5) / em;
}

double paper_highest(const PlotPaper *paper)
{
    return paper->width ? (double)paper->height / paper_em(paper) : file_width;
}

void paper_put_terminal(Buf *out, const PlotPaper *paper, double width, double height)
{
    if (!paper->width) {
        const Format *format = format_find(paper->format);
        double whole = round(format->width * height / width / format->step);
        buf_printf(out, "set terminal %s size %.4g%s,%.4g%s %s\n", format->terminal, format->width,
                   format->unit, whole * format->step, format->unit, format->options);
        return;
    }
    double em = paper_em(paper);
    buf_printf(out,
               "set terminal pngcairo size %.0f,%.0f noenhanced font \"sans,13.5\" "
               "fontscale %.3f linewidth %.3f pointscale %.3f\n",
               width * em, height * em, em / 18.0, em / 18.0, em / 7.5);
}
