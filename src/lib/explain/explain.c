/*
 * explain.c: the command explain, which shows the sum that a gradient is: over paths, or over the
 * uses of the Value.
 */
#include <math.h>
#include <string.h>

#include "lib/args.h"
#include "lib/explain/columns.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"

/* Appends a row that leads to the command why. */
static void explain_refer(const Explanation *e, const char *what)
{
    buf_printf(e->rows, "%s; type: why ", what);
    subject_put_name(e->vm, e->rows, e->node);
    buf_putc(e->rows, '\n');
}

/* The paths, counted in the first line; the rows are in e->rows. */
static void explain_paths(const Explanation *e, Paths *paths, Buf *out)
{
    const PathNode *total = paths_total(paths);
    bool is_one = total->count.digits == 1;
    buf_puts(out, is_one ? ", along " : ", the sum over ");
    explain_put_count(out, total->count);
    buf_puts(out, is_one ? " path\n" : " paths\n");
    if (total->is_finite && isfinite(e->grad)) {
        explain_put_paths(e, paths);
        return;
    }
    explain_refer(e, total->is_finite ? "their products are finite, the sum is not"
                                      : "a local derivative is not finite");
}

static void explain_by_paths(const Explanation *e, Buf *out)
{
    Paths paths;
    bool ok = paths_find(&paths, &e->vm->tape, e->node, e->root, EXPLAIN_MOST);
    buf_own(&e->vm->bytes, paths.block, paths.size);
    if (!ok)
        vm_poll(e->vm);
    explain_paths(e, &paths, out);
    buf_done(&e->vm->bytes);
}

static void explain_by_uses(const Explanation *e, Buf *out)
{
    explain_put_uses(e, out);
    if (!isfinite(e->grad))
        explain_refer(e, "a number is not finite");
}

/* True for by="node". */
static bool explain_reads_by(Vm *vm, const Datum *args, uint32_t arg)
{
    const char *by = args[arg].kind == D_NIL ? "path" : arg_string(vm, args, arg)->text;
    if (strcmp(by, "node") != 0 && strcmp(by, "path") != 0)
        error_throw_arg(vm, arg, "by is \"path\" or \"node\", not \"%s\"", by);
    return strcmp(by, "node") == 0;
}

/* The rows are collected in vm->message and aligned in vm->scratch. */
static Datum explain_command(Vm *vm, Datum *args, uint32_t count)
{
    enum { NODE, ROOT, BY, SYMBOLS };
    (void)count;
    Explanation e = {.vm = vm, .rows = &vm->message};
    e.node = subject_value(vm, args, NODE);
    e.root = subject_root(vm, args, ROOT, e.node);
    e.symbols = convert_truth(vm, args[SYMBOLS]);
    e.held = tape_grad(&vm->tape, e.node);
    bool by_node = explain_reads_by(vm, args, BY);
    buf_clear(&vm->scratch);
    buf_clear(&vm->message);
    const Snapshot *before = private_begin(vm);
    private_backward(vm, e.root);
    e.grad = tape_grad(&vm->tape, e.node);
    explain_put_gradient(&e, &vm->scratch);
    if (e.node == e.root)
        buf_puts(&vm->scratch, ": the root itself\n");
    else if (by_node)
        explain_by_uses(&e, &vm->scratch);
    else
        explain_by_paths(&e, &vm->scratch);
    columns_put(&vm->scratch, e.rows);
    explain_put_difference(&e, before, &vm->scratch);
    private_end(vm);
    vm_print(vm, buf_text(&vm->scratch), vm->scratch.len);
    return datum_nil();
}

static const Builtin rows[] = {
    {"explain(a, root=nil, by=nil, symbols=nil)", explain_command, ROW_LOOKS | ROW_COMMAND, NULL,
     "shows dL/da as a sum over the paths from a to L, the root of the last backward or another "
     "one; see also 'help explanations'",
     "a = 2.0; b = -3.0; L = a*b + a**2; backward L; explain a", 0},
};

const BuiltinTable explain_table = {"explanations", rows, sizeof rows / sizeof *rows};
