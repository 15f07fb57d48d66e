/*
 * watch.h: expressions that are shown again at a prompt whenever their text has changed.
 *
 * Each is compiled once, as a call of the internal builtin _watched, which compares and prints; the
 * session runs them behind each text that ended well.
 */
#ifndef LIB_PROMPT_WATCH_H
#define LIB_PROMPT_WATCH_H

#include "vm/vm.h"

typedef struct Watched {
    uint32_t id;
    Buf text;  /* as it was typed */
    Buf shown; /* its value, as it was printed last; empty before that */
    Proto *proto;
} Watched;

typedef struct Watch {
    Watched *items;
    size_t count, cap;
    uint32_t last_id;
} Watch;

void watch_done(Watch *watch, Mem *mem);
void watch_visit(Watch *watch, Heap *heap, HeapVisit *visit);

/* watch, unwatch, _watched */
NativeFn watch_command, watch_forget, watch_show;
/* The expression cannot be computed now: that is shown in place of its value. */
void watch_show_failure(Vm *vm, size_t i, const char *reason);

#endif
