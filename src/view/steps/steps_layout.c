/* steps_layout.c: DOT text for Graphviz, and reading its answer line by line. */
#include "view/steps/steps_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "graph/symbol.h"

/* In pixels; a page draws 72 of them where Graphviz has an inch. steps.html has the same heights
   and padding, and its letters are at most so wide. */
enum { INCH = 72, LETTER = 8, PADDING = 8, BOX_HEIGHT = 44, OP_HEIGHT = 28, OP_WIDTH = 40 };

static void put_size(Buf *out, size_t width, int height)
{
    buf_printf(out, " [width=%.4f, height=%.4f", (double)width / INCH, (double)height / INCH);
}

/* The ellipse of an operation. */
static void put_operation(Buf *out, const Tape *tape, Node node, uint32_t number)
{
    size_t start = out->len;
    symbol_put(out, tape, node);
    size_t letters = utf8_count(out->data + start, out->len - start);
    buf_truncate(out, start);
    size_t width = letters * LETTER + (size_t)3 * PADDING;
    buf_printf(out, "-%u", number);
    put_size(out, width > OP_WIDTH ? width : OP_WIDTH, OP_HEIGHT);
    buf_puts(out, ", shape=ellipse]\n");
}

/* The edge from an operation to its node, and one from each distinct input. */
static void put_edges(Buf *out, const Tape *tape, const Outline *outline, Node node)
{
    Node inputs[2];
    int count = tape_inputs(tape, node, inputs);
    uint32_t number = outline->number[node];
    buf_printf(out, "-%u -> %u\n", number, number);
    for (int i = 0; i < count; i++)
        if (i == 0 || inputs[1] != inputs[0])
            buf_printf(out, "%u -> -%u\n", outline->number[inputs[i]], number);
}

void steps_layout_put_dot(Buf *out, const ViewGraph *graph, const Outline *outline,
                          const char *rankdir)
{
    const Tape *tape = graph->tape;
    buf_printf(out,
               "digraph {\ngraph [rankdir=%s, nodesep=0.2, ranksep=0.45]\n"
               "node [shape=box, fixedsize=true, label=\"\"]\nedge [arrowhead=none]\n",
               rankdir);
    for (size_t i = 0; i < outline->count; i++) {
        Node node = outline->order[i];
        uint32_t number = outline->number[node];
        buf_printf(out, "%u", number);
        put_size(out, outline->widths[number] * LETTER + 2 * PADDING, BOX_HEIGHT);
        buf_puts(out, "]\n");
        if (tape_op(tape, node) == OP_LEAF)
            continue;
        put_operation(out, tape, node, number);
        put_edges(out, tape, outline, node);
    }
    buf_puts(out, "}\n");
}

/* ---- reading ---- */

/* The rest of a line of numbers. After a mistake every number is 0. */
typedef struct LineReader {
    const char *at;
    double height; /* of the picture, in inches: Graphviz measures from the bottom */
    bool has_failed;
} LineReader;

static double read_number(LineReader *line)
{
    char *end;
    double number = strtod(line->at, &end);
    line->has_failed |= end == line->at || !isfinite(number) || fabs(number) > 1e6;
    line->at = end;
    return line->has_failed ? 0.0 : number;
}

static int64_t read_pixels(LineReader *line)
{
    return lround(read_number(line) * INCH);
}

/* A distance from the top. */
static int64_t read_y(LineReader *line)
{
    return lround((line->height - read_number(line)) * INCH);
}

/* 3 x y width height … */
static void put_node(Json *json, LineReader *line)
{
    json_open(json, '[');
    json_integer(json, (int64_t)read_number(line));
    json_integer(json, read_pixels(line));
    json_integer(json, read_y(line));
    json_integer(json, read_pixels(line));
    json_close(json, ']');
}

/* 1 -3 4 x y x y x y x y …: tail, head, count, points. All but the first are relative to the start
   of their segment of three points, which saves a third of the bytes. */
static void put_edge(Json *json, LineReader *line)
{
    json_open(json, '[');
    json_integer(json, (int64_t)read_number(line));
    json_integer(json, (int64_t)read_number(line));
    int count = (int)read_number(line);
    int64_t from_x = 0, from_y = 0;
    for (int i = 0; i < count && !line->has_failed; i++) {
        int64_t x = read_pixels(line), y = read_y(line);
        json_integer(json, x - from_x);
        json_integer(json, y - from_y);
        if (i % 3 == 0)
            from_x = x, from_y = y;
    }
    json_close(json, ']');
}

/* Moves to the line after this one; false if that does not begin with `word`. */
static bool next_line(LineReader *line, const char *word)
{
    const char *end = strchr(line->at, '\n');
    size_t size = strlen(word);
    if (!end || strncmp(end + 1, word, size) != 0)
        return false;
    line->at = end + 1 + size;
    return true;
}

/* The text is `graph 1 width height`, then the nodes, the edges and `stop`, one a line. */
bool steps_layout_put_json(Json *json, const char *plain)
{
    LineReader line = {.at = plain};
    if (strncmp(plain, "graph ", strlen("graph ")) != 0)
        return false;
    line.at += strlen("graph ");
    read_number(&line); /* the scale */
    json_open(json, '{');
    json_key_integer(json, "width", read_pixels(&line));
    line.height = read_number(&line);
    json_key_integer(json, "height", lround(line.height * INCH));
    json_key_open(json, "nodes", '[');
    while (next_line(&line, "node "))
        put_node(json, &line);
    json_close(json, ']');
    json_key_open(json, "edges", '[');
    while (next_line(&line, "edge "))
        put_edge(json, &line);
    json_close(json, ']');
    json_close(json, '}');
    return next_line(&line, "stop") && !line.has_failed;
}
