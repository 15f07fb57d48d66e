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

/* The head of a loop that counts, in another language. */
typedef struct Counting {
    Span name, assign; /* of the variable, of the '=' after it */
    Span from, to;     /* `to` is empty if it is unknown */
    bool includes;     /* the last number is `to`, not the one before it */
} Counting;

/* `i = from`; then `a` is after it. False if it is something else. */
static bool counting_read_start(Counting *loop, const Parser *p, Ahead *a)
{
    bool is_named = a->token.kind == TOK_NAME;
    loop->name = a->token.span;
    ahead_next(a);
    loop->assign = a->token.span;
    if (!is_named || a->token.kind != TOK_ASSIGN)
        return false;
    ahead_next(a);
    loop->from = ahead_part(p, a);
    return true;
}

/* `; i < to; i++)`, or after a head without brackets `to n`. */
static void counting_read_end(Counting *loop, const Parser *p, Ahead *a, bool in_brackets)
{
    if (a->token.kind == TOK_NEWLINE || a->token.kind == TOK_END)
        return;
    ahead_next(a);
    loop->includes = !in_brackets;
    if (in_brackets && a->token.kind == TOK_NAME) {
        ahead_next(a);
        loop->includes = a->token.kind == TOK_LESS_EQUAL;
        if (!loop->includes && a->token.kind != TOK_LESS)
            return;
        ahead_next(a);
    }
    loop->to = ahead_part(p, a);
}

static void form_range(Form *form, const Parser *p, const Counting *loop)
{
    bool from_zero = loop->from.end == loop->from.start + 1 && *parse_text(p, loop->from) == '0';
    bool is_known = loop->to.end > loop->to.start;
    form_quote(form, p, loop->name);
    form_puts(form, " in range(");
    if (is_known && !from_zero) {
        form_quote(form, p, loop->from);
        form_puts(form, ", ");
    }
    if (!is_known)
        form_puts(form, "n");
    else if (loop->includes)
        form_after(form, p, loop->to);
    else
        form_quote(form, p, loop->to);
    form_puts(form, ")");
}

/* `for (i = 0; i < n; i++)` and `for i = 1 to n`; the current token follows `for`. */
void parse_refuse_loop(Parser *p)
{
    Counting loop = {.includes = false};
    Ahead a = ahead_begin(p);
    bool in_brackets = parse_at(p, TOK_LPAREN);
    if (in_brackets)
        ahead_next(&a);
    bool is_declared = a.token.kind == TOK_LET || parse_is_name(p, a.token, "int") ||
                       parse_is_name(p, a.token, "var");
    if (in_brackets && is_declared)
        ahead_next(&a);
    if (!counting_read_start(&loop, p, &a))
        return;
    counting_read_end(&loop, p, &a, in_brackets);
    Form form = {.size = 0};
    form_range(&form, p, &loop);
    parse_fail(p, in_brackets ? p->token.span : loop.assign,
               "a loop goes over a list: write for %s", form.text);
}

/* ---- indices ---- */

/* An index, which begins at `a`. True if it is a slice. */
static bool ahead_index(const Parser *p, Ahead *a, Span *index)
{
    bool is_slice = false;
    *index = (Span){a->token.span.start, a->token.span.start};
    for (;;) {
        Span part = ahead_part(p, a);
        if (part.end > part.start)
            index->end = part.end;
        if (a->token.kind != TOK_COLON)
            return is_slice;
        is_slice = true;
        index->end = a->token.span.end;
        ahead_next(a);
    }
}

/* True for the colon alone, which means everything. */
static bool index_is_all(const Parser *p, Span index)
{
    return index.end == index.start + 1 && *parse_text(p, index) == ':';
}

static void form_index(Form *form, const Parser *p, Span index)
{
    if (index.end == index.start || index_is_all(p, index))
        return;
    form_puts(form, "[");
    form_quote(form, p, index);
    form_puts(form, "]");
}

/* `X[i, j]`, `X[:, j]`: the current token is the comma; `first` is the text before it. */
void parse_refuse_index(Parser *p, Span list, Span first, bool is_slice)
{
    Span second;
    Ahead a = ahead_begin(p);
    ahead_next(&a);
    ahead_index(p, &a, &second);
    if (a.token.kind == TOK_COMMA)
        parse_fail(p, p->token.span, "an index is one number: write X[i][j][k] for nested lists");
    bool over_rows = is_slice && !index_is_all(p, second);
    Form form = {.size = 0};
    if (over_rows) {
        form_puts(&form, "[row");
        form_index(&form, p, second);
        form_puts(&form, " for row in ");
    }
    form_quote(&form, p, list);
    form_index(&form, p, first);
    if (over_rows)
        form_puts(&form, "]");
    else
        form_index(&form, p, second);
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
    if (args->count == 0)
        return;
    if (command_has(command, ROW_PLOT)) {
        refuse_plot(p, args->data, args->count);
        refuse_plot_of_two(p, args->data, args->count);
    }
    if (command_has(command, ROW_RUN))
        refuse_run(p, args->data);
}

/* ---- comments ---- */

/* Where a comment of another language may begin: the current token, or the last `//` before it in
   the statement. TOK_END: nowhere. */
static Token parse_find_slashes(const Parser *p)
{
    bool is_star = parse_at(p, TOK_SLASH) && parse_text(p, p->token.span)[1] == '*';
    if (parse_at(p, TOK_FLOOR_SLASH) || is_star)
        return p->token;
    Token found = {.kind = TOK_END};
    for (Ahead a = ahead_of_statement(p); a.token.span.start < p->token.span.start; ahead_next(&a))
        if (a.token.kind == TOK_FLOOR_SLASH)
            found = a.token;
    return found;
}

void parse_refuse_comment(Parser *p)
{
    Token slashes = parse_find_slashes(p);
    const char *text = parse_text(p, slashes.span);
    if (slashes.kind == TOK_END || memchr(text, '\n', p->token.span.start - slashes.span.start))
        return;
    text += 2;
    text += strspn(text, " ");
    Form form = {.size = 0};
    form_put(&form, text, strcspn(text, "\r\n"));
    parse_fail(p, slashes.span, "a comment begins with '#': write # %s", form.text);
}
