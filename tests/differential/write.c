/* write.c: the program as text. Everything is in brackets: other tests cover precedence. */
#include "program.h"

#include <math.h>
#include <string.h>

static void put_expr(FILE *out, const Expr *e);

static void put_two(FILE *out, const char *before, const Expr *a, const char *between,
                    const Expr *b)
{
    fputs(before, out);
    put_expr(out, a);
    fputs(between, out);
    put_expr(out, b);
    fputs(")", out);
}

static void put_list_sum(FILE *out, const Expr *e)
{
    const char *xs = e->var->name, *ys = e->other ? e->other->name : "";
    if (e->kind == X_SUM)
        fprintf(out, "sum(%s, ", xs);
    else if (e->kind == X_DOT)
        fprintf(out, "dot(%s, %s, ", xs, ys);
    else
        fprintf(out, "sum([g*h for g, h in zip(%s, %s)], ", xs, ys);
    put_expr(out, e->a);
    fputs(")", out);
}

static void put_call(FILE *out, const Expr *e)
{
    const char *comma = "";
    fprintf(out, "%s(", e->instance ? e->instance->name : e->function->name);
    if (e->var) {
        fputs(e->var->name, out);
        comma = ", ";
    }
    if (e->a) {
        fputs(comma, out);
        put_expr(out, e->a);
        comma = ", ";
    }
    if (e->b) {
        fputs(comma, out);
        put_expr(out, e->b);
    }
    fputs(")", out);
}

static void put_compound(FILE *out, const Expr *e)
{
    char between[] = {' ', (char)e->op, ' ', '\0'};
    switch (e->kind) {
    case X_BINARY:
        put_two(out, "(", e->a, e->op == '^' ? " ** " : between, e->b);
        break;
    case X_LARGER:
    case X_SMALLER:
        put_two(out, e->kind == X_LARGER ? "max(" : "min(", e->a, ", ", e->b);
        break;
    case X_CHOOSE:
        put_two(out, "(", e->a, " if ", e->b);
        fseek(out, -1, SEEK_CUR);
        put_two(out, " < ", e->c, " else ", e->d);
        break;
    case X_MAP:
        fputs("sum([", out);
        put_expr(out, e->a);
        fprintf(out, " for %s in %s], ", e->bound->name, e->var->name);
        put_expr(out, e->b);
        fputs(")", out);
        break;
    case X_CALL:
        put_call(out, e);
        break;
    default:
        put_list_sum(out, e);
    }
}

static void put_function(FILE *out, const char *name, const Expr *a)
{
    fprintf(out, "%s(", name);
    put_expr(out, a);
    fputs(")", out);
}

static void put_bit_operator(FILE *out, int op)
{
    fputs(op == '<'   ? " << "
          : op == '>' ? " >> "
          : op == '&' ? " & "
          : op == '^' ? " ^ "
                      : " | ",
          out);
}

/* Without brackets on the left side if the left operator binds more tightly. */
static void put_bits(FILE *out, const Expr *e)
{
    static const char order[] = "|^&<>~"; /* the loosest first */
    if (e->kind == X_WHOLE) {
        fprintf(out, "%d", e->index);
        return;
    }
    if (e->op == '~') {
        fputs("(~", out);
        put_bits(out, e->a);
        fputs(")", out);
        return;
    }
    bool bare = e->a->kind == X_BIT && strchr(order, e->a->op) > strchr(order, e->op);
    fputs("(", out);
    if (bare && e->a->op != '~') {
        put_bits(out, e->a->a);
        put_bit_operator(out, e->a->op);
        put_bits(out, e->a->b);
    } else {
        put_bits(out, e->a);
    }
    put_bit_operator(out, e->op);
    put_bits(out, e->b);
    fputs(")", out);
}

static void put_expr(FILE *out, const Expr *e)
{
    switch (e->kind) {
    case X_BITS:
        fputs("float(", out);
        put_bits(out, e->a);
        fputs(")", out);
        break;
    case X_CONST:
        fprintf(out, signbit(e->number) ? "(%.1f)" : "%.1f", e->number);
        break;
    case X_VAR:
        fputs(e->var->name, out);
        break;
    case X_ITEM:
        fprintf(out, "%s[%d]", e->var->name, e->index);
        break;
    case X_NEG:
        put_function(out, "(-", e->a);
        fputs(")", out);
        break;
    case X_UNARY:
        put_function(out, unary_names[e->op], e->a);
        break;
    case X_FLOAT:
        put_function(out, "float", e->a);
        break;
    default:
        put_compound(out, e);
    }
}

static void put_block(FILE *out, const Stmt *s, int depth);

static void put_list(FILE *out, const Stmt *s)
{
    fprintf(out, "%s = [", s->var->name);
    for (int i = 0; i < s->var->count; i++) {
        fputs(i ? ", " : "", out);
        put_expr(out, s->items[i]);
    }
    fputs("]", out);
}

static void put_choice(FILE *out, const Stmt *s, int depth)
{
    fputs("if ", out);
    put_expr(out, s->a);
    fputs(" < ", out);
    put_expr(out, s->b);
    put_block(out, s->body, depth);
    fputs(" else", out);
    put_block(out, s->other_body, depth);
}

static void put_stmt(FILE *out, const Stmt *s, int depth)
{
    fprintf(out, "%*s", 4 * depth, "");
    switch (s->kind) {
    case S_SET:
    case S_LET:
        fprintf(out, "%s%s = ", s->kind == S_LET ? "let " : "", s->var->name);
        put_expr(out, s->a);
        break;
    case S_ADD:
        fprintf(out, "%s %s= ", s->var->name, s->op == '^' ? "**" : (char[]){(char)s->op, '\0'});
        put_expr(out, s->a);
        break;
    case S_LIST:
        put_list(out, s);
        break;
    case S_ITEM:
        fprintf(out, "%s[%d] = ", s->var->name, s->index);
        put_expr(out, s->a);
        break;
    case S_REPEAT:
        fprintf(out, "for %s in range(%d)", s->var->name, s->index);
        put_block(out, s->body, depth);
        break;
    case S_EACH:
        fprintf(out, "for %s in %s", s->var->name, s->other->name);
        put_block(out, s->body, depth);
        break;
    case S_WHILE:
        fprintf(out, "while %s < %d", s->var->name, s->index);
        put_block(out, s->body, depth);
        break;
    case S_IF:
        put_choice(out, s, depth);
        break;
    case S_BACKWARD:
        fprintf(out, "backward %s", s->var->name);
    }
    fputs("\n", out);
}

static void put_block(FILE *out, const Stmt *s, int depth)
{
    fputs(" {\n", out);
    for (; s; s = s->next)
        put_stmt(out, s, depth + 1);
    fprintf(out, "%*s}", 4 * depth, "");
}

static void put_definition(FILE *out, const Function *f)
{
    int depth = 1;
    if (f->is_module) {
        fprintf(out, "module %s() {\n    w = [", f->name);
        for (int i = 0; i < f->w->count; i++)
            fprintf(out, "%sValue(%.1f)", i ? ", " : "", f->field[i]);
        fprintf(out, "]\n    b = %.1f\n    def forward(", f->field[f->w->count]);
        depth = 2;
    } else {
        fprintf(out, "def %s(", f->name);
    }
    for (int i = 0; i < f->param_count; i++)
        fprintf(out, "%s%s", i ? ", " : "", f->params[i]->name);
    fputs(") {\n", out);
    for (const Stmt *s = f->body; s; s = s->next)
        put_stmt(out, s, depth);
    fprintf(out, "%*sreturn ", 4 * depth, "");
    put_expr(out, f->result);
    fputs(f->is_module ? "\n    }\n}\n" : "\n}\n", out);
}

void program_write(const Program *p, FILE *out)
{
    for (int i = 0; i < p->leaf_count; i++)
        fprintf(out, "%s = %.1f\n", p->leaves[i]->name, p->leaves[i]->value.number);
    for (int i = 0; i < p->function_count; i++)
        put_definition(out, &p->functions[i]);
    int next = 0;
    for (int i = 0; i < p->function_count; i++)
        if (p->functions[i].is_module)
            fprintf(out, "%s = %s()\n", p->instances[next++]->name, p->functions[i].name);
    for (const Stmt *s = p->body; s; s = s->next)
        put_stmt(out, s, 0);
}
