/*
 * outline.h: what a picture shows of a graph: its nodes, and boxes that stand for many of them.
 *
 * Nodes are numbered depth-first, inputs from left to right, so the same program gives the same
 * picture. `fold` puts the nodes of a part (an instance of a module, a line of the source) into one
 * box; `depth` what lies too far below the roots. An arrow goes into a box from whatever gives it
 * values, and says how many.
 *
 * Memory is the outline's own, and reachable from it at any time: a Mem that throws loses nothing.
 */
#ifndef VIEW_OUTLINE_H
#define VIEW_OUTLINE_H

#include "base/buf.h"
#include "base/intern.h"
#include "graph/tape.h"

/* Where nodes were made: an instance of a module, or a line of the source. An instance's own parts
   stand behind it, before what is no part of it. */
typedef struct ViewPart {
    uint32_t parent; /* 0: it is part of nothing */
    uint32_t box;    /* the part whose box holds it where pictures are folded */
    Name title;      /* in ViewParts.texts: "model.layers[0]", or the line's text */
    Name kind;       /* "Layer, 16 × Neuron", or "moons.mg:12"; a typed line has none */
    bool is_line;
} ViewPart;

enum { PART_NONE = 0 };
#define PART_PARAMETER 0x80000000u /* in `of`: a leaf that an instance holds in a field */

typedef struct ViewParts {
    ViewPart *items; /* item 0 is no part */
    size_t count, cap;
    uint32_t *of; /* by node: its part */
    size_t size;  /* of `of` */
    Intern texts; /* the titles and kinds: of this picture, so that they go with it */
} ViewParts;

/* What all views need to know of the graph. */
typedef struct ViewGraph {
    Tape *tape;
    const Intern *names; /* of the labels */
    const Node *roots;
    size_t root_count;
    const ViewParts *parts; /* NULL where nobody asked for them */
} ViewGraph;

/* What stands at a place of the picture: a node, or SHOWN_BOX + the index of a box. */
typedef uint32_t Shown;
#define SHOWN_BOX 0x80000000u

typedef struct OutlineBox {
    uint32_t part; /* PART_NONE: what lies too deep */
    uint32_t nodes, parameters;
    uint32_t first; /* the number of its first node */
    size_t first_arrow, arrow_count;
    bool seen; /* for whoever walks over the outline */
} OutlineBox;

/* Values that go into a box. */
typedef struct OutlineArrow {
    uint32_t box;
    Shown from;
    uint32_t values; /* how many different ones */
    Node value;      /* one of them */
} OutlineArrow;

/* One value that goes into a box, by numbers. */
typedef struct OutlineCrossing {
    uint32_t box, from, value;
} OutlineCrossing;

typedef struct Outline {
    Mem *mem;
    Node *order; /* the nodes under the roots, inputs first */
    size_t count;
    uint32_t *number; /* by node: its place in the order, from 1 */
    Shown *shown;     /* by node; NULL: each is shown itself */
    size_t size;      /* of number and shown */
    OutlineBox *boxes;
    size_t box_count, box_cap;
    OutlineArrow *arrows; /* by box */
    size_t arrow_count, arrow_cap;
    OutlineCrossing *crossings;
    size_t crossing_count, crossing_cap;
    uint8_t *widths; /* by number: characters for which a gradient has room; NULL: its own */
    Shown *queue;
    size_t queue_count, queue_cap;
} Outline;

/* Finds and numbers the nodes. False if memory is short, or *stop ended it. */
bool outline_begin(Outline *outline, const ViewGraph *graph);
void outline_done(Outline *outline);

/* One box for the nodes of each part; a node that is alone in its part, and the roots, stay. */
void outline_fold(Outline *outline, const ViewGraph *graph);
/* One box for all that is more than `depth` arrows away from the roots. */
void outline_cut(Outline *outline, const ViewGraph *graph, uint64_t depth);

/* Makes room for the widths, all 0. */
void outline_make_widths(Outline *outline);
/* How many nodes and boxes are shown. */
size_t outline_shown_count(const Outline *outline);

static inline Shown outline_shown(const Outline *outline, Node node)
{
    return outline->shown ? outline->shown[node] : node;
}

static inline bool shown_is_box(Shown shown)
{
    return shown & SHOWN_BOX;
}

static inline OutlineBox *outline_box(const Outline *outline, Shown shown)
{
    return &outline->boxes[shown & ~SHOWN_BOX];
}

static inline uint32_t parts_of(const ViewParts *parts, Node node)
{
    return parts && node < parts->size ? parts->of[node] & ~PART_PARAMETER : PART_NONE;
}

static inline bool parts_has_parameter(const ViewParts *parts, Node node)
{
    return parts && node < parts->size && parts->of[node] & PART_PARAMETER;
}

/* 65818 as 65,818; and `1 node`, `65,818 nodes`. */
void outline_put_count(Buf *out, uint64_t count);
void outline_put_quantity(Buf *out, uint64_t count, const char *what);

#endif
