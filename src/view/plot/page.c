/* page.c: margins for the texts first, then the frame. */
#include "view/plot/page.h"

#include <math.h>

#include "base/utf8.h"

/* Arranges the legend in as many columns as fit, above the frame. */
static void page_lay_out_legend(Page *page, const Plot *plot)
{
    size_t longest = 1, entries = 0;
    for (size_t i = 0; i < plot->count; i++) {
        size_t count = utf8_count(plot->series[i].name.text, plot->series[i].name.size);
        longest = count > longest ? count : longest;
        entries += count > 0;
    }
    if (entries == 0)
        return;
    page->legend_row = 1.3;
    page->legend_column = 3.0 + 0.6 * (double)(longest < LONGEST_NAME ? longest : LONGEST_NAME);
    double fit = floor((page->width - page->left - page->right) / page->legend_column);
    page->legend_columns = fit < 1.0 ? 1 : fit < (double)entries ? (size_t)fit : entries;
    page->legend = page->top + page->legend_row / 2;
    page->top += 0.5 + page->legend_row * ceil((double)entries / (double)page->legend_columns);
}

/* Gives the frame its shape. A frame that is too high for the page becomes narrower, and stays in
   the middle. */
static void page_shape(Page *page, double aspect, double highest)
{
    double around = page->top + page->bottom, width = page->width - page->left - page->right;
    double height = fmin(width / aspect, highest - around);
    double unused = width - height * aspect;
    page->height = around + height;
    page->left += unused / 2;
    page->right += unused / 2;
    page->upright += unused / 2;
}

Page page_lay_out(const Plot *plot, double width, double highest, size_t widest)
{
    Page page = {.width = width, .height = width * paper_ratio, .right = 1.6, .label = 1.0};
    double aspect = plot_aspect(plot);
    page.left = 1.9 + (plot->y.label.size ? 1.4 : 0.0) + 0.6 * (double)widest;
    page.bottom = 3.0 + (plot->x.label.size ? 1.7 : 0.0);
    page.title = 1.4;
    page.upright = page.label;
    page.top = plot->title.size ? 2.5 : 1.0;
    if (plot->has_legend)
        page_lay_out_legend(&page, plot);
    if (aspect > 0.0)
        page_shape(&page, aspect, highest);
    return page;
}

double page_middle(const Page *page)
{
    return (page->left + page->width - page->right) / 2 / page->width;
}

double page_aspect(const Page *page)
{
    return (page->width - page->left - page->right) / (page->height - page->top - page->bottom);
}
