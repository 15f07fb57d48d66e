/* recorder.c: recording formulas of numbers and nodes, without nodes for what is a number. */
#include "graph/pass/recorder.h"

#include "base/num.h"
#include "graph/partial.h"

void recorder_init(Recorder *r, Tape *tape, Node some)
{
    *r = (Recorder){.tape = tape, .some = some, .rule = tape->count};
    for (int i = 0; i < RECORDER_NUMBERS; i++)
        r->known[i] = NODE_NONE;
}

Node recorder_take(Recorder *r, Node node)
{
    r->is_full |= node == NODE_NONE;
    return node == NODE_NONE ? r->some : node;
}

Node recorder_leaf(Recorder *r, double value)
{
    for (int i = 0; i < RECORDER_NUMBERS; i++)
        if (r->known[i] != NODE_NONE &&
            num_bits(tape_value(r->tape, r->known[i])) == num_bits(value))
            return r->known[i];
    Node leaf = recorder_take(r, tape_number(r->tape, value));
    r->known[r->next_known] = leaf;
    r->next_known = (r->next_known + 1) % RECORDER_NUMBERS;
    return leaf;
}

Node recorder_node(Recorder *r, Element element)
{
    return element_is_number(element) ? recorder_leaf(r, element.number) : element.node;
}

/* Records the operation unless the current rule has done so: rules repeat parts, such as the
   sigmoid of silu. */
static Node apply_once(Recorder *r, Op op, Node a, Node b)
{
    Tape *tape = r->tape;
    uint64_t word = word_pack(op, a, ops_operands(op) == 2 ? b : a);
    for (Node node = r->rule; node < tape->count; node++)
        if (tape->word[node] == word)
            return node;
    return r->is_full ? r->some : recorder_take(r, tape_apply(tape, op, a, b));
}

static Element power(Recorder *r, Element base, double exponent)
{
    if (exponent == 0.0 || exponent == 1.0)
        return exponent == 0.0 ? element_number(1.0) : base;
    bool is_whole = exponent == floor(exponent) && fabs(exponent) < 1e15;
    Node constant = recorder_take(r, tape_constant(r->tape, exponent, is_whole));
    return element_node(apply_once(r, OP_POWK, base.node, constant));
}

static bool is_mask(const Tape *tape, Element element)
{
    Op op = element_is_number(element) ? OP_LEAF : tape_op(tape, element.node);
    return op == OP_POSITIVE || op == OP_NOT_LESS;
}

Element recorder_where(Recorder *r, Element mask, Element y)
{
    if (element_is_number(mask))
        return mask.number != 0.0 ? y : element_number(0.0);
    if (element_is_number(y) && y.number == 0.0)
        return y;
    if (element_is_number(y) && y.number == 1.0 && is_mask(r->tape, mask))
        return mask;
    return element_node(apply_once(r, OP_WHERE, mask.node, recorder_node(r, y)));
}

/* A sum or product, of which at most one operand is a number; that becomes the right one. */
static Element commute(Recorder *r, Op op, Element a, Element b)
{
    double neutral = op == OP_ADD ? 0.0 : 1.0;
    Element plain = element_is_number(a) ? a : b, other = element_is_number(a) ? b : a;
    if (element_is_number(plain) && plain.number == neutral)
        return other;
    if (element_is_number(plain) && op == OP_MUL && plain.number == 0.0)
        return plain;
    if (element_is_number(a))
        return element_node(apply_once(r, op, b.node, recorder_node(r, a)));
    return element_node(apply_once(r, op, a.node, recorder_node(r, b)));
}

Element recorder_apply(Recorder *r, Op op, Element a, Element b)
{
    bool is_unary = ops_operands(op) == 1;
    if (element_is_number(a) && (is_unary || element_is_number(b)))
        return element_number(ops_value(op, a.number, b.number, 0.0));
    switch (op) {
    case OP_ADD:
    case OP_MUL:
        return commute(r, op, a, b);
    case OP_WHERE:
        return recorder_where(r, a, b);
    case OP_POW:
    case OP_POWK:
        if (element_is_number(b))
            return power(r, a, b.number);
        break;
    default:
        break;
    }
    Node first = recorder_node(r, a), second = is_unary ? first : recorder_node(r, b);
    return element_node(apply_once(r, op, first, second));
}

/* Constants of an operation never change: they are numbers. */
Element recorder_derivative(Recorder *r, Node node, int input)
{
    const Tape *tape = r->tape;
    Op op = tape_op(tape, node);
    Node x = tape_first(tape, node), y = tape_second(tape, node);
    Element stack[PARTIAL_DEEPEST + 1]; /* an operation with one operand reads one more */
    size_t count, depth = 0;
    const PartialStep *steps = partial_steps(op, input, &count);
    stack[1] = element_number(0.0);
    for (size_t i = 0; i < count; i++) {
        switch (steps[i].kind) {
        case PARTIAL_X:
            stack[depth] = element_node(x);
            break;
        case PARTIAL_Y:
            stack[depth] =
                ops_table[op].constants ? element_number(tape_value(tape, y)) : element_node(y);
            break;
        case PARTIAL_Z:
            stack[depth] = element_node(node);
            break;
        case PARTIAL_C:
            stack[depth] = element_number(tape_value(tape, y + 1));
            break;
        case PARTIAL_NUMBER:
            stack[depth] = element_number(steps[i].number);
            break;
        case PARTIAL_OP:
            depth -= (size_t)ops_operands(steps[i].op);
            stack[depth] = recorder_apply(r, steps[i].op, stack[depth], stack[depth + 1]);
            break;
        }
        stack[++depth] = element_number(0.0);
    }
    return stack[0];
}
