/* unit.c: the arrays, registers and constants of a function being compiled. */
#include "compile/unit.h"

#include <string.h>

void *unit_grow(Unit *u, const void *array, size_t item, uint32_t *cap)
{
    uint32_t larger = *cap ? *cap * 2 : 8;
    void *moved = arena_alloc(u->context->arena, larger * item);
    if (*cap)
        memcpy(moved, array, *cap * item);
    *cap = larger;
    return moved;
}

uint16_t unit_reg(Unit *u, uint32_t count, Span span)
{
    enum { RESERVED = 8 }; /* a margin for operands such as reg + 1 */
    uint32_t reg = u->next_reg;
    u->next_reg += count;
    if (u->next_reg > OPERAND_MOST - RESERVED)
        diag_throw(u->context->catch_, DIAG_ERROR, span,
                   "too complex: break this into several statements");
    if (u->next_reg > u->registers)
        u->registers = u->next_reg;
    return (uint16_t)reg;
}

static bool constant_equal(Datum a, Datum b)
{
    return a.kind == b.kind && a.as.integer == b.as.integer; /* bits: 0.0 is not -0.0 */
}

uint32_t unit_constant(Unit *u, Datum value)
{
    /* Most repetitions are near. To search all constants would take quadratic time. */
    enum { LOOK_BACK = 64 };
    uint32_t from = u->constants.count > LOOK_BACK ? u->constants.count - LOOK_BACK : 0;
    for (uint32_t i = from; i < u->constants.count; i++)
        if (constant_equal(u->constants.items[i], value))
            return i;
    UNIT_PUSH(u, u->constants, value);
    return u->constants.count - 1;
}

Datum unit_string(Unit *u, const char *text, size_t size)
{
    return datum_obj(D_STRING, heap_string(u->context->heap, text, size));
}
