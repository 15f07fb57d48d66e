/*
 * args.h: reads the arguments of builtins. Each function takes argument `i` of the running call and
 * throws, pointing at that argument, if it does not fit.
 */
#ifndef LIB_ARGS_H
#define LIB_ARGS_H

#include "vm/vm.h"

enum { ARG_LARGEST_SIZE = 100000000 }; /* elements that one call may make */

double arg_number(Vm *vm, const Datum *args, uint32_t i);
/* An integer, or a float or Value without a fraction. */
int64_t arg_whole(Vm *vm, const Datum *args, uint32_t i);
Node arg_value(Vm *vm, const Datum *args, uint32_t i);
List *arg_list(Vm *vm, const Datum *args, uint32_t i);
/* A list, or the keys of a dictionary as a new list. */
List *arg_items(Vm *vm, const Datum *args, uint32_t i);
/* The same, with at least one element. */
List *arg_some(Vm *vm, const Datum *args, uint32_t i);
Dict *arg_dict(Vm *vm, const Datum *args, uint32_t i);
/* True if the call gives the argument; false if it has its default. */
bool arg_is_given(const Vm *vm, uint32_t i);
String *arg_string(Vm *vm, const Datum *args, uint32_t i);
/* The name of a file: not empty, without NUL bytes. Borrowed from the string. */
const char *arg_path(Vm *vm, const Datum *args, uint32_t i);
/* A standard deviation: a number that is not negative. */
double arg_deviation(Vm *vm, const Datum *args, uint32_t i);
/* A size from 0 to ARG_LARGEST_SIZE that is argument `i` or an element of it. */
size_t arg_size(Vm *vm, Datum size, uint32_t i);

/* Throws: the call needs Values, but this element of a list or dictionary in argument `i` is `x`.
 */
_Noreturn void arg_throw_element(Vm *vm, uint32_t i, Datum container, Datum key, Datum x);

/* Splits source text at commas outside brackets and quotes: the next expression, without the blanks
   around it. False at the end. */
bool arg_next_text(const char **at, const char *end, const char **text, size_t *size);

#endif
