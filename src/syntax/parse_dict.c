/* parse_dict.c: dictionaries: `{key: value, …}` and `{key: value for …}`. */
#include "syntax/parse_internal.h"

/// entry = expression ":" expression ;
static Expr *parse_entry(Parser *p, Expr **value)
{
    if (token_leads_statement(p->token.kind))
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

/// dictionary = "{" [ entry clause { clause } | entry { "," entry } [ "," ] ] "}" ;
Expr *parse_dict(Parser *p)
{
    Bracket bracket = parse_open_bracket(p);
    Items items = {0};
    Expr *e = NULL;
    while (!parse_at(p, TOK_RBRACE)) {
        Expr *value, *key = parse_entry(p, &value);
        if (items.count == 0 && parse_at(p, TOK_FOR)) {
            e = parse_comprehension(p, value, bracket.open);
            e->as.comprehension.key = key;
            break;
        }
        parse_add_expr(p, &items, key);
        parse_add_expr(p, &items, value);
        if (!parse_accept(p, TOK_COMMA))
            break;
    }
    parse_check_comma(p);
    parse_close_bracket(p, bracket);
    if (!e)
        return parse_new_list(p, EX_DICT, bracket.open, items);
    e->extent.end = p->previous_end;
    return e;
}
