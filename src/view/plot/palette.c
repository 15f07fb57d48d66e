/* palette.c: Okabe and Ito's palette, with grey for yellow, which is too light for lines on white.
 */
#include "view/plot/palette.h"

const char *const palette_series[PLOT_COLORS] = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                 "#E69F00", "#56B4E9", "#000000", "#7F7F7F"};
const char *const palette_shades[SHADES] = {"#8FBEDC", "#BAD7E9", "#E3EFF6",
                                            "#FCEBE0", "#F6CFB4", "#EDAC83"};
