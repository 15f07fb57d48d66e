/* palette.c: Okabe and Ito's palette, with grey for yellow, which is too light for lines on white.
 */
#include "view/plot/palette.h"

const char *const palette_series[PLOT_COLORS] = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                 "#E69F00", "#56B4E9", "#000000", "#7F7F7F"};
const char *const palette_shades[SHADES] = {"#8FBEDC", "#BAD7E9", "#E3EFF6",
                                            "#FCEBE0", "#F6CFB4", "#EDAC83"};
const char *const palette_heights[SHADES_OF_HEIGHTS] = {"#FFFFFF", "#F5F7F8", "#ECEFF2", "#E3E7EB",
                                                        "#DADFE4", "#D1D7DD", "#C8CFD6", "#BFC7CF",
                                                        "#B6BFC8", "#ADB7C1"};

const char *palette_shade(const Plot *plot, size_t shade)
{
    return plot->field.is_height ? palette_heights[shade] : palette_shades[shade];
}

const char *palette_line(const Plot *plot)
{
    return plot->field.is_height ? PALETTE_LEVEL : PALETTE_BORDER;
}
