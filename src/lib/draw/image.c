/*
 * image.c: the command image, which shows numbers as a grey picture.
 *
 * Numbers come as rows, as a plain list, or as a list of either. image_read finds out which.
 */
#include "lib/draw/image.h"

#include <math.h>
#include <string.h>

#include "lib/args.h"
#include "lib/draw/output.h"
#include "lib/draw/plot_data.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

enum { ARG_PIXELS, ARG_WIDTH, ARG_IMAGE_TITLE, ARG_IMAGE_FILE, ARG_IMAGE_ID };

static const char image_help[] = "write: image [[0, 1], [1, 0]], or image pixels, width=8";

/* ---- pixels ---- */

/* The number of columns of an image that is a plain list: `width=`, or the side of a square. */
static size_t flat_width(Vm *vm, const List *list, const Datum *args)
{
    size_t side = (size_t)lround(sqrt((double)list->count));
    if (args[ARG_WIDTH].kind == D_NIL && side * side != list->count)
        error_throw_at(vm, site_arg_span(vm, ARG_PIXELS),
                       "the argument width says how long a row is: image pixels, width=8",
                       "a list of %zu numbers is not a square image", list->count);
    if (args[ARG_WIDTH].kind == D_NIL)
        return side;
    int64_t width = arg_whole(vm, args, ARG_WIDTH);
    if (width < 1 || list->count % (size_t)width != 0)
        error_throw_arg(vm, ARG_WIDTH, "%zu numbers cannot be rows of %lld", list->count,
                        (long long)width);
    return (size_t)width;
}

/* Sets the size of the image, which all tiles must have. */
static void image_set_size(Vm *vm, Image *image, size_t width, size_t height)
{
    enum { MOST_PIXELS = 1000000 };
    if (image->width && (image->width != width || image->height != height))
        error_throw_arg(vm, ARG_PIXELS, "the images have different sizes: %zu x %zu and %zu x %zu",
                        image->width, image->height, width, height);
    if (width > MOST_PIXELS || height > MOST_PIXELS ||
        width * height * (image->count + 1) > MOST_PIXELS)
        error_throw_arg(vm, ARG_PIXELS, "an image has at most %d pixels", MOST_PIXELS);
    image->width = width;
    image->height = height;
}

static void image_add_flat(Vm *vm, Image *image, const List *list, const Datum *args)
{
    size_t width = flat_width(vm, list, args);
    image_set_size(vm, image, width, list->count / width);
    image->tiles[image->count++].pixels = plot_data_numbers(vm, list, ARG_PIXELS);
}

static void image_add_rows(Vm *vm, Image *image, const List *rows)
{
    const Datum first = rows->items[0];
    size_t width = first.as.list->count;
    double *pixels;
    image_set_size(vm, image, width, rows->count);
    pixels = ARENA_ARRAY(image->arena, double, width * rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        Datum row = rows->items[i];
        if (row.kind != D_LIST)
            error_throw_arg(vm, ARG_PIXELS, "row %zu of the image is %s, not a list", i,
                            repr_noun(row));
        if (row.as.list->count != width)
            error_throw_arg(vm, ARG_PIXELS,
                            "the rows of an image have the same length, but row 0 has %zu numbers "
                            "and row %zu has %zu",
                            width, i, row.as.list->count);
        memcpy(pixels + i * width, plot_data_numbers(vm, row.as.list, ARG_PIXELS),
               width * sizeof *pixels);
    }
    image->tiles[image->count++].pixels = pixels;
}

/* True for a list whose first element is a list that is not empty. */
static bool has_rows(Datum datum)
{
    return plot_data_is_rows(datum) && datum.as.list->items[0].as.list->count > 0;
}

/* Adds one image, which is rows or a plain list. */
static void image_add(Vm *vm, Image *image, Datum pixels, const Datum *args)
{
    if (pixels.kind != D_LIST || pixels.as.list->count == 0)
        error_throw_at(vm, site_arg_span(vm, ARG_PIXELS), image_help,
                       "an image is a list of numbers, not %s",
                       pixels.kind == D_LIST ? "an empty list" : repr_noun(pixels));
    if (has_rows(pixels))
        image_add_rows(vm, image, pixels.as.list);
    else
        image_add_flat(vm, image, pixels.as.list, args);
}

/* With `width`, a list of plain lists is several images; without, it is the rows of one. */
void image_read(Vm *vm, Image *image, const Datum *args)
{
    Datum what = args[ARG_PIXELS];
    bool is_flat = args[ARG_WIDTH].kind != D_NIL;
    bool is_several = has_rows(what) && (is_flat || has_rows(what.as.list->items[0]));
    size_t count = is_several ? what.as.list->count : 1;
    image->tiles = ARENA_ARRAY(image->arena, ImageTile, count);
    for (size_t i = 0; i < count; i++)
        image_add(vm, image, is_several ? what.as.list->items[i] : what, args);
}

/* ---- titles ---- */

static PlotText image_text(Vm *vm, const Image *image, Datum text)
{
    buf_clear(&vm->scratch);
    repr_put_str(vm, &vm->scratch, text);
    return (PlotText){arena_copy(image->arena, buf_text(&vm->scratch), vm->scratch.len),
                      vm->scratch.len};
}

/* `title` is a text above all images, or a list with one for each. */
static void image_set_title(Vm *vm, Image *image, Datum title)
{
    if (title.kind != D_LIST) {
        image->title = image_text(vm, image, title);
        return;
    }
    const List *titles = title.as.list;
    if (titles->count != image->count)
        error_throw_arg(vm, ARG_IMAGE_TITLE, "there are %zu titles for %zu images", titles->count,
                        image->count);
    for (size_t i = 0; i < image->count; i++)
        image->tiles[i].title = image_text(vm, image, titles->items[i]);
    image->has_titles = true;
}

/* ---- the command ---- */

static Datum image_command(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    OutputPlace place = output_read_place(vm, args, ARG_IMAGE_FILE, ARG_IMAGE_ID);
    Plot *plot = plot_data_begin(vm);
    Image image = {.arena = plot->arena};
    image_read(vm, &image, args);
    image_set_title(vm, &image, args[ARG_IMAGE_TITLE]);
    output_image(vm, &image, &place);
    arena_done(image.arena);
    return datum_nil();
}

static const Builtin rows[] = {
    {"image(pixels, width=nil, title=\"\", file=nil, id=nil)", image_command,
     ROW_COMMAND | ROW_WRITES | ROW_QUIET, NULL,
     "shows rows of numbers as a grey picture, or a plain list with width numbers in a row; a list "
     "of images side by side",
     "image [[0, 1, 0], [1, 2, 1], [0, 1, 0]]", 0},
};

const BuiltinTable image_table = {"plots", rows, sizeof rows / sizeof *rows};
