/* generate.c: random programs. Each program has exactly one meaning: no name is read before it is
   set, and no list changes its length. */
#include "program.h"

#include <stdlib.h>
#include <string.h>

typedef struct Gen {
    Program *p;
    uint64_t state;
    Var *numbers[MAX_VARS], *lists[MAX_VARS]; /* the names that can be read here */
    int number_count, list_count;
    Function *in; /* NULL: top level */
    int callable; /* functions before this one may be called */
    int loops;
} Gen;

/* xorshift64*, Vigna 2016. */
uint32_t program_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * 2685821657736338717u) >> 32);
}

static int below(Gen *g, int n)
{
    return (int)(program_random(&g->state) % (unsigned)n);
}

static bool one_in(Gen *g, int n)
{
    return below(g, n) == 0;
}

/* One decimal place, mostly small; 0 and integers included. */
static double number(Gen *g)
{
    if (one_in(g, 12))
        return 0.0;
    return one_in(g, 4) ? below(g, 7) - 3 : (below(g, 61) - 30) / 10.0;
}

static Var *new_var(Gen *g, const char *letter, int count)
{
    Program *p = g->p;
    if (p->var_count == MAX_VARS)
        abort();
    Var *var = &p->vars[p->var_count++];
    *var = (Var){.count = count};
    snprintf(var->name, sizeof var->name, "%s%d", letter, p->var_count);
    return var;
}

static Expr *new_expr(Gen *g, ExprKind kind)
{
    Program *p = g->p;
    if (p->expr_count == MAX_PARTS)
        abort();
    Expr *e = &p->exprs[p->expr_count++];
    *e = (Expr){.kind = kind};
    return e;
}

static Expr *constant(Gen *g, double value)
{
    Expr *e = new_expr(g, X_CONST);
    e->number = value;
    return e;
}

static Expr *variable(Gen *g, Var *var)
{
    Expr *e = new_expr(g, X_VAR);
    e->var = var;
    return e;
}

static Expr *any_number(Gen *g)
{
    return variable(g, g->numbers[below(g, g->number_count)]);
}

static Expr *expression(Gen *g, int depth);

static Expr *simple(Gen *g)
{
    if (one_in(g, 4))
        return constant(g, number(g));
    if (g->list_count == 0 || !one_in(g, 4))
        return any_number(g);
    Expr *e = new_expr(g, X_ITEM);
    e->var = g->lists[below(g, g->list_count)];
    e->index = below(g, e->var->count);
    return e;
}

static Expr *operation(Gen *g, int depth)
{
    static const char operators[] = "+++***--/^";
    Expr *e = new_expr(g, X_BINARY);
    e->op = operators[below(g, (int)sizeof operators - 1)];
    e->a = expression(g, depth - 1);
    /* Mostly x**2 and similar: other powers are nan too often. */
    e->b = e->op == '^' && !one_in(g, 4) ? constant(g, below(g, 6) - 2) : expression(g, depth - 1);
    return e;
}

static Expr *of_list(Gen *g, int depth)
{
    static const ExprKind kinds[] = {X_SUM, X_IDIOM, X_IDIOM, X_DOT, X_MAP};
    Expr *e = new_expr(g, kinds[below(g, 5)]);
    e->var = g->lists[below(g, g->list_count)];
    if (e->kind == X_MAP) {
        if (g->p->var_count >= MAX_VARS - 8)
            return simple(g);
        e->bound = new_var(g, "x", 0);
        e->b = expression(g, depth - 1);
        g->numbers[g->number_count++] = e->bound;
        e->a = expression(g, depth - 1);
        g->number_count--;
        return e;
    }
    e->other = g->lists[below(g, g->list_count)];
    for (int tries = 0; e->kind == X_DOT && e->other->count != e->var->count; tries++)
        e->other = tries < 5 ? g->lists[below(g, g->list_count)] : e->var;
    e->a = one_in(g, 2) ? constant(g, 0.0) : simple(g);
    return e;
}

static Expr *call(Gen *g, int depth)
{
    Program *p = g->p;
    Function *f = &p->functions[below(g, g->callable)];
    Expr *e = new_expr(g, X_CALL);
    e->function = f;
    if (f->is_module && g->in)
        return simple(g); /* no instance exists when a function is defined */
    for (int i = 0; f->is_module && i < p->instance_count; i++)
        if (p->instances[i]->name[0] && strcmp(p->instances[i]->name + 1, f->name + 1) == 0)
            e->instance = p->instances[i];
    int at = 0;
    if (f->params[0]->count) {
        at++;
        for (int i = 0; i < g->list_count; i++)
            if (g->lists[i]->count == f->params[0]->count)
                e->var = g->lists[i];
        if (!e->var)
            return simple(g);
    }
    if (at < f->param_count)
        e->a = expression(g, depth - 2);
    if (at + 1 < f->param_count)
        e->b = expression(g, depth - 2);
    return e;
}

static Expr *choice(Gen *g, int depth)
{
    Expr *e = new_expr(g, X_CHOOSE);
    e->a = expression(g, depth - 1);
    e->b = simple(g);
    e->c = simple(g);
    e->d = expression(g, depth - 1);
    return e;
}

static Expr *with_one(Gen *g, ExprKind kind, int depth)
{
    Expr *e = new_expr(g, kind);
    /* Seldom a later one: log2, asin and so on are nan for most numbers, and nan hides the rest. */
    e->op = below(g, one_in(g, 4) ? UNARY_COUNT : UNARY_COUNT / 2);
    e->a = expression(g, depth - 1);
    return e;
}

/* An integer. Shifts are short, so that it stays small. */
static Expr *whole(Gen *g, int depth)
{
    static const char operators[] = "&|^<>~";
    Expr *e = new_expr(g, depth > 0 ? X_BIT : X_WHOLE);
    e->index = below(g, 60);
    e->op = operators[below(g, (int)sizeof operators - 1)];
    if (depth == 0)
        return e;
    e->a = whole(g, one_in(g, 3) ? 0 : depth - 1);
    e->b = whole(g, one_in(g, 3) || e->op == '<' || e->op == '>' ? 0 : depth - 1);
    if (e->op == '<' || e->op == '>')
        e->b->index %= 5;
    return e;
}

static Expr *bits(Gen *g)
{
    Expr *e = new_expr(g, X_BITS);
    e->a = whole(g, 1 + below(g, 3));
    return e;
}

static Expr *expression(Gen *g, int depth)
{
    if (depth <= 0)
        return one_in(g, 25) ? bits(g) : simple(g);
    switch (below(g, 16)) {
    case 0:
    case 1:
        return simple(g);
    case 2:
        return with_one(g, X_NEG, depth);
    case 3:
    case 4:
    case 5:
        return with_one(g, X_UNARY, depth);
    case 6: {
        Expr *e = with_one(g, one_in(g, 2) ? X_LARGER : X_SMALLER, depth);
        e->b = expression(g, depth - 1);
        return e;
    }
    case 7:
        return one_in(g, 2) ? with_one(g, X_FLOAT, depth) : choice(g, depth);
    case 8:
    case 9:
        return g->list_count ? of_list(g, depth) : operation(g, depth);
    case 10:
        return g->callable ? call(g, depth) : operation(g, depth);
    default:
        return operation(g, depth);
    }
}

/* Contains a name: a literal would become a Value, a computed number stays plain. */
static Expr *computed(Gen *g, int depth)
{
    Expr *e = new_expr(g, X_BINARY);
    e->op = one_in(g, 2) ? '+' : '*';
    e->a = any_number(g);
    e->b = expression(g, depth);
    return e;
}

/* ---- statements ---- */

static Stmt *block(Gen *g, int length, int depth);

static Stmt *new_stmt(Gen *g, StmtKind kind)
{
    Program *p = g->p;
    if (p->stmt_count == MAX_PARTS / 4)
        abort();
    Stmt *s = &p->stmts[p->stmt_count++];
    *s = (Stmt){.kind = kind};
    return s;
}

static void add_local(Gen *g, Var *var)
{
    if (g->in)
        g->in->locals[g->in->local_count++] = var;
}

static bool may_declare(const Gen *g)
{
    return g->p->var_count < MAX_VARS - 16 && (!g->in || g->in->local_count < 8);
}

/* `name = …`: a new name only if it is set on every path to its uses. */
static Stmt *assignment(Gen *g)
{
    if (g->loops > 0 || !may_declare(g)) {
        Stmt *s = new_stmt(g, S_ADD);
        s->op = "+*-"[below(g, 3)];
        Var **own = g->in ? g->in->locals : g->p->globals;
        int count = g->in ? g->in->local_count : g->p->global_count;
        do
            s->var = own[below(g, count)];
        while (s->var->count || s->var->name[0] == 'a'); /* leaves are not rebound */
        s->a = expression(g, 2);
        return s;
    }
    Stmt *s = new_stmt(g, S_SET);
    s->var = new_var(g, "v", 0);
    s->a = computed(g, 3);
    g->numbers[g->number_count++] = s->var;
    add_local(g, s->var);
    if (!g->in)
        g->p->globals[g->p->global_count++] = s->var;
    return s;
}

static Stmt *list(Gen *g)
{
    Stmt *s = new_stmt(g, S_LIST);
    s->var = new_var(g, "l", 1 + below(g, MAX_ITEMS));
    for (int i = 0; i < s->var->count; i++)
        s->items[i] = one_in(g, 3) ? constant(g, number(g)) : expression(g, 2);
    g->lists[g->list_count++] = s->var;
    g->p->globals[g->p->global_count++] = s->var;
    return s;
}

static Stmt *loop(Gen *g, int depth)
{
    bool over_list = g->list_count && one_in(g, 2);
    Stmt *s = new_stmt(g, over_list ? S_EACH : S_REPEAT);
    s->var = new_var(g, "i", 0);
    s->index = 1 + below(g, 4);
    if (over_list)
        s->other = g->lists[below(g, g->list_count)];
    /* A counter of range is an integer, and sums and products of integers would stay integers. */
    int before = g->number_count;
    if (over_list)
        g->numbers[g->number_count++] = s->var;
    g->loops++;
    s->body = block(g, 1 + below(g, 2), depth - 1);
    g->loops--;
    g->number_count = before;
    return s;
}

static Stmt *fork_of(Gen *g, int depth)
{
    Stmt *s = new_stmt(g, S_IF);
    s->a = simple(g);
    s->b = simple(g);
    g->loops++;
    s->body = block(g, 1, depth - 1);
    s->other_body = block(g, 1, depth - 1);
    g->loops--;
    return s;
}

/* let n = 0.0; while n < k { …; n += 1.0 } */
static Stmt *counted(Gen *g, int depth)
{
    Stmt *start = new_stmt(g, S_LET), *s = new_stmt(g, S_WHILE), *step = new_stmt(g, S_ADD);
    start->var = s->var = step->var = new_var(g, "n", 0);
    start->a = constant(g, 0.0);
    step->op = '+';
    step->a = constant(g, 1.0);
    s->index = 1 + below(g, 3);
    g->loops++;
    s->body = block(g, 1 + below(g, 2), depth - 1);
    g->loops--;
    Stmt *last = s->body;
    while (last->next)
        last = last->next;
    last->next = step;
    start->next = s;
    return start;
}

static Stmt *item(Gen *g)
{
    Stmt *s = new_stmt(g, S_ITEM);
    s->var = g->lists[below(g, g->list_count)];
    s->index = below(g, s->var->count);
    s->a = expression(g, 2);
    return s;
}

static Stmt *statement(Gen *g, int depth)
{
    bool top = !g->in, may_nest = may_declare(g) && depth > 0;
    switch (below(g, 10)) {
    case 0:
    case 1:
        return top && may_nest && g->loops == 0 ? list(g) : assignment(g);
    case 2:
        return may_nest ? loop(g, depth) : assignment(g);
    case 3:
        return may_nest ? fork_of(g, depth) : assignment(g);
    case 4:
        return top && may_nest && g->loops == 0 ? counted(g, depth) : assignment(g);
    case 5:
        return top && g->list_count ? item(g) : assignment(g);
    default:
        return assignment(g);
    }
}

static Stmt *block(Gen *g, int length, int depth)
{
    Stmt *first = NULL, **end = &first;
    for (int i = 0; i < length; i++) {
        *end = statement(g, depth);
        while (*end)
            end = &(*end)->next;
    }
    return first;
}

/* ---- functions and modules ---- */

static void parameter(Gen *g, Function *f, int count)
{
    Var *var = new_var(g, count ? "q" : "p", count);
    f->params[f->param_count++] = var;
    if (count)
        g->lists[g->list_count++] = var;
    else
        g->numbers[g->number_count++] = var;
}

static void field_names(Gen *g, Function *f, int count)
{
    f->w = new_var(g, "", count);
    strcpy(f->w->name, "w");
    f->b = new_var(g, "", 0);
    strcpy(f->b->name, "b");
    for (int i = 0; i <= count; i++)
        f->field[i] = number(g);
    g->lists[g->list_count++] = f->w;
    g->numbers[g->number_count++] = f->b;
}

/* f(x, n) = a if n < 0.5 else f(b, n - 1.0) + c: it ends, because it is only called with a small
   n. */
static void recursive(Gen *g, Function *f)
{
    Expr *e = new_expr(g, X_CHOOSE), *again = new_expr(g, X_CALL), *less = new_expr(g, X_BINARY);
    Var *count = new_var(g, "r", 0);
    f->params[f->param_count++] = count;
    *less = (Expr){.kind = X_BINARY, .op = '-', .a = variable(g, count), .b = constant(g, 1.0)};
    *again = (Expr){.kind = X_CALL, .function = f, .a = expression(g, 2), .b = less};
    e->a = expression(g, 2);
    e->b = variable(g, count);
    e->c = constant(g, 0.5);
    e->d = new_expr(g, X_BINARY);
    *e->d = (Expr){.kind = X_BINARY, .op = "+*"[below(g, 2)], .a = again, .b = simple(g)};
    f->result = e;
}

static void instance(Gen *g, const Function *f)
{
    Var *var = new_var(g, "o", f->w->count);
    snprintf(var->name, sizeof var->name, "o%s", f->name + 1);
    for (int i = 0; i < var->count; i++)
        var->items[i].number = f->field[i];
    var->value.number = f->field[var->count];
    g->p->instances[g->p->instance_count++] = var;
}

static void function(Gen *g)
{
    Program *p = g->p;
    Gen inner = {.p = p, .state = g->state, .callable = p->function_count};
    Function *f = &p->functions[p->function_count];
    *f = (Function){.is_module = one_in(g, 3)};
    inner.in = f;
    for (int i = 0; i < p->leaf_count; i++)
        inner.numbers[inner.number_count++] = p->leaves[i];
    snprintf(f->name, sizeof f->name, "%c%d", f->is_module ? 'M' : 'f', p->function_count);
    int count = 1 + below(g, 4);
    if (f->is_module) {
        inner.number_count = 0;
        field_names(&inner, f, count);
    }
    if (f->is_module || one_in(g, 3))
        parameter(&inner, f, f->is_module ? count : 1 + below(g, 4));
    if (f->param_count == 0 || one_in(g, 3))
        parameter(&inner, f, 0);
    bool calls_itself =
        !f->is_module && f->param_count == 1 && !f->params[0]->count && one_in(g, 3);
    if (calls_itself) {
        recursive(&inner, f);
    } else {
        Stmt *first = assignment(&inner); /* so that there is a local variable */
        first->next = block(&inner, below(g, 2), 1);
        f->body = first;
        f->result = expression(&inner, 3);
    }
    g->state = inner.state;
    p->function_count++;
    if (f->is_module)
        instance(g, f);
}

/* A recursive function is only called with a number that is known to be small. */
static bool is_recursive(const Function *f)
{
    return f->result->kind == X_CHOOSE && !f->body;
}

static void tame_calls(Program *p, Gen *g)
{
    for (int i = 0; i < p->expr_count; i++) {
        Expr *e = &p->exprs[i];
        bool own = e->kind == X_CALL && e->b && e->b->kind == X_BINARY && e->b->op == '-' &&
                   e->b->a->kind == X_VAR && e->b->a->var->name[0] == 'r';
        if (e->kind == X_CALL && is_recursive(e->function) && !own)
            e->b = constant(g, below(g, 5));
    }
}

void program_generate(Program *p, uint64_t seed)
{
    memset(p, 0, sizeof *p);
    Gen g = {.p = p, .state = seed * 0x9E3779B97F4A7C15u + 1};
    for (int i = 0; i < 5; i++)
        program_random(&g.state);
    for (p->leaf_count = 0; p->leaf_count < 4; p->leaf_count++) {
        Var *var = new_var(&g, "a", 0);
        var->value.number = number(&g);
        p->leaves[p->leaf_count] = g.numbers[g.number_count++] = var;
        p->globals[p->global_count++] = var;
    }
    for (int i = below(&g, MAX_FUNCTIONS); i > 0; i--)
        function(&g);
    g.callable = p->function_count;
    p->body = assignment(&g);
    Stmt *last = p->body;
    last->next = block(&g, 3 + below(&g, 8), 2);
    while (last->next)
        last = last->next;
    p->root = g.numbers[g.number_count - 1];
    Stmt *root = new_stmt(&g, S_SET), *sum = new_stmt(&g, S_BACKWARD);
    root->var = new_var(&g, "root", 0);
    /* backward of an older result comes first: leaves add up, other nodes do not. */
    root->a = new_expr(&g, X_BINARY);
    *root->a = (Expr){.kind = X_BINARY, .op = '+', .a = any_number(&g), .b = computed(&g, 3)};
    last->next = root;
    p->root = root->var;
    p->globals[p->global_count++] = root->var;
    if (one_in(&g, 2)) {
        sum->var = p->leaves[0];
        root->next = sum;
    }
    tame_calls(p, &g);
}
