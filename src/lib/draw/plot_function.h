/*
 * plot_function.h: functions of the program as curves of a plot.
 *
 * Only mg code can call them, so the loop is in core.mg: it gets the next places to sample, calls
 * the function there, and adds the heights, until no more samples are needed.
 */
#ifndef LIB_DRAW_PLOT_FUNCTION_H
#define LIB_DRAW_PLOT_FUNCTION_H

#include "view/plot/plot.h"
#include "vm/vm.h"

/* True for a function, a builtin, or an instance that has a function forward. */
bool plot_function_is_callable(Datum datum);
/* True if args[0] is a list of curves that core.mg has sampled. */
bool plot_function_is_sampled(const Datum *args);
/* Adds these curves to the plot. */
void plot_function_add_sampled(Vm *vm, Plot *plot, const Datum *args);

/* The builtins of core.mg: _plot_begin, _plot_places, _plot_add, _plot_height. */
NativeFn plot_function_begin, plot_function_places, plot_function_add_heights, plot_function_height;

#endif
