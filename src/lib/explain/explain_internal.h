/* explain_internal.h: shared by the files of the commands explain and why. */
#ifndef LIB_EXPLAIN_EXPLAIN_INTERNAL_H
#define LIB_EXPLAIN_EXPLAIN_INTERNAL_H

#include "graph/pass/paths.h"
#include "graph/pass/snapshot.h"
#include "vm/vm.h"

enum { EXPLAIN_MOST = 20 }; /* rows; what is left out is one sum */

typedef struct Explanation {
    Vm *vm;
    Node node, root;
    bool symbols; /* local derivatives are formulas, without their numbers */
    double held;  /* the Value's gradient as the program sees it */
    double grad;  /* the same from a private backward with the present data */
    Buf *rows;    /* cells of columns.h */
} Explanation;

/* Append the rows. explain_put_uses reads the gradients of the private backward. */
void explain_put_paths(const Explanation *e, Paths *paths);
void explain_put_uses(const Explanation *e, Buf *out);

/* Appends "dL/da = 1.0". */
void explain_put_gradient(const Explanation *e, Buf *out);
/* Appends "(1 - L**2) = 0.42", the local derivative of an edge: formula and number. */
void explain_put_factor(const Explanation *e, PathEdge edge);
/* Appends "\t= value\n", the end of a row. */
void explain_put_result(const Explanation *e, double value);
/* Appends the row of those that are left out, which add up to `sum`; and the row of the gradient.
 */
void explain_put_more(const Explanation *e, PathCount count, double sum);
void explain_put_sum(const Explanation *e);
/* Appends "1,234", or "about 1e20". */
void explain_put_count(Buf *out, PathCount count);
/* Appends " (left)" if both operands of the edge's node are one node. */
void explain_put_side(const Explanation *e, Buf *out, PathEdge edge);

/* True if the Value's gradient is that of the private backward. */
bool explain_is_current(const Explanation *e);
/* Appends a line that says why the Value's gradient is not that of the private backward; nothing if
   it is. Called during the private sweep, whose data it recomputes. */
void explain_put_difference(const Explanation *e, const Snapshot *before, Buf *out);
/* The same for a gradient that is known to differ, without the Value's name: ".grad is 0.0: …". */
void explain_put_reason(const Explanation *e, const Snapshot *before, Buf *out);

#endif
