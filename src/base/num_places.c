/*
 * num_places.c: numbers with four places, as every box of a picture shows two of them.
 *
 * A graph of a million nodes has two million such numbers, and printf took two thirds of the time
 * to write it. The result is printf's, to the last digit.
 */
#include "base/num.h"

#include <math.h>

/* fraction * 10000, rounded to the nearest whole number, a tie to the even one. The product of
   doubles is rounded itself; fma gives what that lost, which decides a tie. */
static uint32_t places_round(double fraction)
{
    double product = fraction * 1e4;
    double lost = fma(fraction, 1e4, -product);
    uint32_t whole = (uint32_t)product;
    double rest = product - whole;
    bool up = rest > 0.5 || (rest == 0.5 && (lost > 0.0 || (lost == 0.0 && whole % 2)));
    return whole + up;
}

void num_put_places(Buf *out, double value)
{
    double size = fabs(value);
    if (isnan(value)) {
        buf_puts(out, "nan"); /* printf may write -nan */
    } else if (size >= UINT32_MAX) {
        buf_printf(out, "%.4f", value);
    } else {
        uint32_t whole = (uint32_t)size, places = places_round(size - whole);
        whole += places == 10000;
        places %= 10000;
        if (signbit(value))
            buf_putc(out, '-');
        num_put_int(out, whole);
        char text[5] = {'.', (char)('0' + places / 1000), (char)('0' + places / 100 % 10),
                        (char)('0' + places / 10 % 10), (char)('0' + places % 10)};
        buf_put(out, text, sizeof text);
    }
}
