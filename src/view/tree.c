/* tree.c: a graph as a tree of text. The path from the root is kept here, not on the C stack. */
#include "view/tree.h"

#include "base/num.h"
#include "graph/symbol.h"

enum {
    DEEPEST = 200,      /* each level takes four columns */
    MOST_LINES = 100000 /* beyond this nobody reads; `draw L > file` shows all */
};

typedef struct TreeLevel {
    Node node;
    int next;  /* which input comes next */
    bool last; /* the last of its parent's */
} TreeLevel;

typedef struct TreeWriter {
    Buf *out;
    const ViewGraph *graph;
    TreeLevel levels[DEEPEST];
    int depth;
    size_t lines;
} TreeWriter;

static void tree_put_branches(TreeWriter *w)
{
    for (int i = 1; i + 1 < w->depth; i++)
        buf_puts(w->out, w->levels[i].last ? "    " : "│   ");
    if (w->depth > 1)
        buf_puts(w->out, w->levels[w->depth - 1].last ? "└── " : "├── ");
}

/* A label as it is, but on one line. */
static void tree_put_label(Buf *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\n')
            buf_puts(out, "\\n");
        else if ((unsigned char)*text >= 0x20)
            buf_putc(out, *text);
    buf_puts(out, " = ");
}

static void tree_put_line(TreeWriter *w, Node node, const char *remark)
{
    const Tape *tape = w->graph->tape;
    Name label = tape->label[node];
    tree_put_branches(w);
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
    buf_printf(w->out, "%s\n", remark);
    w->lines++;
}

/* Writes a node's line; goes down into it unless it was shown above or lies too deep. */
static void tree_enter(TreeWriter *w, Node node, bool last)
{
    Tape *tape = w->graph->tape;
    bool inner = tape_op(tape, node) != OP_LEAF;
    bool again = inner && tape->mark[node] == tape->epoch;
    bool cut = inner && !again && w->depth + 1 == DEEPEST;
    w->levels[w->depth++] = (TreeLevel){node, 0, last};
    tree_put_line(w, node, again ? "  (shown above)" : cut ? "  …" : "");
    tape->mark[node] = tape->epoch;
    if (!inner || again || cut)
        w->depth--;
}

static void tree_walk(TreeWriter *w, Node root)
{
    tree_enter(w, root, true);
    while (w->depth && w->lines < MOST_LINES) {
        TreeLevel *level = &w->levels[w->depth - 1];
        Node inputs[2];
        int count = tape_inputs(w->graph->tape, level->node, inputs);
        if (level->next == count) {
            w->depth--;
        } else {
            Node input = inputs[level->next++];
            tree_enter(w, input, level->next == count);
        }
    }
}

bool tree_put(Buf *out, const ViewGraph *graph)
{
    TreeWriter writer = {.out = out, .graph = graph};
    tape_next_epoch(graph->tape);
    for (size_t i = 0; i < graph->root_count; i++) {
        writer.depth = 0;
        tree_walk(&writer, graph->roots[i]);
    }
    if (writer.lines >= MOST_LINES)
        buf_puts(out, "… and more: a file shows all of it, as in draw L > graph.dot\n");
    return !out->failed;
}
