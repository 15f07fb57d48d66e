/*
 * check_table.h: the table that check prints, and its error.
 */
#ifndef LIB_EXPLAIN_CHECK_TABLE_H
#define LIB_EXPLAIN_CHECK_TABLE_H

#include "graph/pass/slope.h"
#include "vm/vm.h"

/* One gradient, judged. */
typedef struct CheckRow {
    Slope slope;
    Node node;    /* the leaf; NODE_NONE: an argument of a function */
    Node kink;    /* the operation that has the kink; NODE_NONE: unknown */
    uint32_t arg; /* the argument of the command that contains the leaf; the input of a function */
    Datum key;    /* its place in that list, dictionary or model; D_UNSET: it is alone */
    uint32_t times; /* so many backwards have added up; 0: not known */
} CheckRow;

typedef struct CheckTable CheckTable;

struct CheckTable {
    CheckRow *rows;
    size_t count;
    size_t all;          /* leaves, of which `count` were sampled */
    const char *heading; /* of the gradients: ".grad" */
    Node root;           /* NODE_NONE: a function */
    uint32_t root_arg;   /* the argument that is the root */
    Datum function;
    const char *name;             /* of the function */
    const struct CheckCall *call; /* for put_name; NULL: a function */
    bool is_stale;                /* the data under the root were older than those of the leaves */
    bool is_of_program;           /* the program's own derivative is judged */
    /* Appends the name of what a row differentiates by. */
    void (*put_name)(Vm *vm, Buf *out, const CheckTable *table, const CheckRow *row);
};

/* Prints the table: all rows, or the worst of more, which it sorts. Throws if a gradient is off. */
void check_table_show(Vm *vm, CheckTable *table);

#endif
