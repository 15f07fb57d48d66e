/*
 * unit.h: a function, a module or a whole text during its compilation.
 *
 * A Unit collects what becomes a Proto (proto.c). Its arrays grow in the arena of the text, so that
 * an error may be thrown at any point without cleaning up.
 *
 * Registers are allocated like a stack. The variables of a function take the first ones and keep
 * them; temporaries follow. A function that needs temporaries saves next_reg and restores it when
 * their values are no longer needed.
 */
#ifndef COMPILE_UNIT_H
#define COMPILE_UNIT_H

#include "base/name_map.h"
#include "compile/compile.h"
#include "compile/opcode.h"

typedef enum UnitKind { UNIT_TOP, UNIT_FUNCTION, UNIT_MODULE } UnitKind;

/* A parameter, or a name that the function assigns. */
typedef struct Local {
    uint16_t reg;
    bool is_cell;  /* inner functions use it: the register contains a cell */
    bool definite; /* assigned on every path to the current statement */
} Local;

/* A variable of a comprehension. It hides other names while the comprehension is compiled. */
typedef struct Variable {
    Name name;
    uint16_t reg;
    uint32_t hides; /* the index of an outer variable of the same name; NAME_MAP_NONE: none */
} Variable;

#define UNIT_ARRAY(type)                                                                           \
    struct {                                                                                       \
        type *items;                                                                               \
        uint32_t count, cap;                                                                       \
    }

/* Appends to an array that is allocated like those of the unit. */
#define UNIT_PUSH(u, array, value)                                                                 \
    ((array).count == (array).cap                                                                  \
         ? (void)((array).items =                                                                  \
                      unit_grow((u), (array).items, sizeof *(array).items, &(array).cap))          \
         : (void)0,                                                                                \
     (array).items[(array).count++] = (value))

typedef struct Loop {
    struct Loop *outer;
    uint32_t start;              /* the target of `continue` */
    UNIT_ARRAY(uint32_t) breaks; /* jumps to the end of the loop, not patched yet */
} Loop;

typedef struct Unit {
    struct Unit *outer; /* the enclosing function or module, or NULL */
    const CompileContext *context;
    UnitKind kind;
    Name name; /* 0 for a text */

    /* What names mean (scope.c). */
    UNIT_ARRAY(Local) locals;
    UNIT_ARRAY(Variable) variables; /* of open comprehensions, innermost last */
    UNIT_ARRAY(uint16_t) captures;  /* cells taken from outer functions, as Proto has them */
    UNIT_ARRAY(Name) fields;        /* of a module: visible ones, then its parameters */
    NameMap local_of, variable_of, capture_of, field_of; /* the indices in these arrays */
    uint32_t visible_count;
    UNIT_ARRAY(uint32_t) definite; /* the locals that became definite, in that order */

    /* Instructions, and places in the text for error messages (emit.c). */
    UNIT_ARRAY(Code) code;
    UNIT_ARRAY(Span) spans;      /* one for each instruction */
    UNIT_ARRAY(CallSpans) calls; /* which arg_spans belong to which call */
    UNIT_ARRAY(Span) arg_spans;
    UNIT_ARRAY(NameSpan) name_spans; /* of names that an instruction reads in place */

    UNIT_ARRAY(LoopName) loop_names;

    UNIT_ARRAY(Datum) constants;
    /* One row for each call with named arguments: the count, then the names. */
    UNIT_ARRAY(Name *) keywords;

    uint32_t next_reg;  /* the first free register */
    uint32_t registers; /* the largest next_reg so far */
    int blocks;         /* open blocks: only statements outside of blocks print their values */
    Loop *loop;         /* the innermost one */
} Unit;

/* Doubles the capacity of a full array; returns the array, which has moved. */
void *unit_grow(Unit *u, const void *array, size_t item, uint32_t *cap);
/* The first of `count` new registers. Throws at the span if there are too many. */
uint16_t unit_reg(Unit *u, uint32_t count, Span span);
/* The index of a constant. Equal ones are often, but not always, stored once. */
uint32_t unit_constant(Unit *u, Datum value);
/* A string of the program: a new object, which unit_constant keeps. */
Datum unit_string(Unit *u, const char *text, size_t size);

#endif
