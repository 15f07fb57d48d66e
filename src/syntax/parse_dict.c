/* parse_dict.c: dictionaries: `{key: value, …}` and `{key: value for …}`. */
#include "syntax/parse_internal.h"

/* True for the reserved words that begin a statement: a block was meant. */
static bool parse_at_block(const Parser *p)
{
    switch (p->token.kind) {
    case TOK_LET:
    case TOK_DEF:
    case TOK_RETURN:
    case TOK_IF:
    case TOK_WHILE:
    case TOK_FOR:
    case TOK_BREAK:
    case TOK_CONTINUE:
        return true;
    default:
        return false;
    }
}

/// entry = expression ":" expression ;
static Expr *parse_entry(Parser *p, Expr **value)
{
    if (parse_at_block(p))
        parse_fail_help(p, p->open.span, "a function with statements has no '=': def f(x) { … }",
                        "'{' begins a dictionary here, not a block");
    Expr *key = parse_expr(p);
    if (parse_at(p, TOK_COMMA) || parse_at(p, TOK_RBRACE) || parse_at(p, TOK_FOR))
        parse_fail_help(p, p->open.span, "a list is written [a, b], a dictionary {key: value}",
                        "there are no sets");
    if (parse_at(p, TOK_ASSIGN))
        parse_fail(p, p->token.span, "write ':' between a key and its value");
    parse_expect(p, TOK_COLON, "after the key");
    *value = parse_expr(p);
    return key;
}

/* Throws if an entry begins on the next line, after an entry without a comma. */
static void parse_check_comma(Parser *p)
{
    bool is_key = parse_at(p, TOK_STRING) || parse_at(p, TOK_NAME) || parse_at(p, TOK_INT) ||
                  parse_at(p, TOK_FLOAT);
    if (is_key && parse_on_next_line(p) && parse_peek(p).kind == TOK_COLON)
        parse_missing_comma_after(p);
}

/* The lexer counts the brace as a round bracket: a newline inside is no token. */
/// dictionary = "{" [ entry clause { clause } | entry { "," entry } [ "," ] ] "}" ;
Expr *parse_dict(Parser *p)
{
    Token open = p->token;
    p->lexer.round++;
    parse_advance(p);
    Items items = {0};
    Expr *e = parse_new_expr(p, EX_DICT, open.span, open.span);
    while (!parse_at(p, TOK_RBRACE)) {
        Expr *value, *key = parse_entry(p, &value);
        if (items.count == 0 && parse_at(p, TOK_FOR)) {
            e = parse_comprehension(p, value, open);
            e->as.comprehension.key = key;
            break;
        }
        *(Expr **)parse_add_item(p, &items, sizeof(Expr *)) = key;
        *(Expr **)parse_add_item(p, &items, sizeof(Expr *)) = value;
        if (!parse_accept(p, TOK_COMMA))
            break;
    }
    parse_check_comma(p);
    p->lexer.round--;
    parse_close(p, TOK_RBRACE, open);
    e->extent.end = p->previous_end;
    if (e->kind == EX_DICT)
        e->as.list = (ExprList){.items = items.data, .count = items.count};
    return e;
}
