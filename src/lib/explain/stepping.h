/*
 * stepping.h: backward in single steps, forwards and back: the engine of the debugger.
 *
 * The gradients are those of the graph itself. stepping_begin prepares them as backward does, each
 * step applies the chain rule to one node, and after the last step they are those of backward, bit
 * for bit. Taking a step back restores the gradients that it changed.
 */
#ifndef LIB_EXPLAIN_STEPPING_H
#define LIB_EXPLAIN_STEPPING_H

#include "vm/vm.h"

/* The gradients of a node's operands before its step. */
typedef struct StepBefore {
    double grads[2];
} StepBefore;

/* A node where to stop, and its place. */
typedef struct StepBreak {
    Node node;
    size_t place;
} StepBreak;

typedef struct Stepping {
    Datum root;         /* nil: the debugger is not active. A root of collection, with all below */
    Node *steps;        /* rule_steps: descending indices */
    StepBefore *before; /* of the steps that are done */
    size_t count, done;
    StepBreak *breaks;
    size_t break_count, break_cap;
    bool is_until;         /* a condition is evaluated between the steps of one command */
    size_t until_from;     /* the steps that were done before it */
    size_t shown, unshown; /* rules of the current command that were printed, and left out */
} Stepping;

Stepping *stepping_of(const Vm *vm);
bool stepping_is_active(const Vm *vm);
void stepping_done(Stepping *stepping, Mem *mem);
void stepping_visit(Stepping *stepping, Heap *heap, HeapVisit *visit);

/* Begins at an inner node, whose graph is unfolded. Ends what was begun before. Throws without an
   effect if memory is short or the program is interrupted. */
void stepping_begin(Vm *vm, Node root);
/* Gradients stay as they are. */
void stepping_end(Vm *vm);

/* The next node, or the last one that had its step. There must be one. */
Node stepping_next_node(const Stepping *stepping);
Node stepping_last_node(const Stepping *stepping);
void stepping_forward(Vm *vm);
void stepping_back(Vm *vm);

/* How many steps must be done before the gradient of a node under the root is complete: all nodes
   that use it have had their step, and its own is next. SIZE_MAX: it is not under the root. */
size_t stepping_place(Vm *vm, Node node);
/* True where the program wants to stop. */
bool stepping_at_break(const Stepping *stepping);
/* Adds the node, or removes it if it is one of them. Returns true if it was added. */
bool stepping_toggle_break(Vm *vm, StepBreak new_break);

/* `step until`: after an error or an interrupt in its condition, its steps are taken back. */
void stepping_begin_until(Vm *vm);
void stepping_end_until(Vm *vm);
void stepping_recover(Vm *vm);

#endif
