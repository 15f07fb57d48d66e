/* number.h: integers and floats, without a graph, as Python computes and compares them. */
#ifndef VM_NUMBER_H
#define VM_NUMBER_H

#include "heap/datum.h"
#include "syntax/binary.h"

/* Arithmetic on integers and floats. The caller has excluded the operators // and % of an integer
   by an integer 0. An integer result that needs more than 64 bits becomes a float. */
Datum number_binary(BinaryOp op, Datum x, Datum y);
/* -1, 0 or 1 as x is smaller, equal or larger; 2 if nan is involved. An integer and a float are
   compared exactly. */
int number_compare(Datum x, Datum y);

#endif
