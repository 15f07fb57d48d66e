/*
 * compile.h: a syntax tree to register code, in one pass.
 *
 * The compiler resolves names: to a register, a cell that inner functions share, a slot of `self`,
 * or a slot of the globals. What is known only at run time is left to the VM: whether a global
 * exists, what x.f(y) calls.
 */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "heap/heap.h"
#include "syntax/ast.h"

typedef struct CompileContext {
    Heap *heap;
    Arena *arena;
    Intern *names;
    Catch *catch_;
    Env *env;       /* the globals of the text */
    bool is_hidden; /* the standard core: errors point to its callers */
    bool is_interactive;
    /* The initial value of a global: a builtin, or D_UNSET. */
    Datum (*builtin)(void *ctx, Name name);
    void *ctx;
} CompileContext;

/* The statements as a function without parameters. The arena is needed only during the call. Throws
   to `catch_`. The Proto is owned by the heap and not rooted: no collection may run until it is. */
Proto *compile_block(const CompileContext *context, Block block);
/* The same for a call by the host: it calls register 0 with the `count` arguments in the next ones,
   and returns the result. */
Proto *compile_call(const CompileContext *context, uint32_t count, Span span);

#endif
