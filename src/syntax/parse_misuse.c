/*
 * parse_misuse.c: loops, indices, assignments, arguments and comments as other languages write
 * them. Each message shows the form of mgrad, with the user's own names.
 */
#include "syntax/parse_form.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"

/* ---- loops ---- */

/* `n + 1`, or the number itself. */
static void form_after(Form *form, const Parser *p, Span span)
{
    int64_t number;
    char text[32];
    size_t size = span.end - span.start;
    bool is_number = size && strspn(parse_text(p, span), "0123456789") >= size;
    if (is_number && num_read_int(parse_text(p, span), size, &number) && number < INT32_MAX) {
        snprintf(text, sizeof text, "%lld", (long long)number + 1);
        form_puts(form, text);
    } else {
        form_quote(form, p, span);
        form_puts(form, " + 1");
    }
}

static void form_range(Form *form, const Parser *p, Span name, Span from, Span to, bool includes)
{
    bool from_zero = from.end == from.start + 1 && *parse_text(p, from) == '0';
    form_quote(form, p, name);
    form_puts(form, " in range(");
    if (!from_zero) {
        form_quote(form, p, from);
        form_puts(form, ", ");
    }
    if (includes)
        form_after(form, p, to);
    else
        form_quote(form, p, to);
    form_puts(form, ")");
}

/* `for (i = 0; i < n; i++)` and `for i = 1 to n`; the current token follows `for`. */
void parse_refuse_loop(Parser *p)
{
    Ahead a = ahead_begin(p);
    bool in_brackets = parse_at(p, TOK_LPAREN);
    if (in_brackets)
        ahead_next(&a);
    if (in_brackets && (a.token.kind == TOK_LET || parse_is_name(p, a.token, "int") ||
                        parse_is_name(p, a.token, "var")))
        ahead_next(&a);
    Span name = a.token.span;
    bool is_named = a.token.kind == TOK_NAME;
    ahead_next(&a);
    if (!is_named || a.token.kind != TOK_ASSIGN)
        return;
    Span place = a.token.span;
    ahead_next(&a);
    Span from = ahead_part(p, &a);
    bool goes_on = a.token.kind != TOK_NEWLINE && a.token.kind != TOK_END;
    if (goes_on)
        ahead_next(&a);
    bool includes = !in_brackets;
    if (in_brackets && a.token.kind == TOK_NAME) {
        ahead_next(&a);
        includes = a.token.kind == TOK_LESS_EQUAL;
        goes_on = includes || a.token.kind == TOK_LESS;
        ahead_next(&a);
    }
    Form form = {.size = 0};
    if (goes_on)
        form_range(&form, p, name, from, ahead_part(p, &a), includes);
    else
        form_puts(&form, "i in range(n)");
    parse_fail(p, in_brackets ? p->token.span : place, "a loop goes over a list: write for %s",
               form.text);
}

/* ---- indices ---- */

/* `X[i, j]`, `X[:, j]`: the current token is the comma; `first` is the text before it. */
void parse_refuse_index(Parser *p, Span list, Span first, bool is_slice)
{
    Ahead a = ahead_begin(p);
    ahead_next(&a);
    Span second = {a.token.span.start, a.token.span.start};
    bool is_second_slice = false;
    for (Span part = ahead_part(p, &a);; part = ahead_part(p, &a)) {
        second.end = part.end > second.end ? part.end : second.end;
        if (a.token.kind != TOK_COLON)
            break;
        is_second_slice = true;
        second.end = a.token.span.end;
        ahead_next(&a);
    }
    bool is_all = second.end == second.start + 1 && is_second_slice;
    bool is_first_all = first.end == first.start + 1 && is_slice;
    Form form = {.size = 0};
    bool over_rows = is_slice && !is_all;
    if (a.token.kind == TOK_COMMA)
        parse_fail(p, p->token.span, "an index is one number: write X[i][j][k] for nested lists");
    if (over_rows) {
        form_puts(&form, "[row[");
        form_quote(&form, p, second);
        form_puts(&form, "] for row in ");
    }
    form_quote(&form, p, list);
    if (!is_first_all) {
        form_puts(&form, "[");
        form_quote(&form, p, first);
        form_puts(&form, "]");
    }
    if (over_rows) {
        form_puts(&form, "]");
    } else if (!is_all) {
        form_puts(&form, "[");
        form_quote(&form, p, second);
        form_puts(&form, "]");
    }
    parse_fail(p, p->token.span, "an index is one number: write %s", form.text);
}

/* ---- assignments ---- */

/* `f(x) = x**2`; the current token is the '='. */
void parse_refuse_definition(Parser *p, const Expr *target)
{
    if (target->kind != EX_CALL || target->as.call.callee->kind != EX_NAME)
        return;
    for (uint32_t i = 0; i < target->as.call.count; i++)
        if (!target->as.call.args[i].name && target->as.call.args[i].value->kind != EX_NAME)
            return;
    Form form = {.size = 0};
    form_quote(&form, p, ahead_rest(p, target->extent.start));
    parse_fail(p, target->extent, "a function begins with def: write def %s", form.text);
}

static bool expr_is_whole(const Expr *e)
{
    return e->kind == EX_INT || (e->kind == EX_NEGATE && e->as.operand->kind == EX_INT);
}

/* `a = 2,5`: no blank follows the comma between two whole numbers. */
void parse_refuse_decimal_comma(Parser *p, ExprList target, ExprList value)
{
    if (target.is_tuple || !value.is_tuple || value.count != 2 || !expr_is_whole(value.items[0]) ||
        value.items[1]->kind != EX_INT)
        return;
    Span whole = value.items[0]->extent, rest = value.items[1]->extent;
    if (rest.start != whole.end + 1)
        return;
    Form form = {.size = 0};
    form_quote(&form, p, whole);
    form_puts(&form, ".");
    form_quote(&form, p, rest);
    form_puts(&form, ", or [");
    form_quote(&form, p, whole);
    form_puts(&form, ", ");
    form_quote(&form, p, rest);
    form_puts(&form, "] for a list");
    parse_fail(p, (Span){whole.end, rest.start}, "a number has a point, not a comma: write %s",
               form.text);
}

_Noreturn void parse_refuse_let(Parser *p)
{
    Form form = {.size = 0};
    form_quote(&form, p, ahead_rest(p, p->token.span.start));
    parse_fail(p, p->token.span, "let needs a name: write let x %s", form.text);
}

/* ---- arguments of commands ---- */

/* The first name in an expression that is not called; NULL if there is none. */
static const Expr *expr_first_name(const Expr *e)
{
    const Expr *found = NULL;
    switch (e->kind) {
    case EX_NAME:
        return e;
    case EX_NEGATE:
        return expr_first_name(e->as.operand);
    case EX_BINARY:
        found = expr_first_name(e->as.binary.left);
        return found ? found : expr_first_name(e->as.binary.right);
    case EX_CALL:
        for (uint32_t i = 0; !found && i < e->as.call.count; i++)
            found = expr_first_name(e->as.call.args[i].value);
        return found;
    default:
        return NULL;
    }
}

static bool expr_is_number(const Expr *e)
{
    return e->kind == EX_FLOAT || expr_is_whole(e) ||
           (e->kind == EX_NEGATE && e->as.operand->kind == EX_FLOAT);
}

/* `plot x**2, -5, 5`: arithmetic gives no function, and the two numbers are a range. */
static void refuse_plot(Parser *p, const Arg *args, uint32_t count)
{
    const Expr *what = args[0].value;
    const Expr *name =
        what->kind == EX_BINARY || what->kind == EX_NEGATE ? expr_first_name(what) : NULL;
    if (count < 3 || !name || !expr_is_number(args[1].value) || !expr_is_number(args[2].value))
        return;
    Form form = {.size = 0};
    form_puts(&form, "def f(");
    form_quote(&form, p, name->extent);
    form_puts(&form, ") = ");
    form_quote(&form, p, what->extent);
    form_puts(&form, ", then plot f");
    form_quote(&form, p, (Span){what->extent.end, p->previous_end});
    parse_fail(p, what->extent, "plot needs a function for a range: write %s", form.text);
}

/* `plot f, df, -5, 5` */
static void refuse_plot_of_two(Parser *p, const Arg *args, uint32_t count)
{
    if (count != 4 || args[0].value->kind != EX_NAME || args[1].value->kind != EX_NAME ||
        args[3].name || !expr_is_number(args[2].value) || !expr_is_number(args[3].value))
        return;
    Form form = {.size = 0};
    form_puts(&form, "[");
    form_quote(&form, p, (Span){args[0].span.start, args[1].value->extent.end});
    form_puts(&form, "]");
    form_quote(&form, p, (Span){args[1].value->extent.end, p->previous_end});
    parse_fail(p, args[1].span, "several functions are a list: write plot %s", form.text);
}

/* `run lesson.mg` */
static void refuse_run(Parser *p, const Arg *args)
{
    Span span = {args[0].value->extent.start, p->previous_end};
    const char *text = parse_text(p, span);
    size_t size = span.end - span.start;
    if (args[0].value->kind == EX_STRING || size < 4 || memcmp(text + size - 3, ".mg", 3) != 0)
        return;
    parse_fail(p, span, "a file name needs quotes: write run \"%.*s\"", (int)size, text);
}

void parse_refuse_arguments(Parser *p, const Command *command, const Items *args)
{
    const char *name = intern_text(p->names, command->name);
    if (args->count == 0)
        return;
    if (strcmp(name, "plot") == 0) {
        refuse_plot(p, args->data, args->count);
        refuse_plot_of_two(p, args->data, args->count);
    } else if (strcmp(name, "run") == 0) {
        refuse_run(p, args->data);
    }
}

/* ---- comments ---- */

void parse_refuse_comment(Parser *p)
{
    Ahead a = ahead_begin(p);
    Token slashes = p->token;
    bool is_star = parse_at(p, TOK_SLASH) && parse_text(p, p->token.span)[1] == '*';
    if (!parse_at(p, TOK_FLOOR_SLASH) && !is_star) {
        uint32_t start = p->statement - p->lexer.source->base;
        lex_init(&a.lexer, p->lexer.source, start, p->lexer.source->size, p->catch_);
        slashes.kind = TOK_END;
        for (ahead_next(&a); a.token.span.start < p->token.span.start; ahead_next(&a))
            if (a.token.kind == TOK_FLOOR_SLASH)
                slashes = a.token;
        if (slashes.kind == TOK_END)
            return;
    }
    const char *text = parse_text(p, slashes.span) + 2;
    size_t size = strcspn(text, "\r\n");
    if (memchr(parse_text(p, slashes.span), '\n', p->token.span.start - slashes.span.start))
        return;
    Form form = {.size = 0};
    size_t blank = strspn(text, " ");
    form_put(&form, text + blank, size - blank);
    parse_fail(p, slashes.span, "a comment begins with '#': write # %s", form.text);
}
