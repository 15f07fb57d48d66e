/* dot.c: a graph as DOT text. */
#include "view/dot.h"

#include <string.h>

#include "graph/symbol.h"

enum { POLL = 1 << 12 }; /* nodes between two looks at the stop flag */

/* A label inside a record, inside a quoted string of DOT: whatever is typed is shown as it is.
   Records give meaning to { } | < > and blanks, DOT to quotes, Graphviz to backslashes and '&'. */
static void dot_put_label(Buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        bool lone_blank = c == ' ' && i > 0 && i + 1 < len && text[i - 1] != ' ';
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '\n')
            buf_puts(out, "\\n");
        else if (c == '\\')
            buf_puts(out, "\\\\");
        else if (strchr("{}|<>\"", c) || (c == ' ' && !lone_blank))
            buf_printf(out, "\\%c", c);
        else if ((unsigned char)c >= 0x20 || c == '\t')
            buf_putc(out, c);
    }
}

/* Nodes by number: the place of a node in the depth-first order. */
typedef struct DotWriter {
    Buf *out;
    const ViewGraph *graph;
    uint32_t *number; /* by node */
} DotWriter;

static void dot_put_value(DotWriter *w, Node node)
{
    const Tape *tape = w->graph->tape;
    Name label = tape->label[node];
    buf_printf(w->out, "    n%u [label=\"{ ", w->number[node]);
    dot_put_label(w->out, intern_text(w->graph->names, label), intern_len(w->graph->names, label));
    buf_printf(w->out, " | data %.4f | grad %.4f }\", shape=record]\n", tape_value(tape, node),
               tape_grad(tape, node));
}

static void dot_put_operation(DotWriter *w, Node node)
{
    Node inputs[2];
    uint32_t number = w->number[node];
    int count = tape_inputs(w->graph->tape, node, inputs);
    if (count == 0)
        return;
    buf_printf(w->out, "    n%uop [label=\"", number);
    symbol_put(w->out, w->graph->tape, node);
    buf_printf(w->out, "\"]\n    n%uop -> n%u\n", number, number);
    for (int i = 0; i < count; i++)
        if (i == 0 || inputs[i] != inputs[0]) /* `a + a` has one edge */
            buf_printf(w->out, "    n%u -> n%uop\n", w->number[inputs[i]], number);
}

bool dot_put(Buf *out, const ViewGraph *graph, const char *rankdir, size_t *count)
{
    Tape *tape = graph->tape;
    Node *order = tape_topo(tape, graph->roots, graph->root_count, count);
    if (!order)
        return false;
    size_t size = tape->count * sizeof(uint32_t);
    DotWriter writer = {out, graph, mem_try_alloc(tape->mem, size)};
    bool ok = writer.number != NULL;
    buf_printf(out, "digraph mgrad {\n    graph [rankdir=%s]\n", rankdir);
    for (size_t i = 0; ok && i < *count; i++)
        writer.number[order[i]] = (uint32_t)i + 1;
    for (size_t i = 0; ok && i < *count; i++) {
        ok = !(i % POLL == 0 && tape->stop && *tape->stop);
        dot_put_value(&writer, order[i]);
        dot_put_operation(&writer, order[i]);
    }
    buf_puts(out, "}\n");
    mem_free(tape->mem, writer.number, writer.number ? size : 0);
    mem_free(tape->mem, order, *count * sizeof *order);
    return ok && !out->failed;
}
