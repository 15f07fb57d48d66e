/*
 * npmath.h: sine and cosine with NumPy's last bit.
 *
 * On a processor with AVX-512, NumPy computes np.sin and np.cos with Intel's vector library (SVML).
 * Its last digits differ from those of libm, and the data of the tutorials was generated with it.
 * These two functions return its results on every machine: same steps, same coefficients.
 *
 * Source: the description in github.com/numpy/SVML, svml_z0_sin_d_la and svml_z0_cos_d_la (error
 * below 4 units in the last place), which NumPy 1.22 to 1.24 call.
 */
#ifndef BASE_NPMATH_H
#define BASE_NPMATH_H

/* `angle` is in radians, from 0 up to, but not including, 2**24. */
double npmath_sin(double angle);
double npmath_cos(double angle);

#endif
