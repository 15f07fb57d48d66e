/* why_reason.c: what happened at an edge, in words. */
#include "base/num.h"
#include "lib/explain/factor.h"
#include "lib/explain/node_name.h"
#include "lib/explain/rule.h"
#include "lib/explain/why_internal.h"
#include "view/outline.h"

/* ---- a derivative of 0 ---- */

/* In `detail`, %n is the node (rule_put_subject), %x the operand and its value, %o the other
   operand and its value. */
typedef struct Reason {
    const char *one, *many; /* what the node is */
    const char *detail;
} Reason;

#define SATURATED "%n is saturated: at %x its derivative is 0.0"
#define STEP      "%n is a step: its derivative is 0 everywhere"

static const Reason reasons[CAUSE_COUNT] = {
    [OP_MUL] = {"product whose other factor is 0", "products whose other factor is 0",
                "in %n the other factor is 0: %o"},
    [OP_RELU] = {"relu that is off", "relus that are off", "%n is off: %x is not above 0"},
    [OP_LEAKY_RELU] = {"leaky_relu with the slope 0", "leaky_relus with the slope 0",
                       "%n has the slope 0 at %x"},
    [OP_ELU] = {"elu that is saturated", "elus that are saturated", SATURATED},
    [OP_TANH] = {"tanh that is saturated", "tanhs that are saturated", SATURATED},
    [OP_SIGMOID] = {"sigmoid that is saturated", "sigmoids that are saturated", SATURATED},
    [OP_SOFTPLUS] = {"softplus that is saturated", "softpluses that are saturated", SATURATED},
    [OP_GELU] = {"gelu that is saturated", "gelus that are saturated", SATURATED},
    [OP_SILU] = {"silu that is saturated", "silus that are saturated", SATURATED},
    [OP_ERF] = {"erf that is saturated", "erfs that are saturated", SATURATED},
    [OP_ERFC] = {"erfc that is saturated", "erfcs that are saturated", SATURATED},
    [OP_EXP] = {"exp that is 0", "exps that are 0",
                "%n is so small that it is 0, and so is its derivative: %x"},
    [OP_CLAMP] = {"clamp at its bound", "clamps at their bounds", "%n cuts off: %x is outside"},
    [OP_ABS] = {"abs of 0", "abs of 0", "%n has a kink at %x, where mgrad takes the derivative 0"},
    [OP_MAX] = {"max that is the other operand", "max that are the other operand",
                "%n is the other operand, %o, which gets the gradient: %x"},
    [OP_MIN] = {"min that is the other operand", "min that are the other operand",
                "%n is the other operand, %o, which gets the gradient: %x"},
    [OP_POSITIVE] = {"step", "steps", STEP},
    [OP_SIGN] = {"sign", "signs", STEP},
    [OP_NOT_LESS] = {"step", "steps", STEP},
    [OP_WHERE] = {"where that is off", "wheres that are off",
                  "%n gives its condition no gradient, and its value none where that is 0"},
    [CAUSE_UNDERFLOW] = {"product that is too small for a float",
                         "products that are too small for a float", NULL},
    [CAUSE_CANCEL] = {"sum that cancels", "sums that cancel", NULL},
};

static const Reason other = {"operation with the derivative 0", "operations with the derivative 0",
                             "the derivative of %n is 0 at %x"};

static const Reason *reason_of(unsigned cause)
{
    return reasons[cause].one ? &reasons[cause] : &other;
}

void why_put_kind(Buf *out, unsigned cause, uint64_t count)
{
    if (count) {
        outline_put_count(out, count);
        buf_putc(out, ' ');
    }
    buf_puts(out, count == 1 ? reason_of(cause)->one : reason_of(cause)->many);
}

/* `n = -0.5`; of a leaf whose name is a number only `-0.5`. */
static void put_valued(Vm *vm, Buf *out, Node node)
{
    double value = tape_value(&vm->tape, node);
    if (!node_name_is_number(vm, node)) {
        node_name_put(vm, out, node);
        buf_puts(out, " = ");
    }
    num_put_float(out, value);
}

static void put_detail(Vm *vm, Buf *out, const char *detail, PathEdge edge)
{
    Node inputs[2];
    int count = tape_inputs(&vm->tape, edge.node, inputs);
    for (; *detail; detail++) {
        if (*detail != '%') {
            buf_putc(out, *detail);
            continue;
        }
        detail++;
        if (*detail == 'n')
            rule_put_subject(vm, out, edge.node);
        else
            put_valued(vm, out, inputs[*detail == 'x' || count < 2 ? edge.slot : !edge.slot]);
    }
}

/* The numbers of `derivative × gradient`. */
static void put_factors(Vm *vm, Buf *out, PathEdge edge)
{
    num_put_short(out, paths_derivative(&vm->tape, edge));
    buf_puts(out, " × ");
    num_put_short(out, tape_grad(&vm->tape, edge.node));
}

void why_put_zero(Vm *vm, Buf *out, unsigned cause, PathEdge edge)
{
    Node inputs[2];
    tape_inputs(&vm->tape, edge.node, inputs);
    if (cause == CAUSE_UNDERFLOW) {
        buf_puts(out, "derivative times gradient at ");
        rule_put_subject(vm, out, edge.node);
        buf_puts(out, " is too small for a float: ");
        put_factors(vm, out, edge);
    } else if (cause == CAUSE_CANCEL) {
        buf_puts(out, "the contributions to ");
        node_name_put(vm, out, inputs[edge.slot]);
        buf_puts(out, " cancel: they are not 0, their sum is; type: explain ");
        node_name_put(vm, out, inputs[edge.slot]);
        buf_puts(out, ", by=\"node\"");
    } else {
        put_detail(vm, out, reason_of(cause)->detail, edge);
    }
}

/* ---- nan and inf ---- */

/* `log(a) is -inf: a = 0.0`, the node at which a value that is not finite began. */
static void put_value_cause(Vm *vm, Buf *out, Node node)
{
    const Tape *tape = &vm->tape;
    Node at = cause_of_value(tape, node), inputs[2];
    int count = tape_inputs(tape, at, inputs);
    if (count == 0) {
        put_valued(vm, out, at);
        return;
    }
    node_name_put(vm, out, at);
    buf_puts(out, " is ");
    num_put_float(out, tape_value(tape, at));
    for (int i = 0; i < count; i++)
        if (i == 0 || inputs[1] != inputs[0]) {
            buf_puts(out, i ? ", " : ": ");
            put_valued(vm, out, inputs[i]);
        }
}

/* The derivative at an edge is nan or infinite: because of the data of an operand, or by itself. */
static void put_derivative(Vm *vm, Buf *out, PathEdge edge)
{
    const Tape *tape = &vm->tape;
    Node inputs[2], wrong = NODE_NONE;
    int count = tape_inputs(tape, edge.node, inputs);
    for (int i = count; i-- > 0;)
        if (!isfinite(tape_value(tape, inputs[i])))
            wrong = inputs[i];
    buf_puts(out, "the derivative of ");
    rule_put_subject(vm, out, edge.node);
    buf_puts(out, ", ");
    factor_put(vm, out, edge.node, (int)edge.slot);
    buf_puts(out, ", is ");
    num_put_float(out, paths_derivative(tape, edge));
    buf_puts(out, ": ");
    if (wrong != NODE_NONE)
        put_value_cause(vm, out, wrong);
    else
        put_detail(vm, out, count == 2 ? "%x, %o" : "%x", edge);
}

void why_put_not_finite(Vm *vm, Buf *out, const CauseNotFinite *cause)
{
    const Tape *tape = &vm->tape;
    if (cause->kind == CAUSE_DERIVATIVE) {
        put_derivative(vm, out, cause->edge);
    } else if (cause->kind == CAUSE_SUM) {
        bool is_nan = isnan(tape_grad(tape, cause->under));
        buf_puts(out, "the contributions to ");
        node_name_put(vm, out, cause->under);
        buf_puts(out, is_nan ? " are inf and -inf, whose sum is nan"
                             : " are finite, but their sum is too large for a float");
    } else {
        buf_puts(out, cause->kind == CAUSE_OVERFLOW
                          ? "derivative times gradient is too large for a float at "
                          : "0 × inf is nan: derivative times gradient at ");
        rule_put_subject(vm, out, cause->edge.node);
        buf_puts(out, ": ");
        put_factors(vm, out, cause->edge);
        if (cause->kind == CAUSE_OVERFLOW || isinf(tape_grad(tape, cause->edge.node)))
            return;
        buf_puts(out, "; ");
        put_derivative(vm, out, cause->edge);
    }
}
