/*
 * drawing.h: the drawing of a graph: its options, its nodes and boxes, and the picture.
 *
 * drawing_plan chooses the nodes and boxes, drawing_make turns them into a file's bytes. Both keep
 * their work in the session's Drawing, so that an error thrown in between leaks nothing.
 */
#ifndef LIB_DRAW_DRAWING_H
#define LIB_DRAW_DRAWING_H

#include "lib/draw/provenance.h"
#include "lib/file.h"
#include "lib/state.h"
#include "view/dot.h"

typedef struct Drawing {
    Outline outline;       /* the nodes and boxes that are shown */
    Provenance provenance; /* the part of the program that each belongs to */
    Flow flow;             /* of the paths that are highlighted */
} Drawing;

typedef struct DrawRequest {
    const Node *roots; /* borrowed */
    size_t root_count;
    int64_t depth;     /* steps below the roots; -1: all */
    bool group;        /* a frame around each part of the program */
    bool fold;         /* a box for each part, instead of its nodes */
    bool color;        /* colours for gradients, shades for leaves */
    bool frames;       /* a picture for each step of backward */
    const Node *from;  /* borrowed: the Value whose paths to the root are highlighted; NULL: none */
    const char *path;  /* NULL: no file */
    uint32_t path_arg; /* the argument that is the path */
    char ending[FILE_LONGEST_ENDING + 1];
} DrawRequest;

static inline Outline *drawing_outline(const Vm *vm)
{
    return &vm->library->drawing->outline;
}

void drawing_done(Drawing *drawing);

/* Reads depth, group, fold and style: four arguments in this order, from `first` on. Throws. */
void drawing_read_options(Vm *vm, DrawRequest *request, const Datum *args, uint32_t first);

/* Plans a drawing; its outline and provenance are valid until drawing_forget. Throws if memory is
   short. */
void drawing_plan(Vm *vm, const DrawRequest *request);
void drawing_forget(Vm *vm);
/* The planned graph, for the functions of view/. */
ViewGraph drawing_graph(Vm *vm, const DrawRequest *request);

/* Writes the DOT text of the planned drawing to vm->scratch; `frame` may be NULL. False if memory
   is short. */
bool drawing_put_dot(Vm *vm, const DrawRequest *request, const DotFrame *frame);
/* The same in JSON (view/graph_json.h). */
bool drawing_put_json(Vm *vm, const DrawRequest *request);
/* Throws that memory is short, or that the program was interrupted. */
_Noreturn void drawing_fail_large(Vm *vm);
/* Lays out the DOT text of vm->scratch in a format of Graphviz, into vm->bytes. False, with the
   reason in vm->message, if that fails. */
bool drawing_render(Vm *vm, const char *format);
/* True if mgrad writes the request's file itself; Graphviz draws it otherwise. */
bool drawing_is_text(const DrawRequest *request);
/* The bytes of the request's file: vm->bytes, or vm->scratch if drawing_is_text. NULL, with the
   reason in vm->message, if that fails. */
const Buf *drawing_make(Vm *vm, const DrawRequest *request, const DotFrame *frame);

#endif
