/* number.h: integers and floats without a graph, as Python computes and compares them. */
#ifndef VM_NUMBER_H
#define VM_NUMBER_H

#include "syntax/ast.h"
#include "heap/datum.h"

/* An operator of arithmetic on integers or floats. An integer is not divided by an integer zero
   with
   // or %: the caller has refused that. What does not fit an integer becomes a float. */
Datum number_binary(BinaryOp op, Datum x, Datum y);
/* -1, 0, 1 as x is smaller, equal, larger; 2 where nan is involved. An integer and a float are
   compared exactly. */
int number_compare(Datum x, Datum y);

#endif
