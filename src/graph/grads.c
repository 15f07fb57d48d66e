/*
 * grads.c: assigning gradients, and knowing where they may be nonzero.
 *
 * In a training loop parameters are at the bottom of the tape and each step adds nodes above them.
 * zero_grad after such a step would scan the whole tape to clear a few hundred gradients. So
 * zero_grad sets `clean` to the top of the tape; a node below `clean` that gets a gradient later is
 * put on the list `touched`, and the next zero_grad clears those and the nodes from `clean` up.
 */
#include "graph/grads.h"

void grads_forget_touched(Tape *tape)
{
    tape->grads.clean = 0;
    tape->grads.touched_count = 0;
}

/* The list is only an optimisation: when it is too long or memory is short, it is dropped, and
   grads_zero_all scans from the start of the tape. */
void grads_touch(Tape *tape, Node node)
{
    enum { MOST_TOUCHED = 1 << 16 };
    TapeGrads *grads = &tape->grads;
    if (node >= grads->clean)
        return;
    Node *touched = grads->touched_count < MOST_TOUCHED
                        ? mem_grow(tape->mem, grads->touched, sizeof *touched, &grads->touched_cap,
                                   grads->touched_count + 1)
                        : NULL;
    if (!touched) {
        grads_forget_touched(tape);
        return;
    }
    grads->touched = touched;
    grads->touched[grads->touched_count++] = node;
}

void grads_note_below(Tape *tape, Node node)
{
    TapeGrads *grads = &tape->grads;
    if (grads->graded <= node)
        grads->graded = node + 1;
    if (grads->fresh <= node) { /* a young sum above may use this node, which is not fresh now */
        grads->fresh = node + 1;
        tape->folds.young = tape->folds.count;
    }
    tape->last.any = true;
}

void grads_set(Tape *tape, Node node, double grad)
{
    grads_touch(tape, node);
    tape->pair[node].grad = grad + 0.0; /* turns -0.0 into 0.0 */
    grads_note_below(tape, node);
}

void grads_zero_all(Tape *tape)
{
    TapeGrads *grads = &tape->grads;
    /* Harmless for a node that is on the list twice. */
    for (size_t i = 0; i < grads->touched_count; i++)
        tape->pair[grads->touched[i]].grad = 0.0;
    for (Node node = grads->clean; node < grads->graded; node++)
        tape->pair[node].grad = 0.0;
    folds_zero_grads(&tape->folds);
    grads->graded = 0;
    grads->touched_count = 0;
    grads->clean = tape->count;
}
