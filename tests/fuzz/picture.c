/*
 * picture.c: any text as the label of a node. Graphviz must read the DOT source without a warning
 * and find the right number of nodes and edges.
 */
#include <graphviz/cgraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

enum { LONGEST = 4096 };

static int complain(char *message)
{
    fprintf(stderr, "fuzz: Graphviz says: %s\n", message);
    abort();
}

/* The text as a string literal. */
static size_t put_literal(char *to, const uint8_t *data, size_t size)
{
    size_t length = 0;
    to[length++] = '"';
    for (size_t i = 0; i < size && length < LONGEST - 8; i++) {
        if (strchr("\\\"{}", data[i]) && data[i])
            to[length++] = '\\';
        if (data[i] == '\n') {
            to[length++] = '\\';
            to[length++] = 'n';
        } else {
            to[length++] = (char)data[i];
        }
    }
    to[length++] = '"';
    to[length] = '\0';
    return length;
}

static void check_dot(const FuzzWorld *world, int nodes, int edges)
{
    fuzz_assert(world->dot != NULL, "nothing was drawn");
    agseterr(AGWARN);
    agseterrf(complain);
    Agraph_t *graph = agmemread(world->dot);
    fuzz_assert(graph != NULL, "Graphviz cannot read it");
    fuzz_assert(agnnodes(graph) == nodes && agnedges(graph) == edges,
                "Graphviz sees another graph");
    agclose(graph);
}

static bool run(Mgrad *m, FuzzWorld *world, const char *text)
{
    return fuzz_run(m, world, text, strlen(text)) == MGRAD_OK;
}

/* The drawn nodes are a, b, the product, tanh, the sum, and an ellipse for each of the three
   operations. The edges: two into *, one into tanh, two into +, one from each operation to its
   result. */
static void draw(Mgrad *m, FuzzWorld *world, const char *text)
{
    if (run(m, world, text))
        check_dot(world, 8, 8);
    else
        fuzz_assert(fuzz_is_late(), "drawing fails");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzWorld world;
    world = (FuzzWorld){.file = "", .file_size = 0};
    char literal[LONGEST], program[2 * LONGEST];
    put_literal(literal, data, size);
    snprintf(program, sizeof program,
             "label = %s\na = Value(2.0, label=label); b = 3.0\nL = (a*b).tanh() + a\n"
             "L.label = label; backward L\nset rankdir %s",
             literal, size % 2 ? "LR" : "TB");
    Mgrad *m = fuzz_open(&world, 0);
    /* The lexer refuses bytes that are not UTF-8: then there is no label. */
    bool fine = run(m, &world, program);
    fuzz_assert(fine || mgrad_error(m)->line == 1 || fuzz_is_late(),
                "a program fails after its label");
    if (fine) {
        draw(m, &world, "dot L > \"x.dot\"");
        draw(m, &world, "draw L > \"y.dot\"");
    }
    fuzz_close(m, &world);
    return 0;
}
