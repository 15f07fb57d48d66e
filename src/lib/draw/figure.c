/* figure.c: copies into the figure's arena. Clearing the figure frees the arena. */
#include "lib/draw/figure.h"

#include <math.h>
#include <string.h>

static void figure_set_empty(Figure *figure)
{
    figure->plot = (Plot){
        .arena = &figure->arena, .x = {.low = NAN, .high = NAN}, .y = {.low = NAN, .high = NAN}};
    figure->image = (Image){.arena = &figure->arena};
    figure->has_legend = false;
}

void figure_init(Figure *figure, Mem *mem)
{
    *figure = (Figure){0};
    arena_init(&figure->arena, mem);
    figure_set_empty(figure);
}

void figure_done(Figure *figure)
{
    arena_done(&figure->arena);
}

void figure_clear(Figure *figure)
{
    arena_done(&figure->arena);
    figure_set_empty(figure);
}

bool figure_is_empty(const Figure *figure)
{
    return figure->plot.count == 0 && figure->image.count == 0;
}

PlotText figure_text(Figure *figure, PlotText text)
{
    return (PlotText){arena_copy(&figure->arena, text.text, text.size), text.size};
}

static double *copy_numbers(Figure *figure, const double *numbers, size_t count)
{
    double *copy = ARENA_ARRAY(&figure->arena, double, count);
    if (count)
        memcpy(copy, numbers, count * sizeof *copy);
    return copy;
}

PlotSeries *figure_add_series(Figure *figure, const Plot *plot)
{
    Plot *to = &figure->plot;
    if (to->count + plot->count > FIGURE_MOST_SERIES)
        return NULL;
    if (!to->series)
        to->series = ARENA_ARRAY(&figure->arena, PlotSeries, FIGURE_MOST_SERIES);
    for (size_t i = 0; i < plot->count; i++) {
        PlotSeries *series = &to->series[to->count + i];
        *series = plot->series[i];
        series->name = figure_text(figure, plot->series[i].name);
        series->color += (uint32_t)to->count;
        series->x = copy_numbers(figure, plot->series[i].x, series->count);
        series->y = copy_numbers(figure, plot->series[i].y, series->count);
    }
    to->count += plot->count;
    return &to->series[to->count - plot->count];
}

void figure_set_image(Figure *figure, const Image *image)
{
    Image *to = &figure->image;
    ImageTile *tiles = ARENA_ARRAY(&figure->arena, ImageTile, image->count);
    for (size_t i = 0; i < image->count; i++)
        tiles[i].pixels =
            copy_numbers(figure, image->tiles[i].pixels, image->width * image->height);
    *to = (Image){.arena = &figure->arena,
                  .tiles = tiles,
                  .count = image->count,
                  .width = image->width,
                  .height = image->height};
}

void figure_note_pending(Vm *vm)
{
    Figure *figure = vm->library->figure;
    if (figure->is_noted || figure_is_empty(figure))
        return;
    figure->is_noted = true;
    vm_note(vm, "plt collects: plt.show() draws the plot, plt.savefig(\"p.svg\") writes it");
}
