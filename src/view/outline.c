/*
 * outline.c: which nodes a picture shows, and which are grouped in boxes.
 *
 * Outline.shown maps each node to what shows it. Folding and cutting only change this map and the
 * counts of the boxes; the arrows are then computed afresh from the map. A node that moves from one
 * box to another leaves the first, which may become empty.
 */
#include "view/outline.h"

#include <stdlib.h>
#include <string.h>

#include "graph/topo.h"

void outline_put_count(Buf *out, uint64_t count)
{
    if (count >= 1000) {
        outline_put_count(out, count / 1000);
        buf_printf(out, ",%03u", (unsigned)(count % 1000));
    } else {
        buf_printf(out, "%u", (unsigned)count);
    }
}

void outline_put_quantity(Buf *out, uint64_t count, const char *noun)
{
    outline_put_count(out, count);
    buf_printf(out, " %s%s", noun, count == 1 ? "" : "s");
}

/* ---- nodes ---- */

/* Each array is stored in the outline as soon as it exists, so that a throw leaks nothing. */
bool outline_begin(Outline *outline, const ViewGraph *graph)
{
    Tape *tape = graph->tape;
    outline->mem = tape->mem;
    outline->order = topo_order(tape, graph->roots, graph->root_count, &outline->count);
    if (!outline->order)
        return false;
    outline->size = tape->count;
    outline->number = mem_alloc(outline->mem, outline->size * sizeof *outline->number);
    for (size_t i = 0; outline->number && i < outline->count; i++)
        outline->number[outline->order[i]] = (uint32_t)i + 1;
    return outline->number != NULL;
}

void outline_done(Outline *outline)
{
    Mem *mem = outline->mem;
    if (!mem)
        return;
    mem_free(mem, outline->order, outline->count * sizeof *outline->order);
    mem_free(mem, outline->number, outline->size * sizeof *outline->number);
    mem_free(mem, outline->shown, outline->size * sizeof *outline->shown);
    mem_free(mem, outline->boxes, outline->box_cap * sizeof *outline->boxes);
    mem_free(mem, outline->arrows, outline->arrow_cap * sizeof *outline->arrows);
    mem_free(mem, outline->crossings, outline->crossing_cap * sizeof *outline->crossings);
    mem_free(mem, outline->widths, outline->count + 1);
    mem_free(mem, outline->queue, outline->queue_cap * sizeof *outline->queue);
    *outline = (Outline){0};
}

void outline_make_widths(Outline *outline)
{
    outline->widths = mem_alloc_zero(outline->mem, outline->count + 1);
}

size_t outline_shown_count(const Outline *outline)
{
    /* A box that is not empty shows its nodes as one. */
    size_t count = outline->count;
    for (size_t i = 0; i < outline->box_count; i++)
        count -= outline->boxes[i].nodes - (outline->boxes[i].nodes > 0);
    return count;
}

/* Allocates the map from nodes to what shows them: at first each node itself. */
static void outline_show_all(Outline *outline)
{
    if (outline->shown)
        return;
    outline->shown = mem_alloc(outline->mem, outline->size * sizeof *outline->shown);
    for (size_t i = 0; i < outline->count; i++)
        outline->shown[outline->order[i]] = outline->order[i];
}

/* ---- boxes ---- */

static Shown outline_add_box(Outline *outline, uint32_t part, uint32_t first)
{
    outline->boxes = mem_grow(outline->mem, outline->boxes, sizeof *outline->boxes,
                              &outline->box_cap, outline->box_count + 1);
    outline->boxes[outline->box_count] = (OutlineBox){.part = part, .first = first};
    return SHOWN_BOX + (Shown)outline->box_count++;
}

/* Moves a node into a box, from the box that it may be in. */
static void outline_move_node(Outline *outline, const ViewGraph *graph, Node node, Shown box)
{
    Shown before = outline->shown[node];
    bool parameter = outline_is_parameter(graph->parts, node);
    if (outline_is_box(before)) {
        /* Its box may become empty; then nothing shows it any more. */
        outline_box(outline, before)->nodes--;
        outline_box(outline, before)->parameters -= parameter;
    }
    outline->shown[node] = box;
    outline_box(outline, box)->nodes++;
    outline_box(outline, box)->parameters += parameter;
}

static bool view_is_root(const ViewGraph *graph, Node node)
{
    for (size_t i = 0; i < graph->root_count; i++)
        if (graph->roots[i] == node)
            return true;
    return false;
}

/* ---- arrows ---- */

/* Order: by box, then by source, then by value, so that equal values are adjacent. */
static int crossing_compare(const void *left, const void *right)
{
    const OutlineCrossing *a = left, *b = right;
    if (a->box != b->box)
        return a->box < b->box ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

/* The number that identifies a node or box. */
static uint32_t outline_number(const Outline *outline, Shown shown)
{
    return outline_is_box(shown) ? outline_box(outline, shown)->first : outline->number[shown];
}

/* If the node is in a box, records its inputs that are outside of the box. */
static void outline_cross(Outline *outline, const Tape *tape, Node node)
{
    Node inputs[2];
    Shown box = outline->shown[node];
    int count = outline_is_box(box) ? tape_inputs(tape, node, inputs) : 0;
    for (int i = 0; i < count; i++) {
        Shown from = outline->shown[inputs[i]];
        if (from == box)
            continue;
        outline->crossings = mem_grow(outline->mem, outline->crossings, sizeof *outline->crossings,
                                      &outline->crossing_cap, outline->crossing_count + 1);
        outline->crossings[outline->crossing_count++] = (OutlineCrossing){
            box & ~SHOWN_BOX, outline_number(outline, from), outline->number[inputs[i]]};
    }
}

/* Begins a new arrow with its first value. Arrows of a box are contiguous. */
static void outline_add_arrow(Outline *outline, const OutlineCrossing *crossing)
{
    OutlineBox *box = &outline->boxes[crossing->box];
    Node value = outline->order[crossing->value - 1];
    outline->arrows = mem_grow(outline->mem, outline->arrows, sizeof *outline->arrows,
                               &outline->arrow_cap, outline->arrow_count + 1);
    if (box->arrow_count++ == 0)
        box->first_arrow = outline->arrow_count;
    outline->arrows[outline->arrow_count++] =
        (OutlineArrow){crossing->box, outline->shown[value], 1, value};
}

/* Computes all arrows into boxes from the map: one for each pair of box and source, which counts
   each value once. */
static void outline_find_arrows(Outline *outline, const Tape *tape)
{
    outline->crossing_count = outline->arrow_count = 0;
    for (size_t i = 0; i < outline->box_count; i++)
        outline->boxes[i].arrow_count = 0;
    for (size_t i = 0; i < outline->count; i++)
        outline_cross(outline, tape, outline->order[i]);
    OutlineCrossing *crossings = outline->crossings;
    if (outline->crossing_count)
        qsort(crossings, outline->crossing_count, sizeof *crossings, crossing_compare);
    for (size_t i = 0; i < outline->crossing_count; i++) {
        bool same_box = i > 0 && crossings[i].box == crossings[i - 1].box;
        if (!same_box || crossings[i].from != crossings[i - 1].from)
            outline_add_arrow(outline, &crossings[i]);
        else if (crossings[i].value != crossings[i - 1].value)
            outline->arrows[outline->arrow_count - 1].values++;
    }
}

/* ---- fold ---- */

void outline_fold(Outline *outline, const ViewGraph *graph)
{
    const ViewParts *parts = graph->parts;
    uint32_t *counts = mem_alloc_zero(outline->mem, parts->count * sizeof *counts);
    outline->queue = counts; /* so that outline_done frees it */
    outline->queue_cap = parts->count;
    outline_show_all(outline);
    for (size_t i = 0; i < outline->count; i++)
        if (!view_is_root(graph, outline->order[i]))
            counts[parts->items[outline_part_of(parts, outline->order[i])].box]++;
    /* From here on counts[part] is 0 if the part gets no box, UINT32_MAX if it gets one, and the
       box once that exists. */
    for (size_t i = 0; i < parts->count; i++)
        counts[i] = i != PART_NONE && counts[i] > 1 ? UINT32_MAX : 0;
    for (size_t i = 0; i < outline->count; i++) {
        Node node = outline->order[i];
        uint32_t part = parts->items[outline_part_of(parts, node)].box;
        if (!counts[part] || view_is_root(graph, node))
            continue;
        if (counts[part] == UINT32_MAX)
            counts[part] = outline_add_box(outline, part, (uint32_t)i + 1);
        outline_move_node(outline, graph, node, counts[part]);
    }
    outline_find_arrows(outline, graph->tape);
}

/* ---- walks ---- */

void outline_begin_walk(const Outline *outline, Tape *tape)
{
    tape_unmark_all(tape);
    for (size_t i = 0; i < outline->box_count; i++)
        outline->boxes[i].seen = false;
}

bool outline_visit(const Outline *outline, Tape *tape, Shown shown)
{
    if (outline_is_box(shown)) {
        OutlineBox *box = outline_box(outline, shown);
        bool first = !box->seen;
        box->seen = true;
        return first;
    }
    bool first = !tape_is_marked(tape, shown);
    tape_mark(tape, shown);
    return first;
}

/* ---- depth ---- */

/* Appends a node or box to the breadth-first queue, unless it was there before. */
static void queue_add(Outline *outline, Tape *tape, Shown shown)
{
    if (!outline_visit(outline, tape, shown))
        return;
    outline->queue = mem_grow(outline->mem, outline->queue, sizeof *outline->queue,
                              &outline->queue_cap, outline->queue_count + 1);
    outline->queue[outline->queue_count++] = shown;
}

static void queue_add_inputs(Outline *outline, Tape *tape, Shown shown)
{
    if (outline_is_box(shown)) {
        const OutlineBox *box = outline_box(outline, shown);
        for (size_t i = 0; i < box->arrow_count; i++)
            queue_add(outline, tape, outline->arrows[box->first_arrow + i].from);
        return;
    }
    Node inputs[2];
    int count = tape_inputs(tape, shown, inputs);
    for (int i = 0; i < count; i++)
        queue_add(outline, tape, outline->shown[inputs[i]]);
}

/* Marks everything at most `depth` arrows away from the roots, breadth first. */
static void outline_find_near(Outline *outline, const ViewGraph *graph, uint64_t depth)
{
    outline_begin_walk(outline, graph->tape);
    outline->queue_count = 0;
    for (size_t i = 0; i < graph->root_count; i++)
        queue_add(outline, graph->tape, graph->roots[i]);
    size_t at = 0;
    for (uint64_t level = 0; level < depth && at < outline->queue_count; level++)
        for (size_t end = outline->queue_count; at < end; at++)
            queue_add_inputs(outline, graph->tape, outline->queue[at]);
}

void outline_cut(Outline *outline, const ViewGraph *graph, uint64_t depth)
{
    const Tape *tape = graph->tape;
    outline_show_all(outline);
    outline_find_near(outline, graph, depth);
    Shown cut = 0; /* the box, once something is cut; a box is never 0 */
    for (size_t i = 0; i < outline->count; i++) {
        Node node = outline->order[i];
        Shown shown = outline->shown[node];
        if (outline_is_box(shown) ? outline_box(outline, shown)->seen : tape_is_marked(tape, node))
            continue;
        if (!cut)
            cut = outline_add_box(outline, PART_NONE, (uint32_t)i + 1);
        outline_move_node(outline, graph, node, cut);
    }
    outline_find_arrows(outline, tape);
}
