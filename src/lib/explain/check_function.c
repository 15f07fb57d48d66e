/* check_function.c: check of a function of the program. */
#include "lib/explain/check_function.h"

#include <math.h>

#include "graph/pass/nudge.h"
#include "lib/explain/check_table.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* The function that a call of `callee` runs; NULL: it cannot be called. */
static const Signature *callee_signature(Datum callee)
{
    if (callee.kind == D_INSTANCE && callee.as.instance->type->layout.forward >= 0)
        callee = callee.as.instance->slots[callee.as.instance->type->layout.forward];
    if (callee.kind == D_CLOSURE)
        return &callee.as.closure->proto->signature;
    return callee.kind == D_NATIVE ? &callee.as.native->signature : NULL;
}

static const char *callee_name(Datum callee)
{
    return callee.kind == D_INSTANCE ? callee.as.instance->type->signature.name
                                     : callee_signature(callee)->name;
}

/* ---- the arguments ---- */

static List *read_inputs(Vm *vm, Datum at)
{
    List *inputs = heap_list(&vm->heap, 1);
    if (datum_is_number(at))
        vm_append(vm, inputs, datum_float(convert_number(vm, at)));
    else if (at.kind != D_LIST || at.as.list->count == 0)
        error_throw_at(vm, site_arg_span(vm, 1), "type: check f, [2.0, 3.0]",
                       "check of a function needs a list of its inputs, not %s",
                       at.kind == D_LIST ? "an empty one" : repr_noun(at));
    for (size_t i = 0; at.kind == D_LIST && i < at.as.list->count; i++) {
        if (!datum_is_number(at.as.list->items[i]))
            error_throw_arg(vm, 1, "an input of a function is a number here, but element %zu is %s",
                            i, repr_noun(at.as.list->items[i]));
        vm_append(vm, inputs, datum_float(convert_number(vm, at.as.list->items[i])));
    }
    return inputs;
}

/* A function of one parameter gets several inputs as a list. */
static bool takes_list(const Signature *signature, size_t inputs)
{
    return signature->count == 1 && !signature->star && inputs != 1;
}

Datum check_function_inputs(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool is_alone = args[0].kind != D_LIST || args[0].as.list->count == 0;
    Datum function = is_alone ? args[0] : args[0].as.list->items[0];
    const Signature *signature = callee_signature(function);
    if (!signature && args[1].kind != D_NIL)
        error_throw_at(vm, site_arg_span(vm, 0), "type: check f, [2.0], df=g",
                       "df is the derivative of a function, but this is %s", repr_noun(function));
    if (!signature && (function.kind == D_INSTANCE || function.kind == D_MODULE))
        error_throw_at(vm, site_arg_span(vm, 0), "type: check L, where L is your result",
                       "check needs a result or a function, not %s", repr_noun(function));
    if (!signature)
        return datum_nil();
    if (is_alone || args[0].as.list->count != 2)
        error_throw_at(vm, site_span(vm), "type: check f, [2.0, 3.0]",
                       is_alone ? "check of a function needs its inputs"
                                : "check of a function needs its inputs as one list");
    if (args[1].kind != D_NIL && !callee_signature(args[1]))
        error_throw(vm, "df is a function, not %s", repr_noun(args[1]));
    List *inputs = read_inputs(vm, args[0].as.list->items[1]);
    List *found = heap_list(&vm->heap, 3);
    vm_append(vm, found, function);
    vm_append(vm, found, datum_obj(D_LIST, inputs));
    vm_append(vm, found, datum_int(!takes_list(signature, inputs->count)));
    return datum_obj(D_LIST, found);
}

Datum check_function_derivatives(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *name = callee_name(args[0]);
    Datum result = args[1];
    size_t wanted = args[2].as.list->count;
    List *found = heap_list(&vm->heap, wanted);
    if (datum_is_number(result) && wanted == 1)
        vm_append(vm, found, datum_float(convert_number(vm, result)));
    else if (result.kind != D_LIST || result.as.list->count != wanted)
        error_throw(vm, "%s must return %s, but it returns %s", name,
                    wanted == 1 ? "a number" : "a list with a derivative for each input",
                    result.kind == D_LIST && wanted != 1 ? "a list of another length"
                                                         : repr_noun(result));
    for (size_t i = 0; result.kind == D_LIST && i < wanted; i++) {
        if (!datum_is_number(result.as.list->items[i]))
            error_throw(vm, "%s must return numbers, but element %zu is %s", name, i,
                        repr_noun(result.as.list->items[i]));
        vm_append(vm, found, datum_float(convert_number(vm, result.as.list->items[i])));
    }
    return datum_obj(D_LIST, found);
}

/* ---- one result ---- */

/* The nodes under the root are marked. */
static SlopePoint measure_graph(Vm *vm, Node root, Node input)
{
    Nudge nudge;
    size_t size = nudge_bytes(root);
    void *block = mem_alloc_zero(vm->mem, size);
    buf_own(&vm->bytes, block, size); /* freed even if a sweep is interrupted */
    private_begin(vm);
    private_backward(vm, root);
    nudge_init(&nudge, &vm->tape, root, block);
    if (!nudge_select(&nudge, input))
        vm_poll(vm);
    SlopePoint point = {.noise = nudge_noise(&nudge), .gradient = tape_grad(&vm->tape, input)};
    private_end(vm);
    buf_done(&vm->bytes);
    return point;
}

static SlopePoint measure(Vm *vm, Datum result, Node input)
{
    double value = convert_number(vm, result);
    if (result.kind != D_NODE) /* how it was computed is unknown */
        return (SlopePoint){value, 1e-13 * fabs(value), NAN};
    Node root = (Node)result.as.node;
    SlopePoint point = {.gradient = root == input};
    if (root != input && subject_is_under(vm, input, root))
        point = measure_graph(vm, root, input);
    point.value = value;
    return point;
}

Datum check_function_point(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (!datum_is_number(args[1]))
        error_throw(vm, "check needs a function that returns a number, but %s returns %s",
                    callee_name(args[0]), repr_noun(args[1]));
    SlopePoint point = measure(vm, args[1], (Node)args[2].as.node);
    List *list = heap_list(&vm->heap, 3);
    vm_append(vm, list, datum_float(point.value));
    vm_append(vm, list, datum_float(point.noise));
    vm_append(vm, list, args[1].kind == D_NODE ? datum_float(point.gradient) : datum_nil());
    return datum_obj(D_LIST, list);
}

static SlopePoint point_read(Datum datum)
{
    const Datum *items = datum.as.list->items;
    return (SlopePoint){items[0].as.number, items[1].as.number,
                        items[2].kind == D_NIL ? NAN : items[2].as.number};
}

/* ---- the state ---- */

enum { STATE_WORDS = (sizeof(Slope) + sizeof(int64_t) - 1) / sizeof(int64_t) };

typedef union State {
    Slope slope;
    int64_t words[STATE_WORDS];
} State;

static State state_read(Datum datum)
{
    State state;
    for (size_t i = 0; i < STATE_WORDS; i++)
        state.words[i] = datum.as.list->items[i].as.integer;
    return state;
}

static void state_write(Datum datum, const State *state)
{
    for (size_t i = 0; i < STATE_WORDS; i++)
        datum.as.list->items[i] = datum_int(state->words[i]);
}

Datum check_function_begin(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *name = callee_name(args[0]);
    bool is_plain = args[3].as.list->items[2].kind == D_NIL;
    if (args[2].kind == D_NIL && is_plain)
        error_throw_at(vm, site_arg_span(vm, 0), "give your own derivative: df=g",
                       "%s returns a plain number, which has no gradient", name);
    State state = {.words = {0}};
    SlopePoint point = point_read(args[3]);
    double gradient = args[2].kind == D_NIL ? point.gradient : args[2].as.number;
    slope_begin(&state.slope, args[1].as.number, gradient, point);
    List *list = heap_list(&vm->heap, STATE_WORDS);
    for (size_t i = 0; i < STATE_WORDS; i++)
        vm_append(vm, list, datum_int(0));
    state_write(datum_obj(D_LIST, list), &state);
    return datum_obj(D_LIST, list);
}

Datum check_function_places(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    State state = state_read(args[0]);
    bool goes_on = slope_next(&state.slope);
    state_write(args[0], &state);
    List *places = heap_list(&vm->heap, SLOPE_POINTS);
    for (int i = 0; goes_on && i < SLOPE_POINTS; i++)
        vm_append(vm, places, datum_float(state.slope.at[i]));
    return datum_obj(D_LIST, places);
}

Datum check_function_add(Vm *vm, Datum *args, uint32_t count)
{
    (void)vm, (void)count;
    State state = state_read(args[0]);
    for (int i = 0; i < SLOPE_POINTS; i++)
        state.slope.found[i] = point_read(args[1].as.list->items[i]);
    state_write(args[0], &state);
    return datum_nil();
}

/* ---- the result ---- */

/* The parameter's name; for a list, its name and the place in it. */
static void put_input_name(Vm *vm, Buf *out, const CheckTable *table, const CheckRow *row)
{
    const Signature *signature = callee_signature(table->function);
    bool is_list = takes_list(signature, table->count);
    uint32_t param = is_list ? 0 : row->arg;
    if (param < signature->count)
        buf_puts(out, intern_text(&vm->names, signature->params[param]));
    else
        buf_printf(out, "input %u", row->arg + 1);
    if (is_list)
        buf_printf(out, "[%u]", row->arg);
}

Datum check_function_show(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *states = args[1].as.list;
    bool is_of_program = args[2].kind != D_NIL;
    size_t size = states->count * sizeof(CheckRow);
    CheckRow *rows = mem_alloc_zero(vm->mem, size);
    buf_own(&vm->bytes, rows, size);
    for (size_t i = 0; i < states->count; i++)
        rows[i] = (CheckRow){.slope = state_read(states->items[i]).slope,
                             .node = NODE_NONE,
                             .kink = NODE_NONE,
                             .arg = (uint32_t)i,
                             .key = datum_unset()};
    CheckTable table = {.rows = rows,
                        .count = states->count,
                        .all = states->count,
                        .heading = is_of_program ? callee_name(args[2]) : "gradient",
                        .root = NODE_NONE,
                        .function = args[0],
                        .name = callee_name(args[0]),
                        .is_of_program = is_of_program,
                        .put_name = put_input_name};
    check_table_show(vm, &table);
    buf_done(&vm->bytes);
    return datum_nil();
}
