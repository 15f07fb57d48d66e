/*
 * scope.h: the meaning of a name in the function being compiled.
 *
 * A name is, in this order: a variable of a comprehension, a local, a variable of an enclosing
 * function (a captured cell), a field of the enclosing module, a global. Names of functions and
 * modules are found beforehand (scan.c), so that a name means the same in the whole body.
 */
#ifndef COMPILE_SCOPE_H
#define COMPILE_SCOPE_H

#include "compile/unit.h"

typedef enum PlaceKind {
    PLACE_LOCAL,  /* a register */
    PLACE_CELL,   /* a cell in a register: inner functions share it */
    PLACE_UP,     /* a cell of the closure */
    PLACE_FIELD,  /* a slot of self */
    PLACE_GLOBAL, /* a slot of the globals */
} PlaceKind;

typedef struct NamePlace {
    PlaceKind kind;
    uint32_t at;  /* the register, cell or slot */
    Local *local; /* for a local of this function, else NULL */
} NamePlace;

/* May capture a cell from an enclosing function, or make a slot for a global. */
NamePlace scope_resolve(Unit *u, Name name);

/* A variable of a comprehension hides other names until it is dropped. */
void scope_add_variable(Unit *u, Name name, uint16_t reg);
/* Drops the last ones; the first `kept` stay. */
void scope_drop_variables(Unit *u, uint32_t kept);

Local *scope_find_local(const Unit *u, Name name);
/* Finds or adds; a new local takes the next register. */
Local *scope_add_local(Unit *u, Name name, Span span);
/* From here on the local has a value. */
void scope_set_definite(Unit *u, Local *local);

bool scope_in_module(const Unit *u);
/* The slot of a field of the enclosing module; -1 if there is no such field. */
int32_t scope_field(const Unit *u, Name name);
/* The slot that `self.name` reads; -1 if the expression is another one, or the field is unknown. */
int32_t scope_self_slot(const Unit *u, const Expr *e);
/* Adds a field unless the module has it. Throws at the span if there are too many. */
void scope_add_field(Unit *u, Name name, Span span);

#endif
