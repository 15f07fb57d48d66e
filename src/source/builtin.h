/*
 * builtin.h: a row of the tables of builtins and commands.
 *
 * The library defines the rows. A row is all that is known about a builtin: the parser reads
 * whether it is a command, the VM which function to call, help the texts. They point to the row and
 * copy nothing.
 */
#ifndef SOURCE_BUILTIN_H
#define SOURCE_BUILTIN_H

#include <stdint.h>
#include <string.h>

/* Types of the VM (vm/vm.h) and the heap (heap/datum.h), which this layer only passes on. */
struct Vm;
struct Datum;

/* A builtin gets its arguments in the order of its signature, with defaults filled in. If the
   signature has a star, the named ones come first and then all positional ones. */
typedef struct Datum NativeFn(struct Vm *vm, struct Datum *args, uint32_t count);

enum {
    ROW_COMMAND = 1 << 0,   /* may precede its arguments without parentheses */
    ROW_WRITES = 1 << 1,    /* a command after whose arguments `>` names a file */
    ROW_RESERVED = 1 << 2,  /* no program may bind the name */
    ROW_GIVES = 1 << 3,     /* a command whose result is used: `topo(L)[0]` is an expression */
    ROW_WORDS = 1 << 4,     /* a command that takes words as they are written: set, help */
    ROW_STATEMENT = 1 << 5, /* a command that takes a statement: time */
    ROW_LINE = 1 << 6,      /* a command that takes the rest of the line as one text: watch */
    ROW_PROMPT = 1 << 7,    /* only useful at the prompt; a transcript omits it */
    ROW_CORE = 1 << 8,      /* written in mg, in std/core.mg; the row has its help */
    ROW_INTERNAL = 1 << 9,  /* called by core.mg only; help does not show it */
    ROW_TEXT = 1 << 10,     /* instances among the arguments are replaced by their text first */
    ROW_LOOKS = 1 << 11,    /* reads the nodes under its first argument: sums are unfolded first */
    ROW_SUM = 1 << 12,      /* sum, which SUM_PRODUCTS computes */
    ROW_DOT = 1 << 13,      /* dot, which SUM_PRODUCTS computes */
    /* A loop iterates over the call without making a list. */
    ROW_RANGE = 1 << 14,
    ROW_ZIP = 1 << 15,
    ROW_ENUMERATE = 1 << 16,
    ROW_PROGRESS = 1 << 17, /* and shows a progress bar */
    ROW_ITER = ROW_RANGE | ROW_ZIP | ROW_ENUMERATE | ROW_PROGRESS,
    ROW_QUIET = 1 << 18,  /* a usual name for a variable: binding it gives no note */
    ROW_PRINTS = 1 << 19, /* prints its arguments, never into a file: a note says so */
    ROW_SET = 1 << 20,    /* set: the parser, too, follows its words `numbers plain` */
    ROW_ALONE = 1 << 21,  /* a command that has a result if it has one argument: `x = load("f")` */
    ROW_PLOT = 1 << 22,   /* plot: the parser explains ranges of expressions */
    ROW_RUN = 1 << 23,    /* run: reads a file that is known only when the program runs */
    ROW_HELP = 1 << 24,   /* help: its words are topics */
    ROW_HOST = 1 << 25,   /* a function of the host, in no table; it has no example */
    ROW_STEP = 1 << 26,   /* step: the parser knows the words after it (syntax/step.def) */
    /* If a function, a module or a model is among the arguments, the function of this name in
       core.mg runs instead: C code cannot call one. */
    ROW_APPLIES = 1 << 27,
};

typedef struct Builtin {
    const char *signature; /* "sum(xs, start=0)"; "*xs" takes any number; no brackets: a constant */
    NativeFn *fn;          /* NULL: an operation of ops.def, a constant, or written in mg */
    unsigned flags;
    const char *also; /* its other names, separated by spaces: "math.exp np.exp"; may be NULL */
    const char *help; /* one line */
    const char *more; /* an example, or the derivative; may be NULL */
    double constant;
} Builtin;

/* The length of the row's first name, with which the signature begins. */
static inline size_t builtin_name_size(const Builtin *row)
{
    return strcspn(row->signature, "(");
}

#endif
