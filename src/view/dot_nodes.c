/*
 * dot_nodes.c: the nodes, boxes and edges of DOT text, in the order of the outline.
 *
 * A node is named n1, n2, … by its number, its operation n1op, … and a box by the number of its
 * first node: box1, … So names depend on the graph only, not on indices on the tape.
 */
#include <math.h>

#include "base/num.h"
#include "graph/symbol.h"
#include "view/dot_internal.h"
#include "view/dot_text.h"

enum { POLL = 1 << 12 }; /* nodes between two polls of the stop flag */

/* ---- names ---- */

/* The name of a node, or of a box. */
static void dot_put_name(const DotWriter *w, Shown shown)
{
    if (outline_is_box(shown)) {
        buf_puts(w->out, "box");
        num_put_int(w->out, outline_box(w->outline, shown)->first);
    } else {
        buf_putc(w->out, 'n');
        num_put_int(w->out, w->outline->number[shown]);
    }
}

/* The CSS classes of a Value. */
static const char *dot_class(const DotWriter *w, Node node)
{
    if (tape_op(w->graph->tape, node) != OP_LEAF)
        return "value result";
    return outline_is_parameter(w->graph->parts, node) ? "value parameter" : "value leaf";
}

static void dot_put_tooltip(DotWriter *w, Node node)
{
    buf_puts(w->out, ", tooltip=\"");
    buf_clear(&w->origin);
    w->form->put_origin(w->form->origin_ctx, &w->origin, node);
    dot_text_put_string(w->out, buf_text(&w->origin), w->origin.len);
    w->out->failed |= w->origin.failed; /* a tooltip must not be cut silently */
    buf_putc(w->out, '"');
}

/* Writes `, id="n1", class="value leaf"`. */
static void dot_put_id(DotWriter *w, Shown shown, const char *ending, const char *class)
{
    buf_puts(w->out, ", id=\"");
    dot_put_name(w, shown);
    buf_puts(w->out, ending);
    buf_puts(w->out, "\", class=\"");
    buf_puts(w->out, class);
    buf_putc(w->out, '"');
}

/* Writes id, class and tooltip if the picture is for a web page. */
static void dot_put_page(DotWriter *w, Node node, const char *ending, const char *class)
{
    if (!w->form->put_origin)
        return;
    dot_put_id(w, node, ending, class);
    dot_put_tooltip(w, node);
}

/* ---- values ---- */

/* A Value without colours: a record, as in micrograd. */
static void dot_put_record(DotWriter *w, Node node)
{
    const Tape *tape = w->graph->tape;
    const Intern *names = w->graph->names;
    Name label = tape->label[node];
    buf_puts(w->out, "label=\"{ ");
    dot_text_put_record(w->out, intern_text(names, label), intern_len(names, label));
    buf_puts(w->out, " | data ");
    num_put_places(w->out, tape_value(tape, node));
    buf_puts(w->out, " | grad ");
    num_put_places(w->out, tape_grad(tape, node));
    buf_puts(w->out, " }\", shape=record");
}

/* True for the node whose backward step this picture shows. */
static bool dot_is_current(const DotWriter *w, Node node)
{
    return w->form->frame && w->form->frame->at == node;
}

/* True if the step adds to this node's gradient: if it is an input of the current node. */
static bool dot_is_fed(const DotWriter *w, Node node)
{
    Node inputs[2], at = w->form->frame ? w->form->frame->at : NODE_NONE;
    int count = at == NODE_NONE ? 0 : tape_inputs(w->graph->tape, at, inputs);
    return (count > 0 && inputs[0] == node) || (count > 1 && inputs[1] == node);
}

/* True if Graphviz puts the fields of a record in braces one below the other. */
static bool dot_is_upright(const DotWriter *w)
{
    return w->form->rankdir[0] == 'T' || w->form->rankdir[0] == 'B';
}

/* A Value with colours: an HTML table, because a field of a record has no background of its own. */
static TableCells dot_cells(const DotWriter *w, Node node)
{
    const Tape *tape = w->graph->tape;
    Name label = tape->label[node];
    TableCells cells = {.label = intern_text(w->graph->names, label),
                        .label_size = intern_len(w->graph->names, label),
                        .data = tape_value(tape, node),
                        .grad = tape_grad(tape, node)};
    if (w->form->color) {
        cells.shade = dot_text_shade(tape_op(tape, node) != OP_LEAF,
                                     outline_is_parameter(w->graph->parts, node));
        cells.grad_color = dot_text_grad_color(cells.grad, w->largest);
    }
    if (dot_is_current(w, node))
        cells.shade = cells.grad_color = dot_text_color(DOT_TEXT_CURRENT);
    else if (dot_is_fed(w, node))
        cells.grad_color = dot_text_color(DOT_TEXT_CURRENT);
    if (w->outline->widths)
        cells.grad_width = w->outline->widths[w->outline->number[node]];
    cells.upright = dot_is_upright(w);
    return cells;
}

static void dot_put_value(DotWriter *w, Node node)
{
    buf_puts(w->out, "    ");
    dot_put_name(w, node);
    buf_puts(w->out, " [");
    if (w->form->color || w->form->frame) {
        TableCells cells = dot_cells(w, node);
        dot_text_put_table(w->out, &cells);
    } else {
        dot_put_record(w, node);
    }
    dot_put_page(w, node, "", dot_class(w, node));
    buf_puts(w->out, "]\n");
}

/* ---- operations ---- */

static void dot_put_ellipse(DotWriter *w, Node node)
{
    buf_puts(w->out, "    ");
    dot_put_name(w, node);
    buf_puts(w->out, "op [label=\"");
    symbol_put(w->out, w->graph->tape, node);
    buf_putc(w->out, '"');
    if (dot_is_current(w, node))
        buf_puts(w->out, ", style=filled, fillcolor=\"" DOT_TEXT_CURRENT "\"");
    dot_put_page(w, node, "op", "operation");
    buf_puts(w->out, "]\n");
}

/* The sum of the flows of two edges that are drawn as one; nan: neither is on a path. */
static double dot_add_flows(double a, double b)
{
    return isnan(a) ? b : isnan(b) ? a : a + b;
}

/* The flow into a node along the edge from `from`; from NODE_NONE: along all its edges. */
static double dot_flow(const DotWriter *w, Node node, Node from)
{
    Node inputs[2];
    int count = tape_inputs(w->graph->tape, node, inputs);
    double flow = (double)NAN;
    for (int slot = 0; w->graph->flow && slot < count; slot++)
        if (from == NODE_NONE || inputs[slot] == from)
            flow = dot_add_flows(flow, flow_of(w->graph->flow, node, slot));
    return flow;
}

/* Ends the line of an edge. Those of the current operation are emphasized; those on a highlighted
   path are the wider the more they carry, and dashed if that is 0. */
static void dot_end_edge(DotWriter *w, Node node, Node from)
{
    double flow = dot_flow(w, node, from), largest = isnan(flow) ? 0.0 : w->graph->flow->largest;
    if (dot_is_current(w, node))
        buf_puts(w->out, " [color=\"" DOT_TEXT_ARROW "\", penwidth=2]");
    if (!isnan(flow)) {
        buf_puts(w->out, " [color=\"" DOT_TEXT_ARROW "\"");
        if (flow == 0.0)
            buf_puts(w->out, ", style=dashed");
        else
            buf_printf(w->out, ", penwidth=%.2f", 1.0 + 5.0 * fmin(1.0, fabs(flow) / largest));
        if (from != NODE_NONE) {
            buf_puts(w->out, ", fontsize=11, label=\" ");
            num_put_short(w->out, flow);
            buf_puts(w->out, " \"");
        }
        buf_putc(w->out, ']');
    }
    buf_putc(w->out, '\n');
}

/* Writes the edge from the operation of a node to the node, and one from each input. */
static void dot_put_edges(DotWriter *w, Node node)
{
    Node inputs[2];
    int count = tape_inputs(w->graph->tape, node, inputs);
    if (count == 0)
        return;
    buf_puts(w->out, "    ");
    dot_put_name(w, node);
    buf_puts(w->out, "op -> ");
    dot_put_name(w, node);
    dot_end_edge(w, node, NODE_NONE);
    Shown before = NODE_NONE;
    for (int i = 0; i < count; i++) {
        Shown from = outline_shown(w->outline, inputs[i]);
        if (from == before) /* `a + a` has one edge */
            continue;
        before = from;
        buf_puts(w->out, "    ");
        dot_put_name(w, from);
        buf_puts(w->out, " -> ");
        dot_put_name(w, node);
        buf_puts(w->out, "op");
        dot_end_edge(w, node, inputs[i]);
    }
}

/* ---- boxes ---- */

/* Writes title, kind and counts as fields. The caller adds braces if they are needed to put the
   fields one below the other; without braces, fields follow the rankdir. */
static void dot_put_box_label(DotWriter *w, const OutlineBox *box)
{
    if (box->part) {
        const ViewPart *part = &w->graph->parts->items[box->part];
        const Intern *names = &w->graph->parts->texts;
        dot_text_put_record(w->out, intern_text(names, part->title),
                            intern_len(names, part->title));
        buf_puts(w->out, part->kind ? " | " : "");
        dot_text_put_record(w->out, intern_text(names, part->kind), intern_len(names, part->kind));
    } else {
        buf_puts(w->out, "…");
    }
    buf_puts(w->out, " | ");
    outline_put_quantity(w->out, box->nodes, "node");
    if (box->parameters) {
        buf_puts(w->out, " | ");
        outline_put_quantity(w->out, box->parameters, "parameter");
    }
}

static void dot_put_box(DotWriter *w, Shown shown)
{
    const OutlineBox *box = outline_box(w->outline, shown);
    bool upright = dot_is_upright(w);
    buf_puts(w->out, "    ");
    dot_put_name(w, shown);
    buf_puts(w->out, upright ? " [label=\"{ " : " [label=\"");
    dot_put_box_label(w, box);
    buf_puts(w->out, upright ? " }\", shape=Mrecord" : "\", shape=Mrecord");
    if (w->form->color)
        buf_puts(w->out, ", style=filled, fillcolor=\"" DOT_TEXT_BOX "\"");
    if (w->form->put_origin) {
        dot_put_id(w, shown, "", "box");
        if (box->part && w->graph->parts->items[box->part].is_line)
            dot_put_tooltip(w, w->outline->order[box->first - 1]);
    }
    buf_puts(w->out, "]\n");
}

/* Writes the arrows into a box, with the number of values if there are several. */
static void dot_put_arrows(DotWriter *w, Shown shown)
{
    const OutlineBox *box = outline_box(w->outline, shown);
    for (size_t i = 0; i < box->arrow_count; i++) {
        const OutlineArrow *arrow = &w->outline->arrows[box->first_arrow + i];
        buf_puts(w->out, "    ");
        dot_put_name(w, arrow->from);
        buf_puts(w->out, " -> ");
        dot_put_name(w, shown);
        if (arrow->values > 1) {
            buf_puts(w->out, " [label=\" ");
            outline_put_count(w->out, arrow->values);
            buf_puts(w->out, " \", fontsize=11]");
        }
        buf_putc(w->out, '\n');
    }
}

/* ---- the graph ---- */

bool dot_find(const DotWriter *w, size_t i, Shown *shown)
{
    *shown = outline_shown(w->outline, w->outline->order[i]);
    if (!outline_is_box(*shown))
        return true;
    return outline_box(w->outline, *shown)->first == i + 1;
}

void dot_put_shown(DotWriter *w, Shown shown)
{
    if (outline_is_box(shown)) {
        dot_put_box(w, shown);
        return;
    }
    dot_put_value(w, shown);
    if (ops_table[tape_op(w->graph->tape, shown)].inputs > 0)
        dot_put_ellipse(w, shown);
}

static void dot_put_shown_edges(DotWriter *w, Shown shown)
{
    if (outline_is_box(shown))
        dot_put_arrows(w, shown);
    else
        dot_put_edges(w, shown);
}

static bool dot_is_stopped(const DotWriter *w, size_t i)
{
    return i % POLL == 0 && tape_stopped(w->graph->tape);
}

bool dot_put_all(DotWriter *w, bool nodes, bool edges)
{
    for (size_t i = 0; i < w->outline->count; i++) {
        Shown shown;
        if (dot_is_stopped(w, i))
            return false;
        if (!dot_find(w, i, &shown))
            continue;
        if (nodes)
            dot_put_shown(w, shown);
        if (edges)
            dot_put_shown_edges(w, shown);
    }
    return true;
}
