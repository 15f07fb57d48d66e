/*
 * derive.c: the command derive, which writes derivatives as formulas.
 *
 * Plain numbers of the program are numbers of the formula, with their present value. All other
 * leaves are variables.
 */
#include <string.h>

#include "formula/formula.h"
#include "lib/args.h"
#include "lib/explain/node_name.h"
#include "lib/explain/subject.h"
#include "lib/file.h"
#include "lib/registry.h"
#include "lib/state.h"
#include "vm/error.h"
#include "vm/site.h"

enum { FILE_ARG, ROOT };

/* What the command was called with. */
typedef struct Derivation {
    Vm *vm;
    Formula formula;
    Node root;
    Node *by;
    const uint32_t *by_args; /* the arguments that `by` are; NULL: they are leaves under the root */
    size_t count;
} Derivation;

/* ---- names ---- */

/* The number of the argument that is this node, if it has no label; 0: none. */
static uint32_t argument_of(const Derivation *d, Node node)
{
    if (d->vm->tape.label[node] || !d->by_args)
        return 0;
    for (size_t i = 0; i < d->count; i++)
        if (d->by[i] == node)
            return d->by_args[i];
    return 0;
}

/* True if the root has no label, and the text of its argument is short: then that is its name. */
static bool is_named_by_text(const Derivation *d)
{
    enum { LONGEST = 60 };
    const char *text;
    Span span = site_arg_text(d->vm, ROOT, &text);
    return !d->vm->tape.label[d->root] && span.end - span.start <= LONGEST;
}

/* A Value without a label that is an argument has its text. FormulaNames.put */
static void put_name(void *ctx, Buf *out, Node node, bool is_operand)
{
    const Derivation *d = ctx;
    uint32_t arg = argument_of(d, node);
    if (arg) {
        site_put_arg(d->vm, out, arg);
    } else if (node == d->root && is_named_by_text(d)) {
        buf_putc(out, '(');
        site_put_arg(d->vm, out, ROOT);
        buf_putc(out, ')');
    } else {
        (is_operand ? node_name_put_operand : node_name_put)(d->vm, out, node);
    }
}

/* FormulaNames.is_number */
static bool leaf_is_number(void *ctx, Node leaf)
{
    const Derivation *d = ctx;
    for (size_t i = 0; d->by && i < d->count; i++)
        if (d->by[i] == leaf)
            return false;
    return node_name_is_number(d->vm, leaf);
}

/* True for the label of the root or of a node under it, which are marked. FormulaNames.is_used */
static bool name_is_used(void *ctx, const char *name)
{
    const Derivation *d = ctx;
    const Vm *vm = d->vm;
    Name before = 0;
    for (Node node = 0; node <= d->root; node++) {
        Name label = vm->tape.label[node];
        if (!label || label == before || !tape_is_marked(&vm->tape, node))
            continue;
        if (strcmp(intern_text(&vm->names, label), name) == 0)
            return true;
        before = label;
    }
    return false;
}

/* ---- by which nodes ---- */

/* True for a labelled leaf under the root; or, without labels, for a leaf that is a variable. */
static bool is_wanted(const Derivation *d, Node node, bool labelled)
{
    const Tape *tape = &d->vm->tape;
    return tape_is_marked(tape, node) && tape_op(tape, node) == OP_LEAF &&
           (labelled ? tape->label[node] != 0 : !node_name_is_number(d->vm, node));
}

/* Takes the leaves that are wanted, in the order in which they were made. */
static void take_wanted(Derivation *d, Arena *arena, bool labelled)
{
    size_t count = 0;
    for (Node node = 0; node <= d->root; node++)
        count += is_wanted(d, node, labelled);
    d->by = ARENA_ARRAY(arena, Node, count + 1);
    for (Node node = 0; node <= d->root && d->count < count; node++)
        if (is_wanted(d, node, labelled))
            d->by[d->count++] = node;
}

/* The labelled leaves under the root. If there are none, the leaves that are no numbers. */
static void take_leaves(Derivation *d, Arena *arena)
{
    subject_mark_graph(d->vm, d->root);
    take_wanted(d, arena, true);
    if (d->count == 0)
        take_wanted(d, arena, false);
    if (d->count == 0)
        error_throw_at(d->vm, site_arg_span(d->vm, ROOT), "type: derive L, x",
                       "no leaf under this Value has a name: say by which Value to derive");
}

static _Noreturn void refuse_outside(const Derivation *d, uint32_t arg, Node node)
{
    Vm *vm = d->vm;
    buf_clear(&vm->message);
    site_put_arg(vm, &vm->message, arg);
    buf_puts(&vm->message, " is not under ");
    site_put_arg(vm, &vm->message, ROOT);
    buf_puts(&vm->message, ", so the derivative is 0");
    error_throw_at(vm, site_arg_span(vm, arg), subject_help_outside(vm, node, d->root, true), "%s",
                   buf_text(&vm->message));
}

/* The Values that the call names. Each must be under the root. */
static void take_arguments(Derivation *d, Arena *arena, const Datum *args, uint32_t count)
{
    Vm *vm = d->vm;
    uint32_t *by_args = ARENA_ARRAY(arena, uint32_t, count - ROOT);
    d->by = ARENA_ARRAY(arena, Node, count - ROOT);
    for (uint32_t i = ROOT + 1; i < count; i++) {
        by_args[d->count] = i;
        d->by[d->count++] = subject_value(vm, args, i);
    }
    d->by_args = by_args;
    subject_mark_graph(vm, d->root);
    for (size_t i = 0; i < d->count; i++)
        if (d->by[i] > d->root || !tape_is_marked(&vm->tape, d->by[i]))
            refuse_outside(d, by_args[i], d->by[i]);
}

/* ---- the command ---- */

static _Noreturn void refuse_length(const Derivation *d)
{
    const char *help =
        d->count > 1 ? "name one Value, as in: derive L, a; or derive a smaller part of the result"
                     : "derive a smaller part of the result; 'explain a, L' shows the numbers";
    error_throw_at(d->vm, site_arg_span(d->vm, ROOT), help, "the formula is too long to be read");
}

static const char file_help[] = "write d.tex";

/* True if the result is written into a file of LaTeX. */
static bool reads_file(Vm *vm, const Datum *args)
{
    char ending[FILE_LONGEST_ENDING + 1];
    if (args[FILE_ARG].kind == D_NIL)
        return false;
    const char *path = arg_path(vm, args, FILE_ARG);
    file_ending(vm, FILE_ARG, path, file_help, ending);
    if (strcmp(ending, "tex") != 0)
        error_throw_at(vm, site_arg_span(vm, FILE_ARG), file_help,
                       "a formula cannot be written as '%s'", ending);
    return true;
}

static void derive_put(Derivation *d, const Term *derivatives, const Datum *args, bool into_file)
{
    Vm *vm = d->vm;
    Buf *out = &vm->scratch;
    buf_clear(out);
    subject_mark_graph(vm, d->root);
    if (!(into_file ? formula_put_tex : formula_put_text)(&d->formula, out, d->root, d->by,
                                                          d->count, derivatives))
        refuse_length(d);
    if (into_file)
        file_write(vm, FILE_ARG, arg_path(vm, args, FILE_ARG), out);
    else
        vm_print(vm, buf_text(out), out->len);
}

static Datum derive_command(Vm *vm, Datum *args, uint32_t count)
{
    Arena *arena = vm->library->formulas;
    if (count <= ROOT)
        error_throw_at(vm, site_span(vm), "type: derive L", "derive needs a Value");
    Derivation d = {.vm = vm, .root = subject_value(vm, args, ROOT)};
    bool into_file = reads_file(vm, args);
    formula_begin(
        &d.formula, arena, &vm->tape,
        (FormulaNames){
            .ctx = &d, .put = put_name, .is_number = leaf_is_number, .is_used = name_is_used});
    if (count == ROOT + 1)
        take_leaves(&d, arena);
    else
        take_arguments(&d, arena, args, count);
    Term *derivatives = ARENA_ARRAY(arena, Term, d.count);
    FormulaState state = formula_derive(&d.formula, d.root, d.by, d.count, derivatives);
    if (state == FORMULA_STOPPED)
        vm_poll(vm);
    if (state == FORMULA_TOO_LARGE)
        refuse_length(&d);
    derive_put(&d, derivatives, args, into_file);
    arena_done(arena);
    return datum_nil();
}

static const Builtin rows[] = {
    {"derive(*values, file=nil)", derive_command, ROW_LOOKS | ROW_COMMAND | ROW_WRITES, NULL,
     "shows the derivatives of a Value by its leaves, or by the Values after it, as formulas; "
     "see also 'help formulas'",
     "a = 2.0; b = 3.0; L = a*b + a**2; derive L", 0},
};

const BuiltinTable derive_table = {"explanations", rows, sizeof rows / sizeof *rows};
