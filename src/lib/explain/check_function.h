/*
 * check_function.h: check of a function of the program.
 *
 * core.mg calls the function. Between the calls it keeps the state of the judgement of one input, a
 * Slope (graph/pass/slope.h), in a list of integers.
 */
#ifndef LIB_EXPLAIN_CHECK_FUNCTION_H
#define LIB_EXPLAIN_CHECK_FUNCTION_H

#include "vm/vm.h"

/* The function, its inputs as a list of floats, and 1 if they are separate arguments, 0 if the list
   is the argument. nil if the arguments of check begin with a Value. */
NativeFn check_function_inputs;
/* The derivatives that the program's df returned, as a list of floats. */
NativeFn check_function_derivatives;
/* A result of the function: its data, a bound of the rounding error, and the gradient of the input,
   nil if the result is a plain number. */
NativeFn check_function_point;
/* The state for one input: of its gradient, or nil for that of the point. */
NativeFn check_function_begin;
/* The next places of the input at which core.mg must call the function; none: the verdict is ready.
 */
NativeFn check_function_places;
/* Adds the results at these places. */
NativeFn check_function_add;
/* Prints the table. */
NativeFn check_function_show;

#endif
