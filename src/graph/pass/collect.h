/*
 * collect.h: removing dead nodes from the tape.
 *
 *     collect_begin(tape);
 *     tape_mark(tape, node);           for every node that is used outside the tape
 *     collect_slide(tape);
 *     node = remap_node(tape, node);   for every one of them
 *     remap_end(tape);
 */
#ifndef GRAPH_PASS_COLLECT_H
#define GRAPH_PASS_COLLECT_H

#include "graph/remap.h"

void collect_begin(Tape *tape);
/* Marks the operands of marked nodes, and slides the marked nodes down in order. */
void collect_slide(Tape *tape);

#endif
