/* histogram.h: lists of numbers as histograms, for the command histogram and for plt.hist. */
#ifndef LIB_DRAW_HISTOGRAM_H
#define LIB_DRAW_HISTOGRAM_H

#include "view/plot/plot.h"
#include "vm/vm.h"

enum { HISTOGRAM_MOST_BINS = 10000 };

/* The number of bins that argument `i` gives. */
size_t histogram_read_bins(Vm *vm, const Datum *args, uint32_t i);
/* Adds the lists of argument `arg`, one or several, or a dictionary of lists, whose keys are their
   names. Each becomes the outline of its histogram. The bins are those of numpy.histogram over the
   range of all numbers together; numbers that are not finite are left out, and a note says how
   many. With `is_density` the area under each outline is 1. */
void histogram_add(Vm *vm, Plot *plot, const Datum *args, uint32_t arg, size_t bins,
                   bool is_density);

#endif
