/*
 * factor.c: the steps of a partial derivative, written as text.
 *
 * The steps are in postfix order, so the texts of the elements of the stack follow each other at
 * the end of one buffer, and an operation joins the last two. Products with 1 and sums with 0 are
 * left out, and operations on two numbers are carried out.
 */
#include "lib/explain/factor.h"

#include <string.h>

#include "base/num.h"
#include "graph/partial.h"
#include "lib/explain/node_name.h"

/* How tightly a text holds together, as in the grammar. */
typedef enum Strength { COMPARISON, SUM, PRODUCT, POWER, WORD } Strength;

typedef struct Element {
    size_t start; /* of its text; it ends where the next one starts */
    double value;
    Strength strength;
    bool is_number;
} Element;

typedef struct FactorWriter {
    Vm *vm;
    Buf *out;
    Node node;
    double x, y, z, c;
    Element stack[PARTIAL_DEEPEST + 1];
    int count;
} FactorWriter;

/* ---- text ---- */

static void insert(FactorWriter *w, size_t at, const char *text)
{
    size_t size = strlen(text), tail = w->out->len - at;
    buf_puts(w->out, text); /* makes the place */
    if (w->out->failed)
        return;
    memmove(w->out->data + at + size, w->out->data + at, tail);
    memcpy(w->out->data + at, text, size);
}

/* The end of the element's text: it is the last one or the one before it. */
static size_t element_end(const FactorWriter *w, const Element *e)
{
    return e == &w->stack[w->count - 1] ? w->out->len : e[1].start;
}

static bool is_negative(const FactorWriter *w, const Element *e)
{
    return element_end(w, e) > e->start && w->out->data[e->start] == '-';
}

/* Inserts text at the end of the first of the last two elements. */
static void insert_between(FactorWriter *w, const char *text)
{
    Element *second = &w->stack[w->count - 1];
    insert(w, second->start, text);
    second->start += strlen(text);
}

/* Puts brackets around element `i` unless it is as strong as `least`. */
static void enclose(FactorWriter *w, int i, Strength least)
{
    Element *e = &w->stack[i];
    if (e->strength >= least)
        return;
    if (i == w->count - 1)
        buf_putc(w->out, ')');
    else
        insert_between(w, ")");
    insert(w, e->start, "(");
    for (int later = i + 1; later < w->count; later++)
        w->stack[later].start++;
    e->strength = WORD;
}

static void put_number(Buf *out, double value)
{
    if (value == floor(value) && fabs(value) < 1e15)
        buf_printf(out, "%.0f", value);
    else
        num_put_float(out, value);
}

/* ---- elements ---- */

static Element *push(FactorWriter *w, double value)
{
    Element *e = &w->stack[w->count++];
    *e = (Element){.start = w->out->len, .value = value, .strength = WORD};
    return e;
}

static void push_number(FactorWriter *w, double value)
{
    Element *e = push(w, value);
    e->is_number = true;
    e->strength = signbit(value) ? PRODUCT : WORD;
    put_number(w->out, value);
}

static void push_node(FactorWriter *w, Node node)
{
    push(w, tape_value(&w->vm->tape, node));
    node_name_put_operand(w->vm, w->out, node);
}

/* The last `count` elements become one number. */
static void replace_by_number(FactorWriter *w, int count, double value)
{
    w->count -= count;
    buf_truncate(w->out, w->stack[w->count].start);
    push_number(w, value);
}

/* Of the last two elements the first or the second one remains, with its own value. */
static void keep(FactorWriter *w, int which)
{
    Element *a = &w->stack[w->count - 2], *b = a + 1;
    if (which == 0) {
        buf_truncate(w->out, b->start);
    } else {
        size_t size = w->out->len - b->start;
        memmove(w->out->data + a->start, w->out->data + b->start, size);
        buf_truncate(w->out, a->start + size);
        b->start = a->start;
        *a = *b;
    }
    w->count--;
}

static bool is_number(const Element *e, double value)
{
    return e->is_number && e->value == value;
}

/* Joins the last two elements. */
static void join(FactorWriter *w, const char *symbol, Strength strength, double value)
{
    insert_between(w, symbol);
    w->count--;
    w->stack[w->count - 1].strength = strength;
    w->stack[w->count - 1].value = value;
    w->stack[w->count - 1].is_number = false;
}

/* ---- operations ---- */

static bool texts_are_equal(const FactorWriter *w, const Element *a)
{
    size_t size = a[1].start - a->start;
    return w->out->len - a[1].start == size &&
           memcmp(w->out->data + a->start, w->out->data + a[1].start, size) == 0;
}

static void apply_power(FactorWriter *w, double value)
{
    Element *a = &w->stack[w->count - 2], *b = a + 1;
    if (is_number(b, 0.0)) {
        replace_by_number(w, 2, 1.0);
    } else if (is_number(b, 1.0)) {
        keep(w, 0);
    } else if (is_number(b, -1.0)) {
        keep(w, 0);
        enclose(w, w->count - 1, WORD);
        insert(w, a->start, "1/");
        a->strength = PRODUCT;
        a->value = value;
    } else {
        enclose(w, w->count - 2, WORD);
        if (!b->is_number)
            enclose(w, w->count - 1, WORD);
        join(w, "**", POWER, value);
    }
}

static void apply_product(FactorWriter *w, double value)
{
    Element *a = &w->stack[w->count - 2], *b = a + 1;
    if (is_number(a, 0.0) || is_number(b, 0.0)) {
        replace_by_number(w, 2, 0.0);
    } else if (is_number(a, 1.0) || is_number(b, 1.0)) {
        keep(w, is_number(a, 1.0));
    } else if (is_number(a, -1.0)) {
        keep(w, 1);
        enclose(w, w->count - 1, is_negative(w, a) ? WORD : PRODUCT);
        insert(w, a->start, "-");
        a->strength = PRODUCT;
        a->value = value;
        a->is_number = false;
    } else if (texts_are_equal(w, a)) {
        keep(w, 0);
        enclose(w, w->count - 1, WORD);
        buf_puts(w->out, "**2");
        a->strength = POWER;
        a->value = value;
    } else {
        enclose(w, w->count - 2, PRODUCT);
        enclose(w, w->count - 1, is_negative(w, b) ? WORD : PRODUCT);
        join(w, "·", PRODUCT, value);
    }
}

static void apply_sum(FactorWriter *w, double value)
{
    Element *a = &w->stack[w->count - 2], *b = a + 1;
    if (is_number(a, 0.0) || is_number(b, 0.0)) {
        keep(w, is_number(a, 0.0));
        return;
    }
    enclose(w, w->count - 2, SUM);
    enclose(w, w->count - 1, SUM);
    bool is_difference = is_negative(w, b);
    if (is_difference) {
        memmove(w->out->data + b->start, w->out->data + b->start + 1, w->out->len - b->start - 1);
        buf_truncate(w->out, w->out->len - 1);
    }
    join(w, is_difference ? " - " : " + ", SUM, value);
}

/* A function of one or two operands, or a mask. */
static void apply_function(FactorWriter *w, Op op, int operands, double value)
{
    const OpRow *row = &ops_table[op];
    if (op == OP_POSITIVE) { /* its symbol has the 0 */
        enclose(w, w->count - 1, SUM);
        buf_printf(w->out, " %s", row->symbol);
    } else if (op == OP_NOT_LESS) {
        enclose(w, w->count - 2, SUM);
        enclose(w, w->count - 1, SUM);
        join(w, " >= ", COMPARISON, value);
    } else {
        if (operands == 2)
            join(w, ", ", COMPARISON, value);
        Element *e = &w->stack[w->count - 1];
        bool is_enclosed = operands == 1 && e->strength == WORD && w->out->len > e->start &&
                           w->out->data[e->start] == '(';
        insert(w, e->start, is_enclosed ? "" : "(");
        insert(w, e->start, row->function[0] ? row->function : row->symbol);
        buf_puts(w->out, is_enclosed ? "" : ")");
    }
    Element *e = &w->stack[w->count - 1];
    e->strength = op == OP_POSITIVE || op == OP_NOT_LESS ? COMPARISON : WORD;
    e->value = value;
}

static void apply(FactorWriter *w, Op op)
{
    int operands = ops_operands(op);
    Element *b = &w->stack[w->count - 1], *a = operands == 2 ? b - 1 : b;
    double value = ops_value(op, a->value, b->value, 0.0);
    if (a->is_number && b->is_number)
        replace_by_number(w, operands, value);
    else if (op == OP_WHERE && a->value != 0.0)
        keep(w, 1);
    else if (op == OP_WHERE)
        replace_by_number(w, 2, 0.0);
    else if (op == OP_POWK || op == OP_POW)
        apply_power(w, value);
    else if (op == OP_MUL)
        apply_product(w, value);
    else if (op == OP_ADD)
        apply_sum(w, value);
    else
        apply_function(w, op, operands, value);
}

static void take(FactorWriter *w, const PartialStep *step)
{
    const Tape *tape = &w->vm->tape;
    switch (step->kind) {
    case PARTIAL_X:
        push_node(w, tape_first(tape, w->node));
        return;
    case PARTIAL_Y:
        if (ops_table[tape_op(tape, w->node)].constants)
            push_number(w, w->y);
        else
            push_node(w, tape_second(tape, w->node));
        return;
    case PARTIAL_Z:
        push_node(w, w->node);
        return;
    case PARTIAL_C:
        push_number(w, w->c);
        return;
    case PARTIAL_NUMBER:
        push_number(w, step->number);
        return;
    case PARTIAL_OP:
        apply(w, step->op);
        return;
    }
}

static FactorWriter writer_of(Vm *vm, Buf *out, Node node)
{
    const Tape *tape = &vm->tape;
    Op op = tape_op(tape, node);
    Node second = tape_second(tape, node);
    return (FactorWriter){.vm = vm,
                          .out = out,
                          .node = node,
                          .x = tape_value(tape, tape_first(tape, node)),
                          .y = tape_value(tape, second),
                          .z = tape_value(tape, node),
                          .c = ops_has_two_constants(op) ? tape_value(tape, second + 1) : 0.0};
}

void factor_put(Vm *vm, Buf *out, Node node, int slot)
{
    FactorWriter w = writer_of(vm, out, node);
    size_t count;
    const PartialStep *steps = partial_steps(tape_op(&vm->tape, node), slot, &count);
    for (size_t i = 0; i < count; i++)
        take(&w, &steps[i]);
    enclose(&w, 0, PRODUCT);
}
