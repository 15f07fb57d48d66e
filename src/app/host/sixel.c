/*
 * sixel.c: pixels into sixels.
 *
 * A sixel is a column of six pixels in one colour, written as one character: '?' and the bits of
 * the pixels, the top one lowest. A band of six rows is written once for each of its colours, one
 * over the other. "!5x" stands for "xxxxx", "#3" chooses a colour, "$" goes back to the start of
 * the band, "-" to the next one.
 */
#include "app/host/sixel.h"

#ifdef MGRAD_NO_PNG

bool sixel_is_there(void)
{
    return false;
}

bool sixel_put(Buf *out, const char *png, size_t size, size_t colors)
{
    (void)out, (void)png, (void)size, (void)colors;
    return false;
}

#else

#include <png.h>
#include <string.h>

enum {
    BAND = 6,  /* rows */
    DEPTH = 5, /* bits that are kept of red, of green, of blue */
    BINS = 1 << 3 * DEPTH,
    LEVELS = 1 << DEPTH,
};

typedef struct SixelPicture {
    const png_byte *pixels; /* red, green, blue */
    size_t width, height;
    size_t color_count;
    unsigned color[SIXEL_MAX_COLORS]; /* bins */
    uint32_t pixel_count[BINS];
    bool taken[BINS];      /* it is in `color` */
    uint8_t nearest[BINS]; /* the index in `color`, of bins that hold a pixel */
} SixelPicture;

bool sixel_is_there(void)
{
    return true;
}

/* ---- colours ---- */

static unsigned sixel_bin(const png_byte pixel[3])
{
    enum { DROPPED = 8 - DEPTH };
    return (unsigned)pixel[0] >> DROPPED << 2 * DEPTH | (unsigned)pixel[1] >> DROPPED << DEPTH |
           (unsigned)pixel[2] >> DROPPED;
}

/* Red, green or blue of a bin: 0 to LEVELS - 1. */
static int sixel_level(unsigned bin, int part)
{
    return (int)(bin >> (2 - part) * DEPTH) % LEVELS;
}

static int sixel_distance(unsigned a, unsigned b)
{
    int sum = 0;
    for (int part = 0; part < 3; part++) {
        int difference = sixel_level(a, part) - sixel_level(b, part);
        sum += difference * difference;
    }
    return sum;
}

/* The bin with the most pixels that no colour stands for yet; BINS if there is none. */
static unsigned sixel_most(const SixelPicture *picture)
{
    unsigned most = BINS;
    for (unsigned bin = 0; bin < BINS; bin++)
        if (picture->pixel_count[bin] && !picture->taken[bin] &&
            (most == BINS || picture->pixel_count[bin] > picture->pixel_count[most]))
            most = bin;
    return most;
}

/* The colours that most pixels have: our pictures are a few colours on white, and their edges. */
static void sixel_choose(SixelPicture *picture, size_t most)
{
    for (size_t i = 0; i < picture->width * picture->height; i++)
        picture->pixel_count[sixel_bin(picture->pixels + 3 * i)]++;
    while (picture->color_count < most) {
        unsigned bin = sixel_most(picture);
        if (bin == BINS)
            break;
        picture->taken[bin] = true;
        picture->color[picture->color_count++] = bin;
    }
}

static void sixel_assign(SixelPicture *picture)
{
    for (unsigned bin = 0; bin < BINS; bin++) {
        size_t best = 0;
        if (!picture->pixel_count[bin])
            continue;
        for (size_t i = 1; i < picture->color_count; i++)
            if (sixel_distance(bin, picture->color[i]) < sixel_distance(bin, picture->color[best]))
                best = i;
        picture->nearest[bin] = (uint8_t)best;
    }
}

/* ---- sixels ---- */

static void sixel_put_run(Buf *out, char code, size_t count)
{
    if (count > 3)
        buf_printf(out, "!%zu%c", count, code);
    else
        buf_fill(out, code, count);
}

static size_t sixel_color_at(const SixelPicture *picture, size_t x, size_t y)
{
    return picture->nearest[sixel_bin(picture->pixels + 3 * (y * picture->width + x))];
}

static void sixel_put_color(Buf *out, const SixelPicture *picture, size_t top, size_t color)
{
    size_t rows = picture->height - top < BAND ? picture->height - top : BAND;
    char last = 0;
    size_t run = 0;
    buf_printf(out, "#%zu", color);
    for (size_t x = 0; x < picture->width; x++) {
        char code = '?';
        for (size_t row = 0; row < rows; row++)
            if (sixel_color_at(picture, x, top + row) == color)
                code = (char)(code + (1 << row));
        if (code != last) {
            sixel_put_run(out, last, run);
            last = code;
            run = 0;
        }
        run++;
    }
    if (last != '?')
        sixel_put_run(out, last, run);
    buf_putc(out, '$');
}

static void sixel_put_band(Buf *out, const SixelPicture *picture, size_t top)
{
    bool there[SIXEL_MAX_COLORS] = {false};
    size_t bottom = top + BAND < picture->height ? top + BAND : picture->height;
    for (size_t y = top; y < bottom; y++)
        for (size_t x = 0; x < picture->width; x++)
            there[sixel_color_at(picture, x, y)] = true;
    for (size_t color = 0; color < picture->color_count; color++)
        if (there[color])
            sixel_put_color(out, picture, top, color);
    buf_putc(out, '-');
}

static void sixel_put_palette(Buf *out, const SixelPicture *picture)
{
    for (size_t i = 0; i < picture->color_count; i++) {
        buf_printf(out, "#%zu;2", i); /* 2: red, green and blue, in percent */
        for (int part = 0; part < 3; part++)
            buf_printf(out, ";%d",
                       (sixel_level(picture->color[i], part) * 100 + LEVELS / 2) / (LEVELS - 1));
    }
}

static bool sixel_put_pixels(Buf *out, SixelPicture *picture, size_t colors)
{
    sixel_choose(picture, colors);
    sixel_assign(picture);
    buf_printf(out, "\033P0;1;0q\"1;1;%zu;%zu", picture->width, picture->height);
    sixel_put_palette(out, picture);
    for (size_t top = 0; top < picture->height; top += BAND)
        sixel_put_band(out, picture, top);
    buf_puts(out, "\033\\");
    return !out->failed;
}

/* ---- the PNG ---- */

bool sixel_put(Buf *out, const char *png, size_t size, size_t colors)
{
    static const png_color white = {255, 255, 255};
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, png, size))
        return false;
    image.format = PNG_FORMAT_RGB;
    size_t pixels_size = (size_t)image.height * PNG_IMAGE_ROW_STRIDE(image);
    png_byte *pixels = mem_try_alloc(out->mem, pixels_size);
    SixelPicture *picture = mem_alloc_zero(out->mem, sizeof *picture);
    bool fine = pixels && picture && png_image_finish_read(&image, &white, pixels, 0, NULL);
    if (fine) {
        picture->pixels = pixels;
        picture->width = image.width;
        picture->height = image.height;
        fine = sixel_put_pixels(out, picture, colors);
    }
    png_image_free(&image);
    mem_free(out->mem, picture, picture ? sizeof *picture : 0);
    mem_free(out->mem, pixels, pixels ? pixels_size : 0);
    return fine;
}

#endif
