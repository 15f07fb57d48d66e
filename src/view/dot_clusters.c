/*
 * dot_clusters.c: a frame around the nodes of each instance of a module.
 */
#include <string.h>

#include "view/dot_internal.h"
#include "view/dot_text.h"

/* The instance in whose frame a node or box is drawn, or PART_NONE. */
static uint32_t dot_cluster(const DotWriter *w, Shown shown)
{
    const ViewParts *parts = w->graph->parts;
    uint32_t part = PART_NONE;
    if (!outline_is_box(shown))
        part = outline_part_of(parts, shown);
    else if (outline_box(w->outline, shown)->part)
        part = parts->items[outline_box(w->outline, shown)->part].parent;
    return parts->items[part].is_line ? PART_NONE : part;
}

static void dot_open_cluster(DotWriter *w, uint32_t at)
{
    const ViewPart *part = &w->graph->parts->items[at];
    const Intern *names = &w->graph->parts->texts;
    buf_printf(w->out, "    subgraph cluster%u {\n    graph [label=\"", at);
    dot_text_put_string(w->out, intern_text(names, part->title), intern_len(names, part->title));
    buf_puts(w->out, ": ");
    dot_text_put_string(w->out, intern_text(names, part->kind), intern_len(names, part->kind));
    buf_puts(w->out, "\", style=rounded, fontsize=14, color=\"" DOT_TEXT_CLUSTER "\"");
    if (w->form->put_origin)
        buf_printf(w->out, ", id=\"part%u\", class=\"part\"", at);
    buf_puts(w->out, "]\n");
}

/* Counting sort of the nodes and boxes by cluster, into `sorted`, as indices into the order.
   `first` has one entry more than there are parts, all 0. Afterwards first[part] is the end of the
   part's section of `sorted`, and so the beginning of the next one. */
static void dot_sort_by_cluster(const DotWriter *w, uint32_t *first, uint32_t *sorted)
{
    const ViewParts *parts = w->graph->parts;
    Shown shown;
    /* Counts, each at the index after its own; then their running sums: the beginnings. */
    for (size_t i = 0; i < w->outline->count; i++)
        if (dot_find(w, i, &shown))
            first[dot_cluster(w, shown) + 1]++;
    for (size_t part = 0; part < parts->count; part++)
        first[part + 1] += first[part];
    for (size_t i = 0; i < w->outline->count; i++)
        if (dot_find(w, i, &shown))
            sorted[first[dot_cluster(w, shown)]++] = (uint32_t)i;
}

/* Closes and opens clusters until `part` is the innermost open one; returns it. Parents precede
   their parts, so an ancestor has a smaller index. */
static uint32_t dot_enter_cluster(DotWriter *w, uint32_t open, uint32_t part)
{
    const ViewPart *items = w->graph->parts->items;
    /* Close clusters that do not contain `part`. */
    for (;;) {
        uint32_t above = part;
        while (above > open)
            above = items[above].parent;
        if (above == open)
            break;
        buf_puts(w->out, "    }\n");
        open = items[open].parent;
    }
    /* Open those between the innermost open one and `part`, from the outside. */
    while (open != part) {
        uint32_t next = part;
        while (items[next].parent != open)
            next = items[next].parent;
        dot_open_cluster(w, next);
        open = next;
    }
    return open;
}

/* Writes nodes cluster by cluster, then all edges, outside of the clusters. Parts are in preorder,
   so each cluster is opened and closed once. */
static bool dot_put_sorted(DotWriter *w, uint32_t *first, uint32_t *sorted)
{
    uint32_t open = PART_NONE;
    size_t at = 0;
    dot_sort_by_cluster(w, first, sorted);
    for (uint32_t part = 0; part < w->graph->parts->count; part++) {
        if (at < first[part])
            open = dot_enter_cluster(w, open, part);
        for (; at < first[part]; at++)
            dot_put_shown(w, outline_shown(w->outline, w->outline->order[sorted[at]]));
    }
    dot_enter_cluster(w, open, PART_NONE);
    return dot_put_all(w, false, true);
}

/* Allocates the arrays for dot_put_sorted; runs it; frees them. */
bool dot_put_clusters(DotWriter *w)
{
    Mem *mem = w->graph->tape->mem;
    size_t first_size = (w->graph->parts->count + 1) * sizeof(uint32_t);
    size_t sorted_size = w->outline->count * sizeof(uint32_t);
    uint32_t *first = mem_try_alloc(mem, first_size);
    uint32_t *sorted = mem_try_alloc(mem, sorted_size);
    if (first)
        memset(first, 0, first_size);
    bool ok = first && sorted && dot_put_sorted(w, first, sorted);
    mem_free(mem, first, first ? first_size : 0);
    mem_free(mem, sorted, sorted ? sorted_size : 0);
    return ok;
}
