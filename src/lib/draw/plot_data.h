/*
 * plot_data.h: the arguments of the plot commands as a Plot: titles, axes, and lists of numbers as
 * series.
 *
 * A Plot and all that belongs to it is in the session's arena for plots, until the next
 * plot_data_begin. Every function throws if an argument does not fit.
 */
#ifndef LIB_DRAW_PLOT_DATA_H
#define LIB_DRAW_PLOT_DATA_H

#include "lib/state.h"
#include "view/plot/plot.h"
#include "vm/vm.h"

/* The places of parameters in the signatures of plot, scatter and boundary. */
enum {
    ARG_TITLE = 3, /* ARG_TITLE to ARG_YLIM: all three commands */
    ARG_XLABEL,
    ARG_YLABEL,
    ARG_XLIM,
    ARG_YLIM,
    ARG_LOG, /* plot and scatter */
    ARG_POINTS,
    ARG_PLOT_FILE,
    ARG_PLOT_ID,
    ARG_SCATTER_FILE = 9,
    ARG_SCATTER_ID,
    ARG_GRID = 8, /* boundary */
    ARG_BOUNDARY_FILE,
    ARG_BOUNDARY_ID,
    ARG_VALUES,
};

/* An empty plot. Frees the one before. */
Plot *plot_data_begin(Vm *vm);
/* Sets title, labels and the ends of the axes. */
void plot_data_set_titles(Vm *vm, Plot *plot, const Datum *args);
/* `log="y"`: sets which axes are logarithmic. */
void plot_data_set_log(Vm *vm, Plot *plot, const Datum *args);
/* The numbers of a list that is argument `arg` or an element of it. */
double *plot_data_numbers(Vm *vm, const List *list, uint32_t arg);
/* 0, 1, 2, …: the x values of a plain list. */
double *plot_data_count_up(Vm *vm, size_t count);
/* Adds curves: args[0] against their indices, or args[1] against args[0]. */
void plot_data_add_curves(Vm *vm, Plot *plot, const Datum *args);
/* Adds the points of argument `arg`, a list of pairs. The next argument has their labels, one
   series for each label; nil: none. */
void plot_data_add_rows(Vm *vm, Plot *plot, const Datum *args, uint32_t arg);
/* Adds the points args[1] against args[0], with the labels args[labels] unless that is nil. */
void plot_data_add_points(Vm *vm, Plot *plot, const Datum *args, uint32_t labels);
/* Adds a series with a name for the legend, in the next free element of the plot's array. */
PlotSeries *plot_data_add_series(Plot *plot, PlotKind kind, const char *name, size_t size);
/* True for a list whose first element is a list. */
bool plot_data_is_rows(Datum datum);

#endif
