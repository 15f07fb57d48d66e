/* graph_json.c: a graph as JSON text, one node or edge per line. */
#include "view/graph_json.h"

enum { POLL = 1 << 10 }; /* nodes between two polls of the stop flag */

typedef struct GraphWriter {
    Json json;
    const ViewGraph *graph;
    const Outline *outline;
    const GraphSites *sites;
} GraphWriter;

static void put_number(GraphWriter *w, const char *key, Node node)
{
    json_key_integer(&w->json, key, w->outline->number[node]);
}

/* The constants of an operation, such as the exponent of x**2. One that was written as an integer
   has no point. */
static void put_constants(GraphWriter *w, Node node)
{
    const Tape *tape = w->graph->tape;
    Op op = tape_op(tape, node);
    if (!ops_table[op].constants)
        return;
    json_key_open(&w->json, "constants", '[');
    for (int i = 0; i < ops_table[op].constants; i++) {
        Node constant = tape_second(tape, node) + (Node)i;
        if (tape_is_whole(tape, constant))
            json_integer(&w->json, (int64_t)tape_value(tape, constant));
        else
            json_number(&w->json, tape_value(tape, constant));
    }
    json_close(&w->json, ']');
}

static void put_node(GraphWriter *w, Node node)
{
    const Tape *tape = w->graph->tape;
    Json *json = &w->json;
    Name label = tape->label[node];
    json_break(json);
    json_open(json, '{');
    put_number(w, "id", node);
    json_key(json, "label");
    json_text(json, intern_text(w->graph->names, label), intern_len(w->graph->names, label));
    json_key_string(json, "op", ops_table[tape_op(tape, node)].symbol);
    put_constants(w, node);
    json_key_number(json, "data", tape_value(tape, node));
    json_key_number(json, "grad", tape_grad(tape, node));
    w->sites->put(w->sites->ctx, json, node);
    json_close(json, '}');
}

static void put_edges(GraphWriter *w, Node node)
{
    Node inputs[2];
    int count = tape_inputs(w->graph->tape, node, inputs);
    if (count == 0)
        return;
    OpsDerivatives local = tape_derivatives(w->graph->tape, node);
    for (int i = 0; i < count; i++) {
        json_break(&w->json);
        json_open(&w->json, '{');
        put_number(w, "from", inputs[i]);
        put_number(w, "to", node);
        json_key_integer(&w->json, "input", i);
        json_key_number(&w->json, "derivative", i == 0 ? local.x : local.y);
        json_close(&w->json, '}');
    }
}

/* Writes a list with what `put` writes for each node. False if it was stopped. */
static bool put_all(GraphWriter *w, const char *key, void (*put)(GraphWriter *w, Node node))
{
    json_break(&w->json);
    json_key_open(&w->json, key, '[');
    for (size_t i = 0; i < w->outline->count; i++) {
        if (i % POLL == 0 && tape_stopped(w->graph->tape))
            return false;
        put(w, w->outline->order[i]);
    }
    json_close(&w->json, ']');
    return true;
}

static void put_roots(GraphWriter *w)
{
    json_break(&w->json);
    json_key_open(&w->json, "roots", '[');
    for (size_t i = 0; i < w->graph->root_count; i++)
        json_integer(&w->json, w->outline->number[w->graph->roots[i]]);
    json_close(&w->json, ']');
}

bool graph_json_put(Buf *out, const ViewGraph *graph, const Outline *outline,
                    const GraphSites *sites)
{
    GraphWriter w = {.json = {.out = out}, .graph = graph, .outline = outline, .sites = sites};
    json_open(&w.json, '{');
    json_key_string(&w.json, "format", "mgrad graph");
    json_key_integer(&w.json, "version", GRAPH_JSON_VERSION);
    put_roots(&w);
    if (!put_all(&w, "nodes", put_node) || !put_all(&w, "edges", put_edges))
        return false;
    json_close(&w.json, '}');
    buf_putc(out, '\n');
    return !out->failed;
}
