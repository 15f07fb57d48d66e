/* explain_row.c: the pieces of the lines that explain and why show. */
#include <math.h>

#include "base/num.h"
#include "base/utf8.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/factor.h"
#include "lib/explain/node_name.h"
#include "lib/explain/subject.h"
#include "view/outline.h"

enum { LONGEST_FORMULA = 24 }; /* characters; of a longer one only the number is shown */

/* True if the text contains a name: it is a formula, and no number. */
static bool has_name(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((text[i] & 0x80) || text[i] == '_' || ((text[i] | 32) >= 'a' && (text[i] | 32) <= 'z'))
            return true;
    return false;
}

void explain_put_gradient(const Explanation *e, Buf *out)
{
    buf_putc(out, 'd');
    node_name_put_operand(e->vm, out, e->root);
    buf_puts(out, "/d");
    subject_put_operand(e->vm, out, e->node);
    buf_puts(out, " = ");
    num_put_float(out, e->grad);
}

void explain_put_factor(const Explanation *e, PathEdge edge)
{
    Buf *rows = e->rows;
    size_t start = rows->len;
    factor_put(e->vm, rows, edge.node, (int)edge.slot);
    size_t size = rows->len - start;
    bool is_formula = size && has_name(rows->data + start, size);
    if (e->symbols || (size && !is_formula))
        return;
    if (utf8_count(buf_text(rows) + start, size) > LONGEST_FORMULA)
        buf_truncate(rows, start);
    else if (is_formula)
        buf_puts(rows, " = ");
    num_put_short(rows, paths_derivative(&e->vm->tape, edge));
}

void explain_put_result(const Explanation *e, double value)
{
    buf_puts(e->rows, "\t= ");
    num_put_short(e->rows, value);
    buf_putc(e->rows, '\n');
}

void explain_put_more(const Explanation *e, PathCount count, double sum)
{
    explain_put_count(e->rows, count);
    buf_puts(e->rows, count.digits == 1 ? " more is" : " more add up to");
    explain_put_result(e, sum);
}

void explain_put_sum(const Explanation *e)
{
    buf_puts(e->rows, "\tsum");
    explain_put_result(e, e->grad);
}

void explain_put_count(Buf *out, PathCount count)
{
    if (count.exponent == 0 && count.digits <= (uint64_t)1 << 63)
        outline_put_count(out, count.digits);
    else
        buf_printf(out, "about 1e%.0f", floor(path_count_log10(count)));
}

void explain_put_side(const Explanation *e, Buf *out, PathEdge edge)
{
    Node inputs[2];
    int count = tape_inputs(&e->vm->tape, edge.node, inputs);
    if (count == 2 && inputs[0] == inputs[1])
        buf_puts(out, edge.slot ? " (right)" : " (left)");
}
