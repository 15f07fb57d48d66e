/* sixel.c: PNG to pixels with libpng, pixels to sixels with libsixel. */
#include "render/sixel.h"

#ifdef MGRAD_NO_SIXEL

bool sixel_is_available(void)
{
    return false;
}

bool sixel_put_png(Buf *out, const char *png, size_t size, size_t colors)
{
    (void)out, (void)png, (void)size, (void)colors;
    return false;
}

#else

#include <png.h>
#include <sixel.h>

bool sixel_is_available(void)
{
    return true;
}

/* ---- encoding ---- */

typedef struct SixelPixels {
    unsigned char *rgb; /* three bytes for each pixel, rows from the top */
    size_t size;        /* of `rgb`, in bytes */
    int width, height;
} SixelPixels;

/* libsixel's writer. */
static int sixel_write(char *bytes, int size, void *out)
{
    buf_put(out, bytes, (size_t)size);
    return size;
}

/* libsixel builds the palette from the upper five bits of red, green and blue, which would make
   white grey: 248. Spreads 0 to 248 over 0 to 255. */
static void sixel_spread_palette(sixel_dither_t *dither)
{
    unsigned char *palette = sixel_dither_get_palette(dither);
    int count = sixel_dither_get_num_of_palette_colors(dither);
    for (int i = 0; i < 3 * count; i++)
        palette[i] = (unsigned char)(palette[i] | palette[i] >> 5);
}

/* Our pictures are flat colours with smoothed edges. So the palette is built from all pixels, and
   nothing is dithered, which would roughen the background and the letters. */
static SIXELSTATUS sixel_put_pixels(const SixelPixels *pixels, sixel_dither_t *dither,
                                    sixel_output_t *output)
{
    SIXELSTATUS status = sixel_dither_initialize(dither, pixels->rgb, pixels->width, pixels->height,
                                                 SIXEL_PIXELFORMAT_RGB888, SIXEL_LARGE_AUTO,
                                                 SIXEL_REP_AUTO, SIXEL_QUALITY_FULL);
    if (SIXEL_FAILED(status))
        return status;
    sixel_spread_palette(dither);
    sixel_dither_set_diffusion_type(dither, SIXEL_DIFFUSE_NONE);
    return sixel_encode(pixels->rgb, pixels->width, pixels->height, 3, dither, output);
}

static bool sixel_encode_pixels(Buf *out, const SixelPixels *pixels, size_t colors)
{
    sixel_output_t *output = NULL;
    sixel_dither_t *dither = NULL;
    SIXELSTATUS status = sixel_output_new(&output, sixel_write, out, NULL);
    if (SIXEL_SUCCEEDED(status))
        status = sixel_dither_new(&dither, (int)colors, NULL);
    if (SIXEL_SUCCEEDED(status))
        status = sixel_put_pixels(pixels, dither, output);
    sixel_dither_unref(dither);
    sixel_output_unref(output);
    return SIXEL_SUCCEEDED(status) && !out->failed;
}

/* ---- decoding ---- */

/* Fills in `pixels`, whose `rgb` the caller frees in any case. */
static bool sixel_read_png(SixelPixels *pixels, Mem *mem, const char *png, size_t size)
{
    static const png_color white = {255, 255, 255}; /* behind transparent pixels */
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, png, size))
        return false;
    image.format = PNG_FORMAT_RGB;
    pixels->size = (size_t)image.height * PNG_IMAGE_ROW_STRIDE(image);
    pixels->rgb = mem_try_alloc(mem, pixels->size);
    pixels->width = (int)image.width;
    pixels->height = (int)image.height;
    bool is_decoded = pixels->rgb && png_image_finish_read(&image, &white, pixels->rgb, 0, NULL);
    png_image_free(&image);
    return is_decoded;
}

bool sixel_put_png(Buf *out, const char *png, size_t size, size_t colors)
{
    SixelPixels pixels = {0};
    bool is_put =
        sixel_read_png(&pixels, out->mem, png, size) && sixel_encode_pixels(out, &pixels, colors);
    mem_free(out->mem, pixels.rgb, pixels.rgb ? pixels.size : 0);
    return is_put;
}

#endif
