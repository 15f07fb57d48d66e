/*
 * parse_expr.c: operators, from the tightest binding to the loosest, and lists of expressions.
 *
 * Each level is a function that calls the next tighter one; those of binary.def between comparisons
 * and signs share one.
 */
#include "syntax/parse_internal.h"

Expr *parse_new_expr(Parser *p, ExprKind kind, Span word, Span extent)
{
    Expr *e = ARENA_NEW(p->arena, Expr);
    e->kind = kind;
    e->word = word;
    e->extent = extent;
    return e;
}

static Expr *expr_pair(Parser *p, ExprKind kind, Span word, Expr *left, Expr *right)
{
    Expr *e = parse_new_expr(p, kind, word, (Span){left->extent.start, right->extent.end});
    e->as.binary.left = left;
    e->as.binary.right = right;
    return e;
}

static Expr *expr_binary(Parser *p, BinaryOp op, Span word, Expr *left, Expr *right)
{
    Expr *e = expr_pair(p, EX_BINARY, word, left, right);
    e->as.binary.op = op;
    return e;
}

static Expr *expr_unary(Parser *p, ExprKind kind, Span word, Expr *operand)
{
    Expr *e = parse_new_expr(p, kind, word, (Span){word.start, operand->extent.end});
    e->as.operand = operand;
    return e;
}

static Expr *parse_unary(Parser *p);

/* ---- operators ---- */

/* Advances if the current token is an operator of these levels. Before the file of a command, `>>`
   is none. */
static bool parse_operator(Parser *p, BinaryLevel loosest, BinaryLevel tightest, BinaryOp *op,
                           Span *word)
{
    *word = p->token.span;
    if (!binary_of_token(p->token.kind, op) || binary_level(*op) < loosest ||
        binary_level(*op) > tightest || (*op == BIN_SHIFT_RIGHT && p->no_greater))
        return false;
    parse_advance(p);
    return true;
}

/* `**` binds tighter than a sign on its left, but not on its right: -a**-b is -(a**(-b)). */
/// power = postfix [ "**" unary ] ;
static Expr *parse_power(Parser *p)
{
    Expr *left = parse_postfix(p);
    BinaryOp op;
    Span word;
    if (!parse_operator(p, LEVEL_POWER, LEVEL_POWER, &op, &word))
        return left;
    parse_enter(p, word);
    Expr *right = parse_unary(p);
    parse_leave(p);
    return expr_binary(p, op, word, left, right);
}

/// unary = ( "-" | "+" | "~" ) unary | power ;
static Expr *parse_unary(Parser *p)
{
    TokenKind sign = p->token.kind;
    if (sign != TOK_MINUS && sign != TOK_PLUS && sign != TOK_TILDE)
        return parse_power(p);
    Span word = p->token.span;
    parse_enter(p, word);
    parse_advance(p);
    Expr *operand = parse_unary(p);
    parse_leave(p);
    if (sign == TOK_PLUS)
        return operand;
    return expr_unary(p, sign == TOK_MINUS ? EX_NEGATE : EX_INVERT, word, operand);
}

/* The operators from `loosest` to * and /. The right operand of each one has only tighter ones, so
   this is one function for six levels. */
/// bit_or = bit_xor { "|" bit_xor } ;
/// bit_xor = bit_and { "^" bit_and } ;
/// bit_and = shift { "&" shift } ;
/// shift = sum { shifter sum } ;
/// sum = product { additive product } ;
/// product = unary { multiplicative unary } ;
static Expr *parse_binary(Parser *p, BinaryLevel loosest)
{
    Expr *left = parse_unary(p);
    BinaryOp op;
    Span word;
    while (parse_operator(p, loosest, LEVEL_PRODUCT, &op, &word)) {
        Expr *right = parse_binary(p, binary_level(op) + 1);
        if (op == BIN_MOD)
            parse_refuse_percent(p, left, right, word);
        left = expr_binary(p, op, word, left, right);
    }
    return left;
}

/* Advances past a comparator. `not` is one only if `in` follows, and `is` is the only name that is
   one. */
static bool parse_comparator(Parser *p, BinaryOp *op, Span *word)
{
    if (parse_at(p, TOK_NAME) && !parse_at_name(p, "is"))
        return false;
    if (parse_at(p, TOK_GREATER) && p->no_greater)
        return false;
    if (parse_at(p, TOK_NOT) && parse_peek(p).kind != TOK_IN)
        return false;
    if (!parse_operator(p, LEVEL_COMPARISON, LEVEL_COMPARISON, op, word))
        return false;
    if (*op == BIN_NOT_IN)
        parse_advance(p);
    return true;
}

/* `a < b < c` would compare a truth value with c. The message shows what to write instead, if the
   operands are short. */
static _Noreturn void parse_chained(Parser *p, const Expr *first, Span word, const Expr *last)
{
    const Expr *left = first->as.binary.left, *middle = first->as.binary.right;
#define PART(span) (int)((span).end - (span).start), parse_text(p, span)
    if (last->extent.end - first->extent.start > 60)
        parse_fail(p, word, "comparisons do not chain: write two comparisons joined by 'and'");
    parse_fail(p, word, "comparisons do not chain: write %.*s %.*s %.*s and %.*s %.*s %.*s",
               PART(left->extent), PART(first->word), PART(middle->extent), PART(middle->extent),
               PART(word), PART(last->extent));
#undef PART
}

/// comparison = bit_or [ comparator bit_or ] ;
static Expr *parse_comparison(Parser *p)
{
    Expr *left = parse_binary(p, LEVEL_BIT_OR);
    BinaryOp op;
    Span word;
    if (!parse_comparator(p, &op, &word))
        return left;
    bool is_not = op == BIN_IS && parse_accept(p, TOK_NOT); /* x is not y: not x is y */
    Expr *e = expr_binary(p, op, word, left, parse_binary(p, LEVEL_BIT_OR));
    if (parse_comparator(p, &op, &word))
        parse_chained(p, e, word, parse_binary(p, LEVEL_BIT_OR));
    return is_not ? expr_unary(p, EX_NOT, word, e) : e;
}

/// not = "not" not | comparison ;
static Expr *parse_not(Parser *p)
{
    if (!parse_at(p, TOK_NOT))
        return parse_comparison(p);
    Span word = p->token.span;
    parse_enter(p, word);
    parse_advance(p);
    Expr *operand = parse_not(p);
    parse_leave(p);
    return expr_unary(p, EX_NOT, word, operand);
}

/// and = not { "and" not } ;
static Expr *parse_and(Parser *p)
{
    Expr *left = parse_not(p);
    for (int links = 0; parse_at(p, TOK_AND); parse_count_chain(p, &links)) {
        Span word = p->token.span;
        parse_advance(p);
        left = expr_pair(p, EX_AND, word, left, parse_not(p));
    }
    return left;
}

/// or = and { "or" and } ;
Expr *parse_or(Parser *p)
{
    Expr *left = parse_and(p);
    for (int links = 0; parse_at(p, TOK_OR); parse_count_chain(p, &links)) {
        Span word = p->token.span;
        parse_advance(p);
        left = expr_pair(p, EX_OR, word, left, parse_and(p));
    }
    return left;
}

/// expression = or [ "if" or "else" expression ] ;
Expr *parse_expr(Parser *p)
{
    Expr *then = parse_or(p);
    if (parse_at(p, TOK_IF)) {
        Span word = p->token.span;
        parse_enter(p, word);
        parse_advance(p);
        Expr *e = parse_new_expr(p, EX_CONDITION, word, then->extent);
        e->as.condition.then = then;
        e->as.condition.condition = parse_or(p);
        parse_expect(p, TOK_ELSE, "in 'x if condition else y'");
        e->as.condition.otherwise = parse_expr(p);
        e->extent.end = e->as.condition.otherwise->extent.end;
        parse_leave(p);
        then = e;
    }
    return then;
}

/// expressions = expression { "," expression } [ "," ] ;
ExprList parse_expr_list(Parser *p)
{
    Items items = {0};
    bool is_tuple = false;
    do {
        if (items.count && !token_can_begin_expression(p->token.kind))
            break; /* a trailing comma, as in `a, = xs` */
        parse_add_expr(p, &items, parse_expr(p));
        if (parse_at(p, TOK_COMMA))
            is_tuple = true;
    } while (parse_accept(p, TOK_COMMA));
    return (ExprList){items.data, items.count, is_tuple};
}

Expr *parse_list_of(Parser *p, ExprList list, Span start)
{
    if (!list.is_tuple)
        return list.items[0];
    Expr *e = parse_new_expr(p, EX_LIST, start, (Span){start.start, p->previous_end});
    e->as.list = list;
    return e;
}

Expr *parse_expr_or_list(Parser *p)
{
    Span start = p->token.span;
    return parse_list_of(p, parse_expr_list(p), start);
}
