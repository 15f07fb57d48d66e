/*
 * parse_operand.c: the operands of operators: atoms (numbers, names, lists, groups), and the calls,
 * indices and fields that follow them.
 */
#include "syntax/parse_internal.h"

#include <string.h>

#include "base/num.h"

/* ---- atoms ---- */

static Expr *parse_number(Parser *p)
{
    Span span = p->token.span;
    bool whole = parse_at(p, TOK_INT);
    Expr *e = parse_new_expr(p, whole ? EX_INT : EX_FLOAT, span, span);
    const char *text = parse_text(p, span);
    size_t size = span.end - span.start;
    if (!whole) {
        e->as.number = num_read_float(text, size);
    } else if (!num_read_int(text, size, &e->as.integer)) {
        e->kind = EX_FLOAT; /* too large for an integer */
        e->as.number = num_read_float(text, size);
    }
    parse_advance(p);
    return e;
}

static Expr *parse_name(Parser *p)
{
    Expr *e = parse_new_expr(p, EX_NAME, p->token.span, p->token.span);
    e->as.name = parse_name_of(p, p->token.span);
    p->last_name = p->token;
    parse_refuse_lambda(p);
    /* Recorded for closures: scan.c puts the locals that inner functions mention into cells. */
    if (p->body.functions)
        *(Name *)parse_add_item(p, &p->used, sizeof(Name)) = e->as.name;
    parse_advance(p);
    return e;
}

static Expr *parse_constant(Parser *p, ExprKind kind, int64_t value)
{
    Expr *e = parse_new_expr(p, kind, p->token.span, p->token.span);
    e->as.integer = value;
    parse_advance(p);
    return e;
}

static ExprList parse_targets(Parser *p);

/* Several names in brackets unpack an item: an EX_LIST. */
static Expr *parse_target_list(Parser *p)
{
    Bracket bracket = parse_open_bracket(p);
    ExprList list = parse_targets(p);
    parse_close_bracket(p, bracket);
    if (bracket.open.kind == TOK_LPAREN && !list.is_tuple)
        return list.items[0];
    list.is_tuple = true;
    return parse_list_of(p, list, bracket.open.span);
}

/// target = NAME | "(" targets ")" | "[" targets "]" ;
static Expr *parse_target(Parser *p)
{
    if (parse_at(p, TOK_LPAREN) || parse_at(p, TOK_LBRACKET))
        return parse_target_list(p);
    if (!parse_at(p, TOK_NAME))
        parse_unexpected(p, "a loop variable");
    Expr *name = parse_name(p);
    parse_check_target(p, name);
    return name;
}

/// targets = target { "," target } [ "," ] ;
static ExprList parse_targets(Parser *p)
{
    Items items = {0};
    bool is_tuple = false;
    do {
        if (items.count &&
            (parse_at(p, TOK_IN) || parse_at(p, TOK_RPAREN) || parse_at(p, TOK_RBRACKET)))
            break; /* `for i, in …` has one target */
        parse_add_expr(p, &items, parse_target(p));
        is_tuple = is_tuple || parse_at(p, TOK_COMMA);
    } while (parse_accept(p, TOK_COMMA));
    return (ExprList){items.data, items.count, is_tuple};
}

/* `for (x, y) in` means `for x, y in`. */
ExprList parse_loop_targets(Parser *p)
{
    ExprList list = parse_targets(p);
    while (list.count == 1 && list.items[0]->kind == EX_LIST && list.items[0]->as.list.count > 1)
        list = list.items[0]->as.list;
    return list;
}

/// clause = "for" targets "in" or | "if" or ;
static void parse_clause(Parser *p, Items *clauses)
{
    Clause *clause = parse_add_item(p, clauses, sizeof *clause);
    clause->is_if = parse_at(p, TOK_IF);
    parse_advance(p);
    if (!clause->is_if) {
        clause->targets = parse_loop_targets(p);
        parse_expect(p, TOK_IN, "after the variables of 'for'");
    }
    clause->source = parse_or(p);
}

/// comprehension = expression clause { clause } ;
Expr *parse_comprehension(Parser *p, Expr *element, Token open)
{
    Items clauses = {0};
    int links = 0;
    parse_allow_no_result(element);
    while (parse_at(p, TOK_FOR) || parse_at(p, TOK_IF)) {
        parse_count_chain(p, &links);
        parse_clause(p, &clauses);
    }
    Expr *e = parse_new_expr(p, EX_COMPREHENSION, open.span, open.span);
    e->as.comprehension.element = element;
    e->as.comprehension.clauses = clauses.data;
    e->as.comprehension.count = clauses.count;
    return e;
}

Expr *parse_new_list(Parser *p, ExprKind kind, Token open, Items items)
{
    Expr *e = parse_new_expr(p, kind, open.span, (Span){open.span.start, p->previous_end});
    e->as.list = (ExprList){.items = items.data, .count = items.count};
    return e;
}

/// list = "[" [ comprehension | expression { "," expression } [ "," ] ] "]" ;
static Expr *parse_list(Parser *p)
{
    Bracket bracket = parse_open_bracket(p);
    Items items = {0};
    while (!parse_at(p, TOK_RBRACKET)) {
        Expr *item = parse_expr(p);
        if (items.count == 0 && parse_at(p, TOK_FOR)) {
            Expr *e = parse_comprehension(p, item, bracket.open);
            parse_close_bracket(p, bracket);
            e->extent.end = p->previous_end;
            return e;
        }
        parse_add_expr(p, &items, item);
        if (!parse_accept(p, TOK_COMMA))
            break;
    }
    parse_close_bracket(p, bracket);
    return parse_new_list(p, EX_LIST, bracket.open, items);
}

/* A list, like Python's tuples: `()`, or more expressions after the first one. */
static Expr *parse_tuple(Parser *p, Expr *first, Token open)
{
    Items items = {0};
    if (first)
        parse_add_expr(p, &items, first);
    while (parse_accept(p, TOK_COMMA) && !parse_at(p, TOK_RPAREN))
        parse_add_expr(p, &items, parse_expr(p));
    return parse_new_list(p, EX_LIST, open, items);
}

/// group = "(" [ comprehension | expressions ] ")" ;
static Expr *parse_group(Parser *p)
{
    Bracket bracket = parse_open_bracket(p);
    Token open = bracket.open;
    Expr *e = parse_at(p, TOK_RPAREN) ? NULL : parse_expr(p);
    if (e && parse_at(p, TOK_FOR))
        e = parse_comprehension(p, e, open);
    else if (!e || parse_at(p, TOK_COMMA))
        e = parse_tuple(p, e, open);
    parse_close_bracket(p, bracket);
    e->extent = (Span){open.span.start, p->previous_end};
    return e;
}

/// atom = NUMBER | string | NAME | "self" | "true" | "false" | "nil" | group | list |
/// dictionary ;
static Expr *parse_atom(Parser *p)
{
    switch (p->token.kind) {
    case TOK_INT:
    case TOK_FLOAT:
        return parse_number(p);
    case TOK_STRING:
        return parse_string(p);
    case TOK_NAME:
        return parse_name(p);
    case TOK_SELF:
        return parse_constant(p, EX_SELF, 0);
    case TOK_TRUE:
        return parse_constant(p, EX_TRUTH, 1);
    case TOK_FALSE:
        return parse_constant(p, EX_TRUTH, 0);
    case TOK_NIL:
        return parse_constant(p, EX_NIL, 0);
    case TOK_LPAREN:
        return parse_group(p);
    case TOK_LBRACKET:
        return parse_list(p);
    case TOK_LBRACE:
        return parse_dict(p);
    default:
        parse_unexpected(p, "an expression");
    }
}

/* ---- calls, fields, elements ---- */

/* Throws if the name of the last argument was given before. */
static void parse_check_arg_name(Parser *p, const Items *args, uint32_t named, const Arg *arg)
{
    const Arg *all = args->data;
    for (uint32_t i = args->count - named; i + 1 < args->count; i++)
        if (all[i].name == arg->name)
            parse_fail(p, arg->span, "duplicate argument '%s'", intern_text(p->names, arg->name));
}

/// argument = [ NAME "=" | "*" ] expression ;
static void parse_arg(Parser *p, Items *args, uint32_t *named, bool *spreads)
{
    Arg *arg = parse_add_item(p, args, sizeof *arg);
    arg->span = p->token.span;
    if (parse_at(p, TOK_NAME) && parse_peek(p).kind == TOK_ASSIGN) {
        arg->name = parse_name_of(p, p->token.span);
        parse_advance(p);
        parse_advance(p);
        parse_count_named(p, named, arg->span);
        parse_check_arg_name(p, args, *named, arg);
    } else if (*named) {
        parse_fail(p, arg->span, "a positional argument cannot follow a named one");
    } else if (spreads && *spreads) {
        parse_fail(p, arg->span, "only a named argument can follow one with '*'");
    } else if (spreads) {
        *spreads = parse_accept(p, TOK_STAR);
    }
    arg->value = parse_expr(p);
}

/// arguments = argument { "," argument } [ "," ] ;
void parse_args(Parser *p, Items *args, uint32_t *named, bool *spreads)
{
    bool in_call = spreads != NULL;
    do {
        if (in_call && parse_at(p, TOK_RPAREN))
            break;
        Token first = p->token;
        parse_arg(p, args, named, spreads);
        Arg *arg = (Arg *)args->data + args->count - 1;
        if (in_call && args->count == 1 && !arg->name && parse_at(p, TOK_FOR)) {
            arg->value = parse_comprehension(p, arg->value, first);
            arg->value->extent.end = p->previous_end;
        }
    } while (parse_accept(p, TOK_COMMA));
}

/// call = "(" [ comprehension | arguments ] ")" ;
static Expr *parse_call(Parser *p, Expr *callee)
{
    Bracket bracket = parse_open_bracket(p);
    Items args = {0};
    uint32_t named = 0;
    bool spreads = false;
    parse_args(p, &args, &named, &spreads);
    parse_close_bracket(p, bracket);
    /* Errors about a call point to the name of the function, if it has one. */
    bool is_named = callee->kind == EX_NAME || callee->kind == EX_FIELD;
    Expr *e = parse_new_expr(p, EX_CALL, is_named ? callee->word : callee->extent,
                             (Span){callee->extent.start, p->previous_end});
    e->as.call.callee = callee;
    e->as.call.args = args.data;
    e->as.call.count = args.count;
    e->as.call.named = named;
    e->as.call.spreads = spreads;
    e->as.call.no_result = parse_no_result(p, e);
    return e;
}

/* `[from:to]` after the list; the current token is the colon. */
static Expr *parse_slice(Parser *p, Expr *list, Expr *from, Token open)
{
    parse_advance(p);
    bool is_open = parse_at(p, TOK_RBRACKET) || parse_at(p, TOK_COLON) || parse_at(p, TOK_COMMA);
    Expr *e = parse_new_expr(p, EX_SLICE, open.span, list->extent);
    e->as.slice.list = list;
    e->as.slice.from = from;
    e->as.slice.to = is_open ? NULL : parse_expr(p);
    if (parse_at(p, TOK_COLON))
        parse_fail(p, p->token.span, "a slice has no step: write a comprehension");
    return e;
}

static Expr *parse_element(Parser *p, Expr *list, Expr *index)
{
    Expr *e = parse_new_expr(p, EX_INDEX, index->extent, list->extent);
    e->as.index.list = list;
    e->as.index.index = index;
    return e;
}

/// index = "[" ( expression | [ expression ] ":" [ expression ] ) "]" ;
static Expr *parse_index(Parser *p, Expr *list)
{
    Bracket bracket = parse_open_bracket(p);
    Token open = bracket.open;
    Expr *first = parse_at(p, TOK_COLON) ? NULL : parse_expr(p);
    bool is_slice = !first || parse_at(p, TOK_COLON);
    Expr *e = is_slice ? parse_slice(p, list, first, open) : parse_element(p, list, first);
    if (parse_at(p, TOK_COMMA) && list->kind == EX_LIST)
        parse_fail(p, open.span, "missing comma before this list");
    if (parse_at(p, TOK_COMMA))
        parse_refuse_index(p, list->extent, (Span){open.span.end, p->previous_end}, is_slice);
    parse_close_bracket(p, bracket);
    e->extent.end = p->previous_end;
    return e;
}

/// field = "." NAME ;
static Expr *parse_field(Parser *p, Expr *object)
{
    parse_advance(p);
    Span word = p->token.span;
    if (!parse_at(p, TOK_NAME) && !token_is_keyword(p->token.kind))
        parse_unexpected(p, "a field name after '.'");
    Expr *e = parse_new_expr(p, EX_FIELD, word, (Span){object->extent.start, word.end});
    e->as.field.object = object;
    e->as.field.name = parse_name_of(p, word);
    parse_advance(p);
    if (p->body.functions && parse_at(p, TOK_LPAREN)) /* x.f() may call a function f of the scope */
        *(Name *)parse_add_item(p, &p->used, sizeof(Name)) = e->as.field.name;
    return e;
}

/* `[1, 2]` and, on the next line, `[3, 4]`: no literal is called or indexed like this. */
static void parse_refuse_next_row(Parser *p, const Expr *e)
{
    bool is_literal = e->kind == EX_LIST || e->kind == EX_DICT || e->kind == EX_COMPREHENSION ||
                      e->kind == EX_INT || e->kind == EX_FLOAT || e->kind == EX_STRING ||
                      e->kind == EX_TEXT;
    bool opens = parse_at(p, TOK_LPAREN) || parse_at(p, TOK_LBRACKET);
    if (is_literal && opens && parse_on_next_line(p))
        parse_missing_comma_after(p);
}

/// postfix = atom { call | index | field } ;
Expr *parse_postfix(Parser *p)
{
    Expr *e = parse_atom(p);
    parse_refuse_next_row(p, e);
    for (int links = 0;; parse_count_chain(p, &links)) {
        if (parse_at(p, TOK_LPAREN))
            e = parse_call(p, e);
        else if (parse_at(p, TOK_LBRACKET))
            e = parse_index(p, e);
        else if (parse_at(p, TOK_DOT))
            e = parse_field(p, e);
        else
            return e;
    }
}
