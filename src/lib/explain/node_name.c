/*
 * node_name.c: the names of nodes.
 *
 * An expression is written from the graph, not copied from the source: in a loop the same text
 * makes many nodes, and their operands tell them apart. Micrograd's graph of `a - b` is a + b*-1,
 * that of `a - 1` is a + (-1), and that of `a/b` is a * b**-1; all are written as the program wrote
 * them.
 */
#include "lib/explain/node_name.h"

#include <string.h>

#include "base/escape.h"
#include "base/num.h"
#include "base/utf8.h"
#include "graph/symbol.h"

enum {
    DEEPEST = 3,       /* operations inside each other that an expression shows */
    LONGEST_NAME = 32, /* characters of an expression; a longer one shows fewer operations */
    LONGEST_TEXT = 24  /* bytes of source text */
};

/* How tightly an expression holds together, as in the grammar. */
typedef enum Strength { COMPARISON, SUM, PRODUCT, POWER, WORD } Strength;

typedef struct NameWriter {
    Vm *vm;
    Buf *out;
} NameWriter;

static void put_within(const NameWriter *w, Node node, int depth, Strength least);

/* ---- leaves ---- */

/* The length of the bracketed text at the start of `text`; 0 if it does not end in `size` bytes. */
static size_t bracket_size(const char *text, size_t size)
{
    int depth = 0;
    char quote = '\0';
    for (size_t i = 0; i < size; i++) {
        if (quote) {
            quote = text[i] == quote ? '\0' : quote;
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else {
            depth += (strchr("([", text[i]) != NULL) - (strchr(")]", text[i]) != NULL);
            if (depth == 0)
                return i + 1;
        }
    }
    return 0;
}

/* True if a leaf was made by a call of Value in the program. Sets *text to it, and *rest to the
   bytes from there on. A call in a library says nothing to the program's author; other leaves are
   plain numbers that became operands. */
static bool value_call(Vm *vm, Node leaf, const char **text, size_t *rest)
{
    static const char maker[] = "Value(";
    uint32_t position = vm->tape.site[leaf];
    const Source *source = sources_find(&vm->sources, position);
    if (!source || source->is_library)
        return false;
    *text = source->text + (position - source->base);
    *rest = source->size - (position - source->base);
    return *rest >= strlen(maker) && memcmp(*text, maker, strlen(maker)) == 0;
}

bool node_name_is_number(Vm *vm, Node leaf)
{
    const char *text;
    size_t rest;
    return tape_op(&vm->tape, leaf) == OP_LEAF && !vm->tape.label[leaf] &&
           !value_call(vm, leaf, &text, &rest);
}

/* Writes `Value(2.0)`, the call that made the leaf. False if there is none, or if it is long. */
static bool put_source_text(const NameWriter *w, Node leaf)
{
    const size_t word = strlen("Value");
    const char *text;
    size_t rest;
    if (!value_call(w->vm, leaf, &text, &rest))
        return false;
    rest = rest < LONGEST_TEXT ? rest : LONGEST_TEXT;
    size_t size = word + bracket_size(text + word, rest - word);
    if (size == word || memchr(text, '\n', size))
        return false;
    escape_put(w->out, text, size);
    return true;
}

static void put_leaf(const NameWriter *w, Node leaf, Strength least)
{
    double value = tape_value(&w->vm->tape, leaf);
    bool in_brackets = signbit(value) && least > SUM;
    if (put_source_text(w, leaf))
        return;
    buf_puts(w->out, in_brackets ? "(" : "");
    num_put_short(w->out, value);
    buf_puts(w->out, in_brackets ? ")" : "");
}

/* ---- expressions ---- */

/* True for a node without a label that was computed by `op`. */
static bool is_part(const Tape *tape, Node node, Op op)
{
    return !tape->label[node] && tape_op(tape, node) == op;
}

/* True for the node -b, which is b * -1. */
static bool is_negated(const Tape *tape, Node node)
{
    return is_part(tape, node, OP_MUL) && is_part(tape, tape_second(tape, node), OP_LEAF) &&
           tape_value(tape, tape_second(tape, node)) == -1.0;
}

/* True for the node 1/b, which is b ** -1. */
static bool is_reciprocal(const Tape *tape, Node node)
{
    return is_part(tape, node, OP_POWK) && tape_value(tape, tape_second(tape, node)) == -1.0;
}

/* The strength of the expression of a node without a label. */
static Strength node_strength(const Tape *tape, Node node)
{
    Op op = tape_op(tape, node);
    if (op == OP_ADD)
        return SUM;
    if (op == OP_MUL)
        return PRODUCT;
    if (op == OP_POSITIVE || op == OP_NOT_LESS)
        return COMPARISON;
    return op == OP_POW || op == OP_POWK ? POWER : WORD;
}

static void put_function(const NameWriter *w, Node node, int depth)
{
    const Tape *tape = &w->vm->tape;
    const OpRow *row = &ops_table[tape_op(tape, node)];
    buf_puts(w->out, row->function[0] ? row->function : row->symbol);
    buf_putc(w->out, '(');
    put_within(w, tape_first(tape, node), depth, COMPARISON);
    if (row->inputs == 2) {
        buf_puts(w->out, ", ");
        put_within(w, tape_second(tape, node), depth, COMPARISON);
    }
    if (row->constants) {
        buf_puts(w->out, ", ");
        symbol_put_constants(w->out, tape, node);
    }
    buf_putc(w->out, ')');
}

/* x + y, or x - b if y is -b or the number -b. */
static void put_sum(const NameWriter *w, Node x, Node y, int depth)
{
    const Tape *tape = &w->vm->tape;
    put_within(w, x, depth, SUM);
    if (is_negated(tape, y)) {
        buf_puts(w->out, " - ");
        put_within(w, tape_first(tape, y), depth, PRODUCT);
    } else if (node_name_is_number(w->vm, y) && tape_value(tape, y) < 0.0) {
        buf_puts(w->out, " - ");
        num_put_short(w->out, -tape_value(tape, y));
    } else {
        buf_puts(w->out, " + ");
        put_within(w, y, depth, SUM);
    }
}

/* x*y, or x/b if y is 1/b. */
static void put_product(const NameWriter *w, Node x, Node y, int depth)
{
    bool is_quotient = is_reciprocal(&w->vm->tape, y);
    put_within(w, x, depth, PRODUCT);
    buf_puts(w->out, is_quotient ? "/" : "*");
    put_within(w, is_quotient ? tape_first(&w->vm->tape, y) : y, depth,
               is_quotient ? POWER : PRODUCT);
}

/* The masks: `x > 0`, of which the symbol has the 0, and `x >= y`. */
static void put_comparison(const NameWriter *w, Node node, int depth)
{
    const Tape *tape = &w->vm->tape;
    const OpRow *row = &ops_table[tape_op(tape, node)];
    put_within(w, tape_first(tape, node), depth, SUM);
    buf_printf(w->out, " %s", row->symbol);
    if (row->inputs < 2)
        return;
    buf_putc(w->out, ' ');
    put_within(w, tape_second(tape, node), depth, SUM);
}

static void put_operation(const NameWriter *w, Node node, int depth)
{
    const Tape *tape = &w->vm->tape;
    Op op = tape_op(tape, node);
    Node x = tape_first(tape, node), y = tape_second(tape, node);
    if (op == OP_FOLD) {
        buf_puts(w->out, "sum(…)");
    } else if (op == OP_ADD) {
        put_sum(w, x, y, depth);
    } else if (is_negated(tape, node)) {
        buf_putc(w->out, '-');
        put_within(w, x, depth, PRODUCT);
    } else if (op == OP_MUL) {
        put_product(w, x, y, depth);
    } else if (op == OP_POWK) {
        put_within(w, x, depth, WORD);
        symbol_put(w->out, tape, node);
    } else if (op == OP_POW) {
        put_within(w, x, depth, WORD);
        buf_puts(w->out, "**");
        put_within(w, y, depth, POWER);
    } else if (node_strength(tape, node) == COMPARISON) {
        put_comparison(w, node, depth);
    } else {
        put_function(w, node, depth);
    }
}

/* Writes a node, with brackets if its expression is weaker than `least`. Recurses `depth` times. */
static void put_within(const NameWriter *w, Node node, int depth, Strength least)
{
    const Tape *tape = &w->vm->tape;
    Name label = tape->label[node];
    if (label) {
        escape_put(w->out, intern_text(&w->vm->names, label), intern_len(&w->vm->names, label));
    } else if (tape_op(tape, node) == OP_LEAF) {
        put_leaf(w, node, least);
    } else {
        bool in_brackets = node_strength(tape, node) < least;
        buf_puts(w->out, in_brackets ? "(" : "");
        if (depth)
            put_operation(w, node, depth - 1);
        else
            buf_puts(w->out, "…");
        buf_puts(w->out, in_brackets ? ")" : "");
    }
}

/* `is_shown`: writes the operation of an inner node even if the node has a label. */
static void put_abbreviated(Vm *vm, Buf *out, Node node, Strength least, bool is_shown)
{
    NameWriter w = {vm, out};
    size_t start = out->len;
    for (int depth = DEEPEST; depth > 0; depth--) {
        buf_truncate(out, start);
        if (is_shown)
            put_operation(&w, node, depth - 1);
        else
            put_within(&w, node, depth, least);
        if (out->len == start || utf8_count(out->data + start, out->len - start) <= LONGEST_NAME)
            break;
    }
}

void node_name_put(Vm *vm, Buf *out, Node node)
{
    put_abbreviated(vm, out, node, COMPARISON, false);
}

void node_name_put_operand(Vm *vm, Buf *out, Node node)
{
    put_abbreviated(vm, out, node, WORD, false);
}

void node_name_put_operation(Vm *vm, Buf *out, Node node)
{
    put_abbreviated(vm, out, node, COMPARISON, true);
}

void node_name_put_short(Vm *vm, Buf *out, Node node)
{
    if (vm->tape.label[node] || tape_op(&vm->tape, node) == OP_LEAF)
        node_name_put(vm, out, node);
    else if (tape_op(&vm->tape, node) == OP_FOLD)
        buf_puts(out, "sum");
    else
        symbol_put(out, &vm->tape, node);
}
