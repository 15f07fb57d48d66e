/*
 * npmath.c: both take a multiple of pi from the angle, so that at most a quarter turn is left, and
 * compute its sine by a polynomial. Every fma rounds once: that is what the last bits depend on.
 */
#include "base/npmath.h"

#include <math.h>
#include <stdbool.h>

enum { COEFFICIENTS = 7 };

static const double ONE_BY_PI = 0x1.45f306dc9c883p-2;
/* pi as a sum, the largest part first. */
static const double PI_1 = 0x1.921fb54442d18p+1, PI_2 = 0x1.1a62633145c06p-53,
                    PI_3 = 0x1.c1cd129024e09p-106;

/* Of r**15, r**13, … r**3. The two functions have polynomials of their own. */
static const double SIN_POLYNOMIAL[COEFFICIENTS] = {
    -0x1.9f1517e9f65f0p-41, 0x1.60e6bee01d83ep-33, -0x1.ae6355aaa4a53p-26, 0x1.71de3806add1ap-19,
    -0x1.a01a019a659ddp-13, 0x1.111111110a573p-7,  -0x1.55555555554a8p-3};
static const double COS_POLYNOMIAL[COEFFICIENTS] = {
    -0x1.9f0d60811aac8p-41, 0x1.60e6857a2f220p-33, -0x1.ae63546002231p-26, 0x1.71de38030fea0p-19,
    -0x1.a01a019a5b87bp-13, 0x1.111111110a4a8p-7,  -0x1.55555555554a7p-3};

/* The sine of r; `square` is r * r, computed before the last bits of r were. */
static double sine_of_rest(const double *polynomial, double r, double square)
{
    double sum = polynomial[0];
    for (int i = 1; i < COEFFICIENTS; i++)
        sum = fma(sum, square, polynomial[i]);
    return fma(sum, square * r, r);
}

/* Whether a whole number is odd: then the sine changes its sign. */
static bool is_odd(double n)
{
    return fmod(n, 2.0) != 0.0;
}

double npmath_sin(double angle)
{
    const double shift = 0x1.8p+52; /* a number so large has no fraction: adding it rounds */
    double n = fma(angle, ONE_BY_PI, shift) - shift;
    double r = fma(-n, PI_2, fma(-n, PI_1, angle));
    double sine = sine_of_rest(SIN_POLYNOMIAL, fma(-n, PI_3, r), r * r);
    return is_odd(n) ? -sine : sine;
}

/* The cosine of x is the sine of pi/2 - x, up to multiples of pi. */
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
