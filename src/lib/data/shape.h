/* shape.h: the shape of an array as NumPy's functions take it. An array is a list of lists. */
#ifndef LIB_DATA_SHAPE_H
#define LIB_DATA_SHAPE_H

#include "vm/vm.h"

/* The dimensions of an array, and the argument that they come from. */
typedef struct Shape {
    const Datum *sizes;
    size_t rank;       /* 0: a number */
    uint32_t arg;      /* the argument of the first size, for messages */
    bool is_arguments; /* each size is an argument; else all are elements of one */
} Shape;

/* Argument `i`, a shape: nil, a number, or a list of them. */
Shape shape_of(const Datum *args, uint32_t i);
size_t shape_size(Vm *vm, const Shape *shape, size_t i);

/* The next element. */
typedef Datum ShapeNext(const void *of);
/* One element, or an array whose elements are made row by row. */
Datum shape_fill(Vm *vm, const Shape *shape, ShapeNext *next, const void *of);

#endif
