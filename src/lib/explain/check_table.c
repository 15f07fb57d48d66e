/* check_table.c: the table that check prints, and its error. */
#include "lib/explain/check_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "base/num.h"
#include "base/utf8.h"
#include "lib/explain/node_name.h"
#include "vm/error.h"
#include "vm/site.h"

enum { MOST_ROWS = 10, GAP = 2 };

/* ---- numbers ---- */

static void put_digits(Buf *out, double number, int digits)
{
    char text[40];
    snprintf(text, sizeof text, "%.*e", digits - 1, number);
    num_put_float(out, strtod(text, NULL) + 0.0); /* no -0.0 */
}

/* True if the differences cannot tell the slope from 0. */
static bool is_zero(const Slope *slope)
{
    return fabs(slope->slope) <= slope->error;
}

/* 0 if the gradient and the difference are both shown as 0. */
static double relative_error(const Slope *slope)
{
    return slope->gradient == 0.0 && is_zero(slope) ? 0.0 : slope_relative_error(slope);
}

/* As many digits as the bound of the error allows. */
static void put_slope(Buf *out, double slope, double error)
{
    enum { MOST = 12 };
    double known = error > 0.0 ? floor(log10(fabs(slope) / error)) : MOST;
    double shown = fabs(slope) <= error ? 0.0 : slope;
    put_digits(out, shown, known < 1.0 ? 1 : known < MOST ? (int)known : MOST);
}

static bool has_sides(const Slope *slope)
{
    return slope->left != slope->right;
}

/* False if the differences say too little to be shown. */
static bool is_known(const Slope *slope)
{
    bool is_vague = slope->verdict == SLOPE_UNSURE && slope->error >= 0.01 * fabs(slope->slope);
    return !isnan(slope->slope) && !is_vague && !(has_sides(slope) && isnan(slope->gradient));
}

static void put_difference(Buf *out, const Slope *slope)
{
    if (!is_known(slope))
        buf_putc(out, '-');
    else
        put_slope(out, slope->slope, slope->error);
}

static void put_relative_error(Buf *out, const Slope *slope)
{
    double error = relative_error(slope);
    if (is_known(slope) && isfinite(error))
        put_digits(out, error, 2);
    else
        buf_putc(out, '-');
}

static void put_sides(Buf *out, const Slope *slope)
{
    put_slope(out, slope->left, slope->error);
    buf_puts(out, has_sides(slope) ? " on the left, " : " on both sides");
    if (!has_sides(slope))
        return;
    put_slope(out, slope->right, slope->error);
    buf_puts(out, " on the right");
}

/* ---- verdicts ---- */

static void put_root(Vm *vm, Buf *out, const CheckTable *table)
{
    if (table->root == NODE_NONE)
        escape_put(out, table->name, strlen(table->name));
    else /* as it was typed, because the help shows what to type */
        site_put_value(vm, out, table->root_arg, table->root);
}

static void put_kink(Vm *vm, Buf *out, const CheckRow *row)
{
    buf_puts(out, "kink");
    if (row->kink != NODE_NONE) {
        buf_puts(out, " of ");
        node_name_put(vm, out, row->kink);
    }
    buf_puts(out, ": ");
    put_sides(out, &row->slope);
}

/* What backward takes at a kink. */
static void put_choice(Buf *out, const CheckTable *table, const CheckRow *row)
{
    const Slope *slope = &row->slope;
    double choice = slope->here.gradient, near = slope->error + 1e-5 * fabs(choice);
    if (isnan(choice) || table->is_of_program)
        return;
    buf_puts(out, "; mgrad takes ");
    if (fabs(choice - slope->left) <= near)
        buf_puts(out, "the left one");
    else if (fabs(choice - slope->right) <= near)
        buf_puts(out, "the right one");
    else
        num_put_float(out, choice);
}

static bool is_same(double a, double b)
{
    return fabs(a - b) <= 1e-5 * fmax(fabs(a), fabs(b));
}

/* True if a backward now would give the right gradient. */
static bool backward_is_right(const CheckRow *row)
{
    return is_same(row->slope.here.gradient, row->slope.slope);
}

static void put_off(Buf *out, const CheckTable *table, const CheckRow *row)
{
    const Slope *slope = &row->slope;
    buf_puts(out, "off");
    if (row->times)
        buf_printf(out, ": %u × the gradient, as after %u backwards", row->times, row->times);
    else if (has_sides(slope)) {
        buf_puts(out, ": ");
        put_sides(out, slope);
    } else if (is_same(slope->gradient, -slope->slope))
        buf_puts(out, ": the sign is wrong");
    else if (!table->is_of_program && !is_same(slope->gradient, slope->here.gradient) &&
             backward_is_right(row)) {
        buf_puts(out, ": backward gives ");
        num_put_float(out, slope->here.gradient);
    }
}

static void put_unsure(Vm *vm, Buf *out, const CheckTable *table, const CheckRow *row)
{
    buf_puts(out, "inconclusive: ");
    if (!isfinite(row->slope.here.value)) {
        put_root(vm, out, table);
        buf_puts(out, " is ");
        num_put_float(out, row->slope.here.value);
    } else if (row->slope.is_noisy) {
        buf_puts(out, "too small to measure, because ");
        put_root(vm, out, table);
        buf_puts(out, " is rounded");
    } else {
        buf_puts(out, "the differences do not settle");
    }
}

static void put_verdict(Vm *vm, Buf *out, const CheckTable *table, const CheckRow *row)
{
    switch (row->slope.verdict) {
    case SLOPE_OK:
        buf_puts(out, "ok");
        break;
    case SLOPE_KINK:
        put_kink(vm, out, row);
        put_choice(out, table, row);
        break;
    case SLOPE_UNSURE:
        put_unsure(vm, out, table, row);
        break;
    case SLOPE_OFF:
        put_off(out, table, row);
        break;
    }
}

/* ---- the table ---- */

typedef enum Column { NAME, GRADIENT, DIFFERENCE, RELATIVE, VERDICT, COLUMNS } Column;

static void put_cell(Vm *vm, Buf *out, const CheckTable *table, const CheckRow *row, Column column)
{
    switch (column) {
    case NAME:
        table->put_name(vm, out, table, row);
        break;
    case GRADIENT:
        num_put_float(out, row->slope.gradient);
        break;
    case DIFFERENCE:
        put_difference(out, &row->slope);
        break;
    case RELATIVE:
        put_relative_error(out, &row->slope);
        break;
    case VERDICT:
        put_verdict(vm, out, table, row);
        break;
    case COLUMNS:
        break;
    }
}

static const char *column_heading(const CheckTable *table, Column column)
{
    const char *const headings[COLUMNS] = {table->root == NODE_NONE ? "input" : "leaf",
                                           table->heading, "difference", "relative error",
                                           "verdict"};
    return headings[column];
}

static void find_widths(Vm *vm, const CheckTable *table, size_t shown, size_t width[COLUMNS])
{
    Buf *out = &vm->scratch;
    for (Column column = 0; column < VERDICT; column++) {
        width[column] = strlen(column_heading(table, column));
        for (size_t i = 0; i < shown; i++) {
            buf_clear(out);
            put_cell(vm, out, table, &table->rows[i], column);
            size_t used = utf8_count(buf_text(out), out->len);
            width[column] = used > width[column] ? used : width[column];
        }
    }
    buf_clear(out);
}

/* Moves the cell that begins at `start` to the right, or pads a name, which is on the left. */
static void align_cell(Buf *out, size_t start, size_t width, Column column)
{
    size_t used = utf8_count(out->data + start, out->len - start), blanks = width - used;
    if (column != NAME) {
        size_t size = out->len - start;
        buf_fill(out, ' ', blanks);
        memmove(out->data + start + blanks, out->data + start, size);
        memset(out->data + start, ' ', blanks);
    } else {
        buf_fill(out, ' ', blanks);
    }
    buf_fill(out, ' ', GAP);
}

static void put_line(Vm *vm, const CheckTable *table, const CheckRow *row, const size_t *width)
{
    Buf *out = &vm->scratch;
    for (Column column = 0; column < COLUMNS; column++) {
        size_t start = out->len;
        if (row)
            put_cell(vm, out, table, row, column);
        else
            buf_puts(out, column_heading(table, column));
        if (column < VERDICT)
            align_cell(out, start, width[column], column);
    }
    buf_putc(out, '\n');
}

/* The worst first: by verdict, then by relative error, then as they were given. */
static int compare_rows(const void *first, const void *second)
{
    static const int order[] = {
        [SLOPE_OFF] = 0, [SLOPE_UNSURE] = 1, [SLOPE_KINK] = 2, [SLOPE_OK] = 3};
    const CheckRow *a = first, *b = second;
    int by_verdict = order[a->slope.verdict] - order[b->slope.verdict];
    double x = relative_error(&a->slope), y = relative_error(&b->slope);
    if (by_verdict)
        return by_verdict;
    if (x != y && !isnan(x) && !isnan(y))
        return x > y ? -1 : 1;
    if (isnan(x) != isnan(y))
        return isnan(x) ? -1 : 1;
    if (a->arg != b->arg)
        return a->arg < b->arg ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* ---- the summary ---- */

static size_t count_verdict(const CheckTable *table, SlopeVerdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        count += table->rows[i].slope.verdict == verdict;
    return count;
}

static void put_count(Buf *out, const CheckTable *table, SlopeVerdict verdict, const char *text)
{
    size_t count = count_verdict(table, verdict);
    if (count)
        buf_printf(out, ", %zu %s", count, text);
}

/* "the 10 worst of 337: 335 ok, 2 at a kink" */
static void put_summary(Vm *vm, const CheckTable *table, size_t shown)
{
    Buf *out = &vm->scratch;
    if (shown < table->count) {
        buf_printf(out, "these are the %zu worst of %zu: %zu ok", shown, table->count,
                   count_verdict(table, SLOPE_OK));
        put_count(out, table, SLOPE_KINK, "at a kink");
        put_count(out, table, SLOPE_UNSURE, "inconclusive");
        put_count(out, table, SLOPE_OFF, "off");
        buf_putc(out, '\n');
    }
    if (table->count < table->all)
        buf_printf(out,
                   "%zu of %zu leaves were checked, evenly chosen: all of them would take more "
                   "than 1e9 visits of nodes\n",
                   table->count, table->all);
    if (table->is_stale) {
        buf_puts(out, "data changed since ");
        put_root(vm, out, table);
        buf_puts(out, " was computed: the differences are those of the present data, as after "
                      "'forward'\n");
    }
}

/* ---- the error ---- */

/* What to type, in vm->scratch; NULL: unknown. */
static const char *error_help(Vm *vm, const CheckTable *table, const CheckRow *row)
{
    Buf *out = &vm->scratch;
    buf_clear(out);
    if (table->root == NODE_NONE || (!row->times && !backward_is_right(row)))
        return NULL;
    buf_puts(out, "type: zero_grad; ");
    if (table->is_stale) {
        buf_puts(out, "forward ");
        put_root(vm, out, table);
        buf_puts(out, "; ");
    }
    buf_puts(out, "backward ");
    put_root(vm, out, table);
    return buf_text(out);
}

/* "a gradient is off: that of a is 12.0, but the slope of L is 6.0" */
static _Noreturn void throw_off(Vm *vm, const CheckTable *table, size_t count)
{
    const CheckRow *row = table->rows;
    while (row->slope.verdict != SLOPE_OFF)
        row++;
    Buf *out = &vm->message;
    buf_clear(out);
    if (count > 1)
        buf_printf(out, "%zu gradients are off: that of ", count);
    else
        buf_puts(out, "a gradient is off: that of ");
    table->put_name(vm, out, table, row);
    buf_puts(out, " is ");
    num_put_float(out, row->slope.gradient);
    buf_puts(out, ", but the slope of ");
    put_root(vm, out, table);
    buf_puts(out, " is ");
    if (has_sides(&row->slope))
        put_sides(out, &row->slope);
    else
        put_difference(out, &row->slope);
    error_throw_at(vm, site_span(vm), error_help(vm, table, row), "%s", buf_text(out));
}

void check_table_show(Vm *vm, CheckTable *table)
{
    size_t width[COLUMNS], shown = table->count < MOST_ROWS ? table->count : MOST_ROWS;
    size_t off = count_verdict(table, SLOPE_OFF);
    if (shown < table->count)
        qsort(table->rows, table->count, sizeof *table->rows, compare_rows);
    find_widths(vm, table, shown, width);
    put_line(vm, table, NULL, width);
    for (size_t i = 0; i < shown; i++)
        put_line(vm, table, &table->rows[i], width);
    put_summary(vm, table, shown);
    vm_print(vm, buf_text(&vm->scratch), vm->scratch.len);
    if (off)
        throw_off(vm, table, off);
}
