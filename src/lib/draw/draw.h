/*
 * draw.h: what draw was asked for, and the pieces that one picture and a series of them share.
 */
#ifndef LIB_DRAW_DRAW_H
#define LIB_DRAW_DRAW_H

#include "lib/registry.h"
#include "view/dot.h"

typedef struct DrawRequest {
    const Node *roots;
    size_t root_count;
    int64_t depth; /* -1: all */
    bool group, fold, color, frames;
    const char *path;  /* NULL: no file */
    uint32_t path_arg; /* the argument that names it */
    char ending[FILE_LONGEST_ENDING + 1];
} DrawRequest;

/* Finds what the picture shows: in the library's outline and parts, until drawing_forget. */
void drawing_plan(Vm *vm, const DrawRequest *request);
void drawing_forget(Vm *vm);

/* Makes the picture, or the DOT text, as the file's ending says: in vm->bytes or vm->scratch. NULL,
   with the reason in vm->message, if that fails. `frame` may be NULL. */
const Buf *drawing_make(Vm *vm, const DrawRequest *request, const DotFrame *frame);

/* A picture before the first local step of backward and after each; throws. */
void frames_draw(Vm *vm, const DrawRequest *request);

#endif
