/*
 * columns.h: rows of cells as aligned text.
 *
 *       a → * → L      b = -3.0      × 1     = -3.0
 *       a → **2 → L    2·a = 4.0     × 1     =  4.0
 *                                      sum   =  1.0
 *
 * A row is its cells, separated by tabs, and a newline. A last cell that begins with '=' is a
 * result: all results are aligned, by sign. In a row with an empty first cell the second one is the
 * name of the result. A row with one cell is a line of text.
 */
#ifndef LIB_EXPLAIN_COLUMNS_H
#define LIB_EXPLAIN_COLUMNS_H

#include "base/buf.h"

/* Appends the rows to `out`. */
void columns_put(Buf *out, const Buf *rows);

#endif
