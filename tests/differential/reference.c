/* reference.c: the program by the plain rules. Every node is kept, and gradients are one walk from
   the newest node under the root to the oldest. */
#include "program.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const unary_names[UNARY_COUNT] = {
    "relu",  "tanh",  "exp",  "log",   "sigmoid", "sin",  "cos",  "tan",  "sqrt", "abs",
    "log1p", "expm1", "log2", "log10", "asin",    "acos", "atan", "sinh", "cosh"};

enum { N_LEAF = 'l', N_LARGER = 'M', N_SMALLER = 'm', N_POWER_OF_CONSTANT = 'k', N_UNARY = 'u' };

typedef struct RefNode {
    int kind; /* an operator's character, or one of the above */
    int op;
    uint32_t a, b;
    double data, grad;
    bool reached;
} RefNode;

struct Reference {
    RefNode *nodes;
    uint32_t count;
    bool full;
};

Reference *reference_new(void)
{
    Reference *r = calloc(1, sizeof *r);
    if (r)
        r->nodes = calloc(MAX_NODES, sizeof *r->nodes);
    return r;
}

void reference_free(Reference *r)
{
    free(r->nodes);
    free(r);
}

/* ---- values and local derivatives ---- */

static double unary(int op, double x)
{
    switch (op) {
    case 0:
        return isnan(x) ? x : x > 0.0 ? x : 0.0;
    case 1:
        return tanh(x);
    case 2:
        return exp(x);
    case 3:
        return log(x);
    case 4:
        return 1.0 / (1.0 + exp(-x));
    case 5:
        return sin(x);
    case 6:
        return cos(x);
    case 7:
        return tan(x);
    case 8:
        return sqrt(x);
    case 10:
        return log1p(x);
    case 11:
        return expm1(x);
    case 12:
        return log2(x);
    case 13:
        return log10(x);
    case 14:
        return asin(x);
    case 15:
        return acos(x);
    case 16:
        return atan(x);
    case 17:
        return sinh(x);
    case 18:
        return cosh(x);
    default:
        return fabs(x);
    }
}

/* The term added to the gradient of x; z is the result and g its gradient. */
static double unary_back(int op, double x, double z, double g)
{
    switch (op) {
    case 0:
        return x > 0.0 ? g : 0.0;
    case 1:
        return (1.0 - z * z) * g;
    case 2:
        return z * g;
    case 3:
        return g / x;
    case 4:
        return z * (1.0 - z) * g;
    case 5:
        return cos(x) * g;
    case 6:
        return -sin(x) * g;
    case 7:
        return (1.0 + z * z) * g;
    case 8:
        return g / (2.0 * z);
    case 10:
        return g / (x + 1.0);
    case 11:
        return (z + 1.0) * g;
    case 12:
        return g / (x * 0.69314718055994530942);
    case 13:
        return g / (x * 2.30258509299404568402);
    case 14:
        return g / sqrt(1.0 - x * x);
    case 15:
        return -g / sqrt(1.0 - x * x);
    case 16:
        return g / (x * x + 1.0);
    case 17:
        return cosh(x) * g;
    case 18:
        return sinh(x) * g;
    default:
        return x > 0.0 ? g : x < 0.0 ? -g : 0.0 * g;
    }
}

static bool first_wins(int kind, double x, double y)
{
    return isnan(x) || (kind == N_LARGER ? x >= y : x <= y);
}

static double compute(int kind, int op, double x, double y)
{
    switch (kind) {
    case '+':
        return x + y;
    case '-':
        return x - y;
    case '*':
        return x * y;
    case '/':
        return x / y;
    case '^':
    case N_POWER_OF_CONSTANT:
        return pow(x, y);
    case N_UNARY:
        return unary(op, x);
    default:
        return first_wins(kind, x, y) ? x : y;
    }
}

static void push_back(RefNode *nodes, const RefNode *n)
{
    RefNode *a = &nodes[n->a], *b = &nodes[n->b];
    double x = a->data, y = b->data, z = n->data, g = n->grad;
    switch (n->kind) {
    case '+':
        a->grad += g;
        b->grad += g;
        break;
    case '*':
        a->grad += y * g;
        b->grad += x * g;
        break;
    case N_POWER_OF_CONSTANT:
        a->grad += (y == 0.0 ? 0.0 : y * pow(x, y - 1.0)) * g;
        break;
    case '^':
        a->grad += (y == 0.0 ? 0.0 : y * pow(x, y - 1.0)) * g;
        b->grad += (x == 0.0 && y >= 0.0 ? 0.0 : pow(x, y) * log(x)) * g;
        break;
    case N_UNARY:
        a->grad += unary_back(n->op, x, z, g);
        break;
    default:
        a->grad += first_wins(n->kind, x, y) ? g : 0.0;
        b->grad += first_wins(n->kind, x, y) ? 0.0 : g;
    }
}

static bool has_two(const RefNode *n)
{
    return n->kind != N_UNARY && n->kind != N_POWER_OF_CONSTANT;
}

/* Marks the nodes under root. Operands are older than the nodes that use them. */
static void reach(Reference *r, uint32_t root)
{
    for (uint32_t i = 0; i <= root; i++)
        r->nodes[i].reached = i == root;
    for (uint32_t i = root + 1; i-- > 0;) {
        RefNode *n = &r->nodes[i];
        if (!n->reached || n->kind == N_LEAF)
            continue;
        r->nodes[n->a].reached = true;
        if (has_two(n))
            r->nodes[n->b].reached = true;
    }
}

void reference_backward(Reference *r, Datum root)
{
    reach(r, root.node);
    for (uint32_t i = 0; i <= root.node; i++)
        if (r->nodes[i].reached && r->nodes[i].kind != N_LEAF)
            r->nodes[i].grad = 0.0;
    if (r->nodes[root.node].kind == N_LEAF) {
        r->nodes[root.node].grad += 1.0;
        return;
    }
    r->nodes[root.node].grad = 1.0;
    for (uint32_t i = root.node + 1; i-- > 0;)
        if (r->nodes[i].reached && r->nodes[i].kind != N_LEAF)
            push_back(r->nodes, &r->nodes[i]);
}

/* The side of a kink on which a node is. */
static unsigned side_of(const RefNode *nodes, const RefNode *n)
{
    double x = nodes[n->a].data;
    if (n->kind == N_UNARY && (n->op == 0 || n->op == 9))
        return x > 0.0;
    if (n->kind == N_LARGER || n->kind == N_SMALLER)
        return first_wins(n->kind, x, nodes[n->b].data);
    return 0;
}

uint64_t reference_forward(Reference *r, Datum root)
{
    uint64_t sides = 0;
    reach(r, root.node);
    for (uint32_t i = 0; i <= root.node; i++) {
        RefNode *n = &r->nodes[i];
        if (!n->reached || n->kind == N_LEAF)
            continue;
        n->data = compute(n->kind, n->op, r->nodes[n->a].data, r->nodes[n->b].data);
        sides = sides * 31 + side_of(r->nodes, n);
    }
    return sides;
}

uint32_t reference_size(Reference *r, Datum root)
{
    uint32_t size = 0;
    reach(r, root.node);
    for (uint32_t i = 0; i <= root.node; i++)
        size += r->nodes[i].reached;
    return size;
}

double reference_largest(const Reference *r, Datum root)
{
    double largest = 0.0;
    for (uint32_t i = 0; i <= root.node; i++)
        if (r->nodes[i].reached)
            largest = fmax(largest, fmax(fabs(r->nodes[i].data), fabs(r->nodes[i].grad)));
    return largest;
}

double reference_data(const Reference *r, Datum datum)
{
    return datum.is_node ? r->nodes[datum.node].data : datum.number;
}

double reference_grad(const Reference *r, Datum datum)
{
    return r->nodes[datum.node].grad;
}

void reference_set(Reference *r, Datum leaf, double data)
{
    r->nodes[leaf.node].data = data;
}

void reference_zero(Reference *r)
{
    for (uint32_t i = 0; i < r->count; i++)
        r->nodes[i].grad = 0.0;
}

/* ---- the nodes of each operator ---- */

static Datum plain(double number)
{
    return (Datum){.number = number};
}

static Datum add_node(Reference *r, int kind, int op, uint32_t a, uint32_t b, double data)
{
    if (r->count == MAX_NODES) {
        r->full = true;
        return plain(data);
    }
    r->nodes[r->count] = (RefNode){.kind = kind, .op = op, .a = a, .b = b, .data = data};
    return (Datum){.is_node = true, .node = r->count++};
}

static Datum leaf(Reference *r, double data)
{
    return add_node(r, N_LEAF, 0, 0, 0, data);
}

static Datum as_node(Reference *r, Datum x)
{
    return x.is_node ? x : leaf(r, x.number);
}

static Datum apply(Reference *r, int kind, Datum x, Datum y)
{
    return add_node(r, kind, 0, x.node, y.node,
                    compute(kind, 0, reference_data(r, x), reference_data(r, y)));
}

static Datum binary(Reference *r, int op, Datum x, Datum y);

static Datum negate(Reference *r, Datum x)
{
    return x.is_node ? apply(r, '*', x, leaf(r, -1.0)) : plain(-x.number);
}

static Datum power(Reference *r, Datum x, Datum y)
{
    if (!y.is_node)
        return apply(r, N_POWER_OF_CONSTANT, x, leaf(r, y.number));
    return apply(r, '^', as_node(r, x), y);
}

static Datum subtract(Reference *r, Datum x, Datum y)
{
    if (!y.is_node)
        return binary(r, '+', x, plain(-y.number));
    Datum negative = negate(r, y);
    return binary(r, '+', x.is_node ? x : negative, x.is_node ? negative : x);
}

static Datum divide(Reference *r, Datum x, Datum y)
{
    if (!y.is_node)
        return binary(r, '*', x, plain(pow(y.number, -1.0)));
    Datum inverse = power(r, y, plain(-1.0));
    return binary(r, '*', x.is_node ? x : inverse, x.is_node ? inverse : x);
}

/* micrograd's shapes, made of + and * only. A plain operand comes second. */
static Datum binary(Reference *r, int op, Datum x, Datum y)
{
    if (!x.is_node && !y.is_node)
        return plain(compute(op, 0, x.number, y.number));
    switch (op) {
    case '-':
        return subtract(r, x, y);
    case '/':
        return divide(r, x, y);
    case '^':
        return power(r, x, y);
    default:
        return x.is_node ? apply(r, op, x, as_node(r, y)) : apply(r, op, y, as_node(r, x));
    }
}

static Datum extreme(Reference *r, int kind, Datum x, Datum y)
{
    if (!x.is_node && !y.is_node && (isnan(x.number) || isnan(y.number)))
        return plain(NAN);
    if (!x.is_node && !y.is_node) {
        bool second = kind == N_LARGER ? y.number > x.number : y.number < x.number;
        return second ? y : x;
    }
    x = as_node(r, x);
    return apply(r, kind, x, as_node(r, y));
}

/* ---- running ---- */

typedef struct Saved {
    Var *var;
    Var was;
} Saved;

static Datum eval(Reference *r, const Expr *e);
static void exec(Reference *r, const Stmt *s);

static Datum add_up(Reference *r, const Datum *terms, int count, Datum sum)
{
    for (int i = 0; i < count; i++)
        sum = binary(r, '+', sum, terms[i]);
    return sum;
}

static Datum eval_products(Reference *r, const Expr *e)
{
    Datum terms[MAX_ITEMS];
    Datum start = eval(r, e->a);
    int count = e->var->count < e->other->count ? e->var->count : e->other->count;
    for (int i = 0; i < count; i++)
        terms[i] = binary(r, '*', e->var->items[i], e->other->items[i]);
    return add_up(r, terms, count, start);
}

static Datum eval_map(Reference *r, const Expr *e)
{
    Datum terms[MAX_ITEMS];
    Var was = *e->bound;
    for (int i = 0; i < e->var->count; i++) {
        e->bound->value = e->var->items[i];
        terms[i] = eval(r, e->a);
    }
    *e->bound = was;
    return add_up(r, terms, e->var->count, eval(r, e->b));
}

/* Each call has its own parameters and locals, because a function may call itself. */
static Datum eval_call(Reference *r, const Expr *e)
{
    Function *f = e->function;
    Saved saved[16];
    int count = 0;
    for (int i = 0; i < f->param_count; i++)
        saved[count++] = (Saved){f->params[i], *f->params[i]};
    for (int i = 0; i < f->local_count; i++)
        saved[count++] = (Saved){f->locals[i], *f->locals[i]};
    Datum first = e->a ? eval(r, e->a) : plain(0.0), second = e->b ? eval(r, e->b) : plain(0.0);
    int at = 0;
    if (e->var)
        memcpy(f->params[at++]->items, e->var->items, sizeof e->var->items);
    if (e->a)
        f->params[at++]->value = first;
    if (e->b)
        f->params[at]->value = second;
    if (e->instance) {
        memcpy(f->w->items, e->instance->items, sizeof f->w->items);
        f->b->value = e->instance->value;
    }
    exec(r, f->body);
    Datum result = eval(r, f->result);
    while (count-- > 0)
        *saved[count].var = saved[count].was;
    return result;
}

static Datum eval_unary(Reference *r, const Expr *e)
{
    Datum x = eval(r, e->a);
    double z = unary(e->op, reference_data(r, x));
    return x.is_node ? add_node(r, N_UNARY, e->op, x.node, x.node, z) : plain(z);
}

static bool is_less(Reference *r, const Expr *a, const Expr *b)
{
    double x = reference_data(r, eval(r, a));
    return x < reference_data(r, eval(r, b));
}

/* Bit by bit, in two's complement of 64 bits. */
static int64_t combine(int op, int64_t x, int64_t y)
{
    uint64_t result = 0;
    for (int bit = 0; bit < 64; bit++) {
        unsigned a = (unsigned)((uint64_t)x >> bit & 1), b = (unsigned)((uint64_t)y >> bit & 1);
        unsigned both = op == '&' ? a + b == 2 : op == '|' ? a + b > 0 : a != b;
        result |= (uint64_t)both << bit;
    }
    return (int64_t)result;
}

/* Python's definitions: shifts are multiplications and divisions, rounded down. */
static int64_t eval_bits(const Expr *e)
{
    if (e->kind == X_WHOLE)
        return e->index;
    int64_t x = eval_bits(e->a);
    if (e->op == '~')
        return -x - 1;
    int64_t y = eval_bits(e->b);
    double power = pow(2.0, (double)y);
    if (e->op == '<')
        return x * (int64_t)power;
    return e->op == '>' ? (int64_t)floor((double)x / power) : combine(e->op, x, y);
}

static Datum eval(Reference *r, const Expr *e)
{
    if (r->full)
        return plain(0.0);
    Datum x;
    switch (e->kind) {
    case X_CONST:
        return plain(e->number);
    case X_VAR:
        return e->var->value;
    case X_ITEM:
        return e->var->items[e->index];
    case X_NEG:
        return negate(r, eval(r, e->a));
    case X_BINARY:
        x = eval(r, e->a);
        return binary(r, e->op, x, eval(r, e->b));
    case X_UNARY:
        return eval_unary(r, e);
    case X_LARGER:
    case X_SMALLER:
        x = eval(r, e->a);
        return extreme(r, e->kind == X_LARGER ? N_LARGER : N_SMALLER, x, eval(r, e->b));
    case X_BITS:
        return plain((double)eval_bits(e->a));
    case X_WHOLE:
    case X_BIT:
        break; /* see eval_bits */
    case X_FLOAT:
        return plain(reference_data(r, eval(r, e->a)));
    case X_CHOOSE:
        return is_less(r, e->b, e->c) ? eval(r, e->a) : eval(r, e->d);
    case X_SUM:
        return add_up(r, e->var->items, e->var->count, eval(r, e->a));
    case X_IDIOM:
    case X_DOT:
        return eval_products(r, e);
    case X_MAP:
        return eval_map(r, e);
    case X_CALL:
        return eval_call(r, e);
    }
    return plain(0.0);
}

static void exec_loop(Reference *r, const Stmt *s)
{
    int count = s->kind == S_EACH ? s->other->count : s->index;
    for (int i = 0; i < count && !r->full; i++) {
        s->var->value = s->kind == S_EACH ? s->other->items[i] : plain(i);
        exec(r, s->body);
    }
}

static void exec_one(Reference *r, const Stmt *s)
{
    switch (s->kind) {
    case S_SET:
    case S_LET:
        s->var->value = eval(r, s->a);
        break;
    case S_ADD:
        s->var->value = binary(r, s->op, s->var->value, eval(r, s->a));
        break;
    case S_LIST:
        for (int i = 0; i < s->var->count; i++)
            s->var->items[i] = eval(r, s->items[i]);
        break;
    case S_ITEM:
        s->var->items[s->index] = eval(r, s->a);
        break;
    case S_REPEAT:
    case S_EACH:
        exec_loop(r, s);
        break;
    case S_WHILE:
        while (!r->full && reference_data(r, s->var->value) < s->index)
            exec(r, s->body);
        break;
    case S_IF:
        exec(r, is_less(r, s->a, s->b) ? s->body : s->other_body);
        break;
    case S_BACKWARD:
        if (s->var->value.is_node)
            reference_backward(r, s->var->value);
    }
}

static void exec(Reference *r, const Stmt *s)
{
    for (; s && !r->full; s = s->next)
        exec_one(r, s);
}

bool reference_run(Reference *r, Program *p)
{
    r->count = 0;
    r->full = false;
    for (int i = 0; i < p->leaf_count; i++)
        p->leaves[i]->value = leaf(r, p->leaves[i]->value.number);
    for (int i = 0; i < p->instance_count; i++) {
        Var *instance = p->instances[i];
        for (int k = 0; k < instance->count; k++)
            instance->items[k] = leaf(r, instance->items[k].number);
        instance->value = leaf(r, instance->value.number);
    }
    exec(r, p->body);
    return !r->full;
}
