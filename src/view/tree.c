/*
 * tree.c: a graph as a tree of text, depth-first.
 *
 * The path from the root to the current line is an array, so the C stack does not grow with the
 * depth of the graph. Marks on nodes and boxes tell what has been shown.
 */
#include "view/tree.h"

#include <string.h>

#include "base/escape.h"
#include "base/num.h"
#include "graph/symbol.h"

enum {
    DEEPEST = 200,      /* levels; each takes four columns */
    MOST_LINES = 100000 /* `draw L > file` has no such limit */
};

typedef struct TreeLevel {
    Shown shown;
    size_t next; /* the input to show next */
    bool last;   /* the last input of its parent: its branch is └── */
} TreeLevel;

typedef struct TreeWriter {
    Buf *out;
    const ViewGraph *graph;
    const Outline *outline;
    bool grouped;
    TreeLevel levels[DEEPEST]; /* the path from the root */
    int depth;
    size_t lines;
} TreeWriter;

/* Writes the branches before the last level of the path: a level whose parent has more inputs to
   come shows a line that continues. */
static void tree_put_branches(TreeWriter *w)
{
    for (int i = 1; i + 1 < w->depth; i++)
        buf_puts(w->out, w->levels[i].last ? "    " : "│   ");
    if (w->depth > 1)
        buf_puts(w->out, w->levels[w->depth - 1].last ? "└── " : "├── ");
}

/* Writes a label on one line. */
static void tree_put_label(Buf *out, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, "\n");
        escape_put(out, text, size);
        text += size;
        if (*text == '\n')
            buf_puts(out, "\\n"), text++;
    }
    buf_puts(out, " = ");
}

/* Writes `L = -8.0  grad 1.0  (*)`. */
static void tree_put_node(TreeWriter *w, Node node)
{
    const Tape *tape = w->graph->tape;
    Name label = tape->label[node];
    if (label)
        tree_put_label(w->out, intern_text(w->graph->names, label));
    num_put_float(w->out, tape_value(tape, node));
    buf_puts(w->out, "  grad ");
    num_put_float(w->out, tape_grad(tape, node));
    if (tape_op(tape, node) != OP_LEAF) {
        buf_puts(w->out, "  (");
        symbol_put(w->out, tape, node);
        buf_putc(w->out, ')');
    }
    const ViewParts *parts = w->graph->parts;
    uint32_t part = w->grouped ? outline_part_of(parts, node) : PART_NONE;
    if (part && !parts->items[part].is_line) {
        buf_puts(w->out, "  in ");
        buf_puts(w->out, intern_text(&parts->texts, parts->items[part].title));
    }
}

/* Writes the part of the gradient that the operand of the last line gets from its parent. */
static void tree_put_flow(TreeWriter *w)
{
    if (!w->graph->flow || w->depth < 2)
        return;
    const TreeLevel *parent = &w->levels[w->depth - 2];
    if (outline_is_box(parent->shown))
        return;
    double flow = flow_of(w->graph->flow, parent->shown, (int)parent->next - 1);
    if (isnan(flow))
        return;
    buf_puts(w->out, "  path ");
    num_put_short(w->out, flow);
}

/* Writes `[model.layers[0]]  Layer, 16 × Neuron, 65 nodes, 9 parameters`. */
static void tree_put_box(TreeWriter *w, Shown shown)
{
    const OutlineBox *box = outline_box(w->outline, shown);
    if (box->part) {
        const ViewPart *part = &w->graph->parts->items[box->part];
        const Intern *names = &w->graph->parts->texts;
        buf_printf(w->out, "[%s]  ", intern_text(names, part->title));
        if (part->kind)
            buf_printf(w->out, "%s, ", intern_text(names, part->kind));
    } else {
        buf_puts(w->out, "[…]  ");
    }
    outline_put_quantity(w->out, box->nodes, "node");
    if (box->parameters) {
        buf_puts(w->out, ", ");
        outline_put_quantity(w->out, box->parameters, "parameter");
    }
}

static void tree_put_line(TreeWriter *w, Shown shown, const char *remark)
{
    tree_put_branches(w);
    if (outline_is_box(shown))
        tree_put_box(w, shown);
    else
        tree_put_node(w, shown);
    tree_put_flow(w);
    buf_printf(w->out, "%s\n", remark);
    w->lines++;
}

/* ---- the walk ---- */

/* The number of inputs of a node, or of arrows into a box. */
static size_t tree_count(const TreeWriter *w, Shown shown)
{
    return outline_is_box(shown) ? outline_box(w->outline, shown)->arrow_count
                                 : (size_t)ops_table[tape_op(w->graph->tape, shown)].inputs;
}

/* Input `at` of a node, or the source of arrow `at` of a box. */
static Shown tree_input(const TreeWriter *w, Shown shown, size_t at)
{
    Node inputs[2];
    if (outline_is_box(shown))
        return w->outline->arrows[outline_box(w->outline, shown)->first_arrow + at].from;
    tape_inputs(w->graph->tape, shown, inputs);
    return outline_shown(w->outline, inputs[at]);
}

/* Marks a node or box as shown. True if it already was; leaves are always shown again. */
static bool tree_mark(TreeWriter *w, Shown shown)
{
    Tape *tape = w->graph->tape;
    bool again = !outline_visit(w->outline, tape, shown);
    return again && (outline_is_box(shown) || tape_op(tape, shown) != OP_LEAF);
}

/* Writes a line. Adds it to the path, so that its inputs follow, unless it has none, was shown
   above or is too deep. */
static void tree_enter(TreeWriter *w, Shown shown, bool last)
{
    bool inner = tree_count(w, shown) > 0;
    bool again = tree_mark(w, shown);
    bool cut = inner && !again && w->depth + 1 == DEEPEST;
    w->levels[w->depth++] = (TreeLevel){shown, 0, last};
    tree_put_line(w, shown, again ? "  (shown above)" : cut ? "  …" : "");
    if (!inner || again || cut)
        w->depth--;
}

/* Depth-first, with `levels` as the stack. */
static void tree_walk(TreeWriter *w, Shown root)
{
    tree_enter(w, root, true);
    while (w->depth && w->lines < MOST_LINES) {
        TreeLevel *level = &w->levels[w->depth - 1];
        size_t count = tree_count(w, level->shown);
        if (level->next == count) {
            w->depth--;
        } else {
            Shown input = tree_input(w, level->shown, level->next++);
            tree_enter(w, input, level->next == count);
        }
    }
}

bool tree_put(Buf *out, const ViewGraph *graph, const Outline *outline, bool grouped)
{
    TreeWriter writer = {.out = out, .graph = graph, .outline = outline, .grouped = grouped};
    outline_begin_walk(outline, graph->tape);
    for (size_t i = 0; i < graph->root_count; i++) {
        writer.depth = 0;
        tree_walk(&writer, outline_shown(outline, graph->roots[i]));
    }
    if (writer.lines >= MOST_LINES)
        buf_puts(out, "… and more: a file shows all of it, as in draw L > graph.dot\n");
    return !out->failed;
}
