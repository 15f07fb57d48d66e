/*
 * rows.h: a list of rows at the prompt, as lines with aligned columns.
 *
 *     [[5.1, 3.5, 'setosa'],
 *      [4.9, 3.0, 'setosa'],
 *      …
 *      [5.9, 3.0, 'virginica']]
 *     150 rows of 3
 *
 * Only for a person: scripts, print, str and a transcript have Python's form, in one line.
 */
#ifndef VM_ROWS_H
#define VM_ROWS_H

#include "vm/vm.h"

/* Appends the text, if x is a list of at least two lists of the same length and is wider than the
   screen in one line. Otherwise appends nothing and returns false. */
bool rows_show(Vm *vm, Buf *out, Datum x);

#endif
