/*
 * npmath.h: sine and cosine to NumPy's last bit.
 *
 * Where the processor has AVX-512, NumPy computes np.sin and np.cos with Intel's vector library
 * (SVML), whose last digits differ from those of libm; the tutorials' points were made there. These
 * two give its results, with the same steps and coefficients, on every machine.
 *
 * Source: the description in github.com/numpy/SVML, svml_z0_sin_d_la and svml_z0_cos_d_la (below 4
 * units in the last place); NumPy 1.22 to 1.24 call them.
 */
#ifndef BASE_NPMATH_H
#define BASE_NPMATH_H

/* Of an angle from 0 up to, not including, 2**24. */
double npmath_sin(double angle);
double npmath_cos(double angle);

#endif
