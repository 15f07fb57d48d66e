/*
 * plot_gnuplot.c: the script for gnuplot: settings, then data blocks, then one plot command.
 *
 * The layout of the page is computed in page.c, not by gnuplot, so it is the same in all formats:
 * the frame, the legend and all texts are put at screen coordinates. gnuplot's own legend chooses
 * its own size and can cover the title.
 */
#include "view/plot/plot_gnuplot.h"

#include <math.h>

#include "view/plot/arrow.h"
#include "view/plot/contour.h"
#include "view/plot/height.h"
#include "view/plot/page.h"
#include "view/plot/palette.h"
#include "view/plot/stroke.h"
#include "view/plot/ticks.h"

/* gnuplot's point types: filled circle, triangle, square, diamond, inverted triangle, pentagon;
   then two empty ones. */
static const int shapes[PLOT_COLORS] = {7, 9, 5, 13, 11, 15, 6, 4};

/* ---- titles and legend ---- */

/* The longest texts, in characters; longer ones are cut. */
enum { LONGEST_TITLE = 64, LONGEST_LABEL = 60, LONGEST_UPRIGHT = 36 };

/* Writes a user's text, centred at x and y, which are fractions of the page. */
static void put_label(Buf *out, PlotText text, size_t most, double x, double y, const char *more)
{
    if (text.size == 0)
        return;
    buf_puts(out, "set label ");
    paper_put_text(out, text, most);
    buf_printf(out, " at screen %.4f,%.4f center%s\n", x, y, more);
}

static void put_texts(Buf *out, const Plot *plot, const Page *page)
{
    double middle = (page->bottom + page->height - page->top) / 2 / page->height;
    put_label(out, plot->title, LONGEST_TITLE, page_middle(page), 1.0 - page->title / page->height,
              "");
    put_label(out, plot->x.label, LONGEST_LABEL, page_middle(page), page->label / page->height, "");
    size_t most = (size_t)fmin(LONGEST_UPRIGHT, page->height * 1.2);
    put_label(out, plot->y.label, most, page->upright / page->width, middle, " rotate by 90");
}

/* Writes the style of a curve, for the frame and the legend. After the last colour, the colours
   start again with another dash pattern. */
static void put_line_style(Buf *out, const Plot *plot, size_t i)
{
    buf_printf(out, "linewidth 3 dashtype %zu linecolor rgb \"%s\"", 1 + i / PLOT_COLORS,
               palette_series[plot->series[i].color % PLOT_COLORS]);
}

static void put_point_style(Buf *out, const PlotSeries *series, double size)
{
    buf_printf(out, "pointtype %d pointsize %.2f linecolor rgb \"%s\"",
               shapes[series->color % PLOT_COLORS], size,
               palette_series[series->color % PLOT_COLORS]);
}

/* Writes the sample of a series, a short line or a point, and its name, as an entry of the legend.
 */
static void put_legend_entry(Buf *out, const Plot *plot, size_t i, const Page *page, size_t entry)
{
    double left = page_middle(page) * page->width -
                  page->legend_column * (double)page->legend_columns / 2 +
                  page->legend_column * (double)(entry % page->legend_columns);
    double y = 1.0 - (page->legend + page->legend_row * (double)(entry / page->legend_columns)) /
                         page->height;
    if (plot->series[i].kind == PLOT_LINE) {
        buf_printf(out, "set arrow from screen %.4f,%.4f to screen %.4f,%.4f nohead ",
                   left / page->width, y, (left + 1.6) / page->width, y);
        put_line_style(out, plot, i);
    } else {
        buf_printf(out, "set label \"\" at screen %.4f,%.4f point ", (left + 1.2) / page->width, y);
        put_point_style(out, &plot->series[i], 1.0);
    }
    buf_puts(out, "\nset label ");
    paper_put_text(out, plot->series[i].name, LONGEST_NAME);
    buf_printf(out, " at screen %.4f,%.4f left\n", (left + 2.0) / page->width, y);
}

static void put_legend(Buf *out, const Plot *plot, const Page *page)
{
    for (size_t i = 0, entry = 0; i < plot->count; i++)
        if (plot->series[i].name.size)
            put_legend_entry(out, plot, i, page, entry++);
}

/* ---- axes ---- */

static void put_ticks(Buf *out, const char *name, const Tick *ticks, size_t count)
{
    buf_printf(out, "set %s (", name);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s\"%s\" %.6g", i ? ", " : "", ticks[i].text, ticks[i].place);
    buf_puts(out, ")\n");
}

static Page put_settings(Buf *out, const Plot *plot, const PlotPaper *paper)
{
    Tick x[TICKS_MOST], y[TICKS_MOST];
    size_t x_count = ticks_choose(x, &plot->x, 9), y_count = ticks_choose(y, &plot->y, 8);
    Page page =
        page_lay_out(plot, paper_width(paper), paper_highest(paper), ticks_widest(y, y_count));
    paper_put_terminal(out, paper, page.width, page.height);
    buf_printf(out,
               "set encoding utf8\n"
               "set border 3 linecolor \"" PALETTE_FRAME "\" linewidth 1.2\n"
               "set tics nomirror out textcolor \"" PALETTE_TEXT "\"\n"
               "set xrange [0:1]\n"
               "set yrange [0:1]\n"
               "set lmargin at screen %.4f\n"
               "set rmargin at screen %.4f\n"
               "set bmargin at screen %.4f\n"
               "set tmargin at screen %.4f\n"
               "set key off\n"
               "set samples 2\n",
               page.left / page.width, 1.0 - page.right / page.width, page.bottom / page.height,
               1.0 - page.top / page.height);
    put_texts(out, plot, &page);
    if (plot->has_legend)
        put_legend(out, plot, &page);
    put_ticks(out, "xtics", x, x_count);
    put_ticks(out, "ytics", y, y_count);
    if (plot->field.size == 0)
        buf_puts(out, "set grid linetype 1 linecolor \"" PALETTE_GRID "\" linewidth 1\n");
    return page;
}

/* ---- data ---- */

/* A pen that writes a data block: only the strokes, or, with `dots`, only the single points. */
typedef struct DataPen {
    Buf *out;
    bool dots;
    size_t count; /* points written */
} DataPen;

static void pen_put(DataPen *pen, double x, double y)
{
    buf_printf(pen->out, "%.5g %.5g\n", x, y);
    pen->count++;
}

static void pen_move(void *to, double x, double y)
{
    DataPen *pen = to;
    if (pen->dots)
        return;
    if (pen->count) /* an empty line separates strokes */
        buf_putc(pen->out, '\n');
    pen_put(pen, x, y);
}

static void pen_line(void *to, double x, double y)
{
    DataPen *pen = to;
    if (!pen->dots)
        pen_put(pen, x, y);
}

static void pen_dot(void *to, double x, double y)
{
    DataPen *pen = to;
    if (pen->dots)
        pen_put(pen, x, y);
}

/* Writes the data block of a series: for series 0, `$l0` with its lines or `$d0` with its dots. An
   empty block would be an error in gnuplot: then nothing is written, and the result is false. */
static bool put_series_data(Buf *out, const Plot *plot, size_t i, bool dots)
{
    static const StrokeGrid fine = {1400, 1000}, cells = {270, 190};
    const PlotSeries *series = &plot->series[i];
    size_t start = out->len;
    buf_printf(out, "$%c%zu << EOD\n", dots ? 'd' : 'l', i);
    DataPen data = {out, dots, 0};
    Pen pen = {&data, pen_move, pen_line, pen_dot};
    stroke_series(plot, series, series->kind == PLOT_LINE ? fine : cells, &pen);
    buf_puts(out, "EOD\n");
    if (data.count == 0)
        buf_truncate(out, start);
    return data.count > 0;
}

/* Writes the regions of one shade that follow each other as one data block, `$g0`, `$g1` and so
   on. */
static void put_ground_data(Buf *out, const Plot *plot, const ShadeRegions *regions)
{
    size_t blocks = 0;
    for (size_t i = 0; i < regions->count; i++) {
        const ContourLoop *loop = &regions->items[i].loop;
        bool is_new = i == 0 || regions->items[i].shade != regions->items[i - 1].shade;
        if (is_new)
            buf_printf(out, "%s$g%zu << EOD", i ? "EOD\n" : "", blocks++);
        buf_putc(out, '\n'); /* an empty line separates polygons */
        for (size_t k = 0; k < loop->count; k++) {
            plot_poll(&plot->poll);
            buf_printf(out, "%.5g %.5g\n", loop->points[k].x, loop->points[k].y);
        }
    }
    if (blocks)
        buf_puts(out, "EOD\n");
}

/* Paints the blocks of put_ground_data, in their order. */
static void put_grounds(Buf *out, const Plot *plot, const ShadeRegions *regions)
{
    for (size_t i = 0, block = 0; i < regions->count; i++)
        if (i == 0 || regions->items[i].shade != regions->items[i - 1].shade)
            buf_printf(out,
                       ", $g%zu with filledcurves closed fillcolor rgb \"%s\" "
                       "fillstyle solid noborder",
                       block++, palette_shade(plot, regions->items[i].shade));
}

/* Writes the lines between shades. */
static bool put_border_data(Buf *out, const Plot *plot, const ShadeLevels *levels)
{
    const double *at;
    size_t start = out->len, count = shade_lines(plot, levels, &at);
    buf_puts(out, "$border << EOD\n");
    DataPen data = {out, false, 0};
    for (size_t i = 0; i < count; i++) {
        Contour contour = contour_trace(plot, at[i]);
        contour_stroke(&contour, plot, &(Pen){&data, pen_move, pen_line, pen_dot});
    }
    buf_puts(out, "EOD\n");
    if (data.count == 0)
        buf_truncate(out, start);
    return data.count > 0;
}

static void put_arrow_data(Buf *out, const Plot *plot, const Page *page)
{
    DataPen data = {out, false, 0};
    if (plot->arrow_count == 0)
        return;
    buf_puts(out, "$arrows << EOD\n");
    arrow_stroke(plot, page_aspect(page), &(Pen){&data, pen_move, pen_line, pen_dot});
    buf_puts(out, "EOD\n");
}

/* Writes the numbers at the lines of heights. Returns how many. */
static size_t put_height_data(Buf *out, const Plot *plot, const ShadeLevels *levels)
{
    HeightLabel labels[SHADES_OF_HEIGHTS - 1];
    size_t count = height_labels(plot, levels, labels);
    if (count)
        buf_puts(out, "$heights << EOD\n");
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%.5g %.5g %s\n", labels[i].x, labels[i].y, labels[i].text);
    if (count)
        buf_puts(out, "EOD\nset style textbox opaque noborder margins 0.5,0.5\n");
    return count;
}

/* ---- the plot command ---- */

/* The data blocks that were written. */
typedef struct Blocks {
    ShadeRegions grounds;
    bool border;
    size_t heights;
    bool *lines, *dots; /* by series */
} Blocks;

static Blocks put_data(Buf *out, const Plot *plot, const Page *page)
{
    Blocks blocks = {.lines = ARENA_ARRAY(plot->arena, bool, plot->count),
                     .dots = ARENA_ARRAY(plot->arena, bool, plot->count)};
    if (plot->field.size) {
        ShadeLevels levels = shade_levels(plot);
        blocks.grounds = shade_regions(plot, &levels);
        put_ground_data(out, plot, &blocks.grounds);
        blocks.heights = put_height_data(out, plot, &levels);
        blocks.border = put_border_data(out, plot, &levels);
    }
    put_arrow_data(out, plot, page);
    for (size_t i = 0; i < plot->count; i++) {
        blocks.lines[i] = plot->series[i].kind == PLOT_LINE && put_series_data(out, plot, i, false);
        blocks.dots[i] = put_series_data(out, plot, i, true);
    }
    return blocks;
}

/* Plots the points of a series, or the single points of a curve. Unless there are too many points,
   each gets a white rim, which separates overlapping ones. */
static void put_dots(Buf *out, const Plot *plot, size_t i)
{
    const PlotSeries *series = &plot->series[i];
    size_t total = 0;
    for (size_t k = 0; k < plot->count; k++)
        total += plot->series[k].count;
    double size = total <= 300 ? 1.0 : total <= 3000 ? 0.6 : 0.35;
    size *= series->is_small ? 0.5 : 1.0;
    if (series->kind == PLOT_LINE) {
        buf_printf(out, ", $d%zu with points pointtype %d pointsize 0.7 linecolor rgb \"%s\"", i,
                   shapes[0], palette_series[series->color % PLOT_COLORS]);
        return;
    }
    if (total <= 3000)
        buf_printf(out, ", $d%zu with points pointtype %d pointsize %.2f linecolor rgb \"#FFFFFF\"",
                   i, shapes[series->color % PLOT_COLORS], size * 1.45);
    buf_printf(out, ", $d%zu with points ", i);
    put_point_style(out, series, size);
}

void plot_gnuplot_put(Buf *out, const Plot *plot, const PlotPaper *paper)
{
    Page page = put_settings(out, plot, paper);
    Blocks blocks = put_data(out, plot, &page);
    if (plot->field.size)
        buf_printf(out,
                   "set object 1 rectangle from graph 0,0 to graph 1,1 behind "
                   "fillcolor rgb \"%s\" fillstyle solid noborder\n",
                   palette_shade(plot, 0));
    buf_puts(out, "plot NaN"); /* draws nothing; every other element can begin with a comma */
    put_grounds(out, plot, &blocks.grounds);
    if (blocks.border)
        buf_printf(out, ", $border with lines linewidth %s linecolor rgb \"%s\"",
                   plot->field.is_height ? "1" : "2.5", palette_line(plot));
    if (plot->arrow_count)
        buf_puts(out, ", $arrows with lines linewidth 1.2 linecolor rgb \"" PALETTE_ARROW "\"");
    if (blocks.heights)
        buf_puts(out,
                 ", $heights using 1:2:3 with labels boxed textcolor rgb \"" PALETTE_TEXT "\"");
    for (size_t i = 0; i < plot->count; i++) {
        if (blocks.lines[i]) {
            buf_printf(out, ", $l%zu with lines ", i);
            put_line_style(out, plot, i);
        }
        if (blocks.dots[i])
            put_dots(out, plot, i);
    }
    buf_putc(out, '\n');
}
