/*
 * watch.h: expressions whose values are shown again when they have changed.
 *
 * Each is compiled once, as a call of the internal builtin _watched, which compares and prints. The
 * session runs them after each statement that succeeded.
 */
#ifndef LIB_PROMPT_WATCH_H
#define LIB_PROMPT_WATCH_H

#include "vm/vm.h"

typedef struct Watched {
    uint32_t id;  /* names it in the compiled call */
    Buf text;     /* the expression as typed */
    Buf shown;    /* the line that was printed last; empty: none yet */
    Proto *proto; /* the compiled call; a root, see watch_visit */
} Watched;

typedef struct Watch {
    Watched *items;
    size_t count, cap;
    uint32_t last_id;
} Watch;

void watch_done(Watch *watch, Mem *mem);
void watch_visit(Watch *watch, Heap *heap, HeapVisit *visit);

/* The builtins watch, unwatch and _watched. */
NativeFn watch_command, watch_forget, watch_show;
/* Shows the reason why expression i failed in place of its value. */
void watch_show_failure(Vm *vm, size_t i, const char *reason);

#endif
