/*
 * npmath.c: sine and cosine as in Intel's SVML.
 *
 * Both subtract a multiple of pi from the angle, which leaves at most a quarter turn, and compute
 * the sine of the rest with a polynomial. The order of the operations matters: an fma rounds once,
 * and the last bits depend on it.
 */
#include "base/npmath.h"

#include <math.h>
#include <stdbool.h>

enum { COEFFICIENTS = 7 };

static const double ONE_BY_PI = 0x1.45f306dc9c883p-2;
/* pi = PI_1 + PI_2 + PI_3, to about 160 bits (Cody and Waite's reduction). */
static const double PI_1 = 0x1.921fb54442d18p+1, PI_2 = 0x1.1a62633145c06p-53,
                    PI_3 = 0x1.c1cd129024e09p-106;

/* The coefficients of r**15, r**13, … r**3. Sine and cosine have different ones in SVML. */
static const double SIN_POLYNOMIAL[COEFFICIENTS] = {
    -0x1.9f1517e9f65f0p-41, 0x1.60e6bee01d83ep-33, -0x1.ae6355aaa4a53p-26, 0x1.71de3806add1ap-19,
    -0x1.a01a019a659ddp-13, 0x1.111111110a573p-7,  -0x1.55555555554a8p-3};
static const double COS_POLYNOMIAL[COEFFICIENTS] = {
    -0x1.9f0d60811aac8p-41, 0x1.60e6857a2f220p-33, -0x1.ae63546002231p-26, 0x1.71de38030fea0p-19,
    -0x1.a01a019a5b87bp-13, 0x1.111111110a4a8p-7,  -0x1.55555555554a7p-3};

/* The sine of r. `square` is r * r, but of r before its last correction, as in SVML. */
static double sine_of_rest(const double *polynomial, double r, double square)
{
    double sum = polynomial[0];
    for (int i = 1; i < COEFFICIENTS; i++)
        sum = fma(sum, square, polynomial[i]);
    return fma(sum, square * r, r);
}

/* True for an odd integer: after an odd multiple of pi the sine changes its sign. */
static bool is_odd(double n)
{
    return fmod(n, 2.0) != 0.0;
}

double npmath_sin(double angle)
{
    const double shift = 0x1.8p+52; /* doubles of this size are integers: adding it rounds */
    double n = fma(angle, ONE_BY_PI, shift) - shift;
    double r = fma(-n, PI_2, fma(-n, PI_1, angle));
    double sine = sine_of_rest(SIN_POLYNOMIAL, fma(-n, PI_3, r), r * r);
    return is_odd(n) ? -sine : sine;
}

/* cos x = sin(pi/2 - x), and sin(x - n*pi) = ±sin x. */
double npmath_cos(double angle)
{
    if (angle < 0x1p-27)
        return 1.0;
    double n = floor(angle * ONE_BY_PI);
    if (fma(angle, ONE_BY_PI, -n) < 0.0) /* the product was rounded up to n */
        n -= 1.0;
    double halves = n + 0.5;
    double r = fma(halves, PI_2, fma(halves, PI_1, -angle));
    double cosine = sine_of_rest(COS_POLYNOMIAL, fma(halves, PI_3, r), r * r);
    return is_odd(n) ? -cosine : cosine;
}
