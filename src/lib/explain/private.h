/*
 * private.h: sweeps that leave no trace.
 *
 * Between private_begin and private_end a builtin may assign data and gradients, and call forward
 * and backward on the tape. It records no node. private_end puts everything back; after an error or
 * Ctrl-C in between, the session does (session/protect.c).
 */
#ifndef LIB_EXPLAIN_PRIVATE_H
#define LIB_EXPLAIN_PRIVATE_H

#include "graph/pass/snapshot.h"
#include "vm/vm.h"

/* The state of the tape until private_end. Throws if memory is short. */
const Snapshot *private_begin(Vm *vm);
/* Puts everything back as it was at private_begin. Does nothing if that was not called. */
void private_end(Vm *vm);
/* backward, of which only the sweep is done: gradients of all nodes start at 0. Throws if it is
   interrupted. */
void private_backward(Vm *vm, Node root);
/* How many backwards, each with the gradient `once`, add up to this one; 0: it is no multiple. */
uint32_t private_count_backwards(double gradient, double once);

#endif
