/*
 * plot.h: what the files of the plots share: plot.c (the commands), plot_data.c (data to be drawn)
 * and plot_function.c (functions, which are asked for it).
 *
 * The commands plot and boundary call functions of the program, so they are functions of core.mg,
 * and hand all their arguments on as they stand. All that is made for a plot lies in the library's
 * arena. What does not fit is thrown.
 */
#ifndef LIB_DRAW_PLOT_H
#define LIB_DRAW_PLOT_H

#include "lib/registry.h"
#include "view/plot/plot.h"

/* The parameters, by their places in the signatures. */
enum {
    ARG_TITLE = 3, /* up to ARG_YLIM: of all three commands */
    ARG_XLABEL,
    ARG_YLABEL,
    ARG_XLIM,
    ARG_YLIM,
    ARG_LOG, /* of plot and scatter */
    ARG_POINTS,
    ARG_PLOT_FILE,
    ARG_SCATTER_FILE = 9,
    ARG_GRID = 8,
    ARG_BOUNDARY_FILE,
    ARG_VALUES,
};

/* ---- plot_data.c ---- */

/* An empty plot; forgets the one before. */
Plot *plot_data_begin(Vm *vm);
/* Titles, and the ends of axes, as the arguments say. */
void plot_data_set_titles(Vm *vm, Plot *plot, const Datum *args);
/* `log="y"`: which axes are logarithmic. */
void plot_data_set_log(Vm *vm, Plot *plot, const Datum *args);
/* The numbers of a list that is argument `arg`, or stands in it. */
double *plot_data_numbers(Vm *vm, const List *list, uint32_t arg);
/* Curves of numbers: args[0] against their places, or args[1] against args[0]. */
void plot_data_add_curves(Vm *vm, Plot *plot, const Datum *args);
/* Points of rows of two numbers, in argument `arg`; coloured by the list of labels behind it, if
   that is not nil. */
void plot_data_add_rows(Vm *vm, Plot *plot, const Datum *args, uint32_t arg);
/* Points args[0] against args[1], coloured by args[2], if that is not nil. */
void plot_data_add_points(Vm *vm, Plot *plot, const Datum *args);
/* A series for the legend, the next in the plot's array. */
PlotSeries *plot_data_add_series(Plot *plot, PlotKind kind, const char *name, size_t size);
bool plot_data_is_rows(Datum datum);

/* ---- plot_function.c ---- */

bool plot_function_is_callable(Datum datum);
/* Curves that core.mg has sampled: args[0] is a list of them. */
bool plot_function_is_sampled(const Datum *args);
void plot_function_add_sampled(Vm *vm, Plot *plot, const Datum *args);

/* Builtins for core.mg. */
NativeFn plot_function_begin, plot_function_places, plot_function_add_heights, plot_function_height;

#endif
