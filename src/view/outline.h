/*
 * outline.h: the elements of a picture of a graph: single nodes, and boxes for groups of nodes.
 *
 * Nodes are numbered from 1, depth-first, inputs from left to right, so the same program always
 * gives the same picture. outline_fold replaces the nodes of a part (an instance of a module, or a
 * line of the source) by one box; outline_cut does so with all nodes far below the roots. For each
 * box the outline lists the arrows into it, and how many values each arrow carries.
 *
 * All memory is reachable from the Outline at any time, so the owner can free it with outline_done
 * even if a Mem throws in the middle of one of these functions.
 */
#ifndef VIEW_OUTLINE_H
#define VIEW_OUTLINE_H

#include "base/buf.h"
#include "base/intern.h"
#include "graph/flow.h"

/* Where nodes were made: an instance of a module, or a line of the source. Parts are sorted like a
   tree in preorder: the parts of an instance directly follow it. */
typedef struct ViewPart {
    uint32_t parent; /* the part that contains it, or PART_NONE */
    uint32_t box;    /* the part whose box contains it after outline_fold; may be itself */
    Name title;      /* in ViewParts.texts: "model.layers[0]", or the text of the line */
    Name kind;       /* "Layer, 16 × Neuron", or "moons.mg:12"; NAME_EMPTY for a typed line */
    bool is_line;
} ViewPart;

enum { PART_NONE = 0 };
#define PART_PARAMETER 0x80000000u /* in ViewParts.of: a leaf that is a field of an instance */

typedef struct ViewParts {
    ViewPart *items; /* items[PART_NONE] is a placeholder */
    size_t count, cap;
    uint32_t *of; /* by node; read it with outline_part_of and outline_is_parameter */
    size_t size;  /* of `of`: nodes from here on have no part */
    Intern texts; /* titles and kinds; freed with the parts */
} ViewParts;

/* The graph that a view shows. Everything in it is borrowed. */
typedef struct ViewGraph {
    Tape *tape;
    const Intern *names; /* of the nodes' labels */
    const Node *roots;
    size_t root_count;
    const ViewParts *parts; /* NULL if the view does not need them */
    const Flow *flow;       /* of the paths that are highlighted; NULL: none */
} ViewGraph;

/* A thing that the picture shows: a node, or SHOWN_BOX + the index of a box. */
typedef uint32_t Shown;
#define SHOWN_BOX 0x80000000u

typedef struct OutlineBox {
    uint32_t part; /* PART_NONE for the box of outline_cut */
    uint32_t nodes, parameters;
    uint32_t first;                  /* the number of its first node; identifies the box */
    size_t first_arrow, arrow_count; /* its arrows, in Outline.arrows */
    bool seen;                       /* the mark of outline_visit */
} OutlineBox;

/* An arrow into a box. */
typedef struct OutlineArrow {
    uint32_t box;
    Shown from;
    uint32_t values; /* how many different nodes give their value to the box along this arrow */
    Node value;      /* one of them */
} OutlineArrow;

/* A node whose value a node inside a box uses; sorted, these become the arrows. */
typedef struct OutlineCrossing {
    uint32_t box;   /* its index */
    uint32_t from;  /* the number of the node, or of the first node of its box */
    uint32_t value; /* the number of the node */
} OutlineCrossing;

typedef struct Outline {
    Mem *mem;
    Node *order; /* the nodes under the roots, inputs first */
    size_t count;
    uint32_t *number; /* by node: its place in `order`, from 1; set for these nodes only */
    Shown *shown;     /* by node: what shows it; NULL if every node is shown itself */
    size_t size;      /* of number and shown */
    OutlineBox *boxes;
    size_t box_count, box_cap;
    OutlineArrow *arrows; /* sorted by box */
    size_t arrow_count, arrow_cap;
    OutlineCrossing *crossings;
    size_t crossing_count, crossing_cap;
    uint8_t *widths; /* by number: the least width of the gradient, in characters; NULL: none */
    Shown *queue;    /* scratch of outline_fold and outline_cut */
    size_t queue_count, queue_cap;
} Outline;

/* Finds and numbers the nodes; `outline` must be zeroed. False if memory runs out or the tape's
   stop flag is set. */
bool outline_begin(Outline *outline, const ViewGraph *graph);
/* Frees everything. Does nothing for a zeroed outline. */
void outline_done(Outline *outline);

/* Replaces the nodes of each part by a box. Roots, and nodes that are alone in their part, are
   still shown themselves. Needs graph->parts. Call it before outline_cut. */
void outline_fold(Outline *outline, const ViewGraph *graph);
/* Replaces everything that is more than `depth` arrows away from the roots by one box. */
void outline_cut(Outline *outline, const ViewGraph *graph, uint64_t depth);

/* Allocates `widths`, all 0. */
void outline_make_widths(Outline *outline);
/* How many nodes and boxes are shown. */
size_t outline_shown_count(const Outline *outline);

/* What shows a node: itself or a box. */
static inline Shown outline_shown(const Outline *outline, Node node)
{
    return outline->shown ? outline->shown[node] : node;
}

static inline bool outline_is_box(Shown shown)
{
    return shown & SHOWN_BOX;
}

/* The box that `shown` is; valid until the next call of outline_fold or outline_cut. */
static inline OutlineBox *outline_box(const Outline *outline, Shown shown)
{
    return &outline->boxes[shown & ~SHOWN_BOX];
}

/* Begins a walk over nodes and boxes: clears the marks of both. A zeroed outline shows every node
   itself. */
void outline_begin_walk(const Outline *outline, Tape *tape);
/* Marks a node or box; true the first time. */
bool outline_visit(const Outline *outline, Tape *tape, Shown shown);

/* The part in which a node was made, or PART_NONE. `parts` may be NULL. */
static inline uint32_t outline_part_of(const ViewParts *parts, Node node)
{
    return parts && node < parts->size ? parts->of[node] & ~PART_PARAMETER : PART_NONE;
}

/* True for a leaf that is a field of an instance. `parts` may be NULL. */
static inline bool outline_is_parameter(const ViewParts *parts, Node node)
{
    return parts && node < parts->size && parts->of[node] & PART_PARAMETER;
}

/* Writes a count with separators: 65,818. */
void outline_put_count(Buf *out, uint64_t count);
/* Writes a count and a noun, with an s if the count is not 1: `1 node`, `65,818 nodes`. */
void outline_put_quantity(Buf *out, uint64_t count, const char *noun);

#endif
