/*
 * compile.h: a syntax tree into register code.
 *
 * Names are resolved here: to a register, a cell that inner functions share, a slot of `self`, or a
 * slot of the file's globals. What is only known at run time (whether a global exists, what x.f(y)
 * calls) is left to the VM.
 */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "syntax/ast.h"
#include "heap/heap.h"

typedef struct CompileContext {
    Heap *heap;
    Arena *arena;
    Intern *names;
    Catch *catch_;
    Env *env;       /* the globals of the text */
    bool is_hidden; /* the standard core: reports point at its callers */
    bool is_interactive;
    /* What a global holds before a program binds it: a builtin, or nothing (D_UNSET). */
    Datum (*builtin)(void *ctx, Name name);
    void *ctx;
} CompileContext;

/* The statements as a function without parameters. No collection may run until it is rooted. */
Proto *compile_block(const CompileContext *context, Block block);

#endif
